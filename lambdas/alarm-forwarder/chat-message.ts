import { z } from 'zod';

/** What CloudWatch says of an alarm, and the repeater likewise. */
const AlarmText = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string().nullish(),
  NewStateValue: z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']),
  NewStateReason: z.string(),
  StateChangeTime: z.string(),
  Repeat: z.int().optional(),
});

/** As Slack's incoming webhooks take it, and those of others that do as Slack does. */
export interface ChatMessage {
  readonly text: string;
  readonly attachments: readonly [{ readonly color: string; readonly text: string; readonly footer?: string }];
}

const colors = { ALARM: '#d13212', OK: '#1d8102', INSUFFICIENT_DATA: '#687078' } as const;

/** @param text of an alarm, or any other, which is handed on as it is. */
export function chatMessage(subject: string, text: string): ChatMessage {
  const alarm = AlarmText.safeParse(jsonOf(text)).data;
  if (alarm === undefined) return { text: subject, attachments: [{ color: colors.INSUFFICIENT_DATA, text }] };
  const { AlarmName, AlarmDescription, NewStateValue: state, NewStateReason, StateChangeTime, Repeat } = alarm;
  const again = Repeat === undefined ? '' : ` (told ${Repeat + 1} times)`;
  return {
    text: `${state}: ${AlarmName}${again}`,
    attachments: [
      {
        color: colors[state],
        text: [AlarmDescription, NewStateReason].filter((line) => line).join('\n'),
        footer: `since ${StateChangeTime}`,
      },
    ],
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
