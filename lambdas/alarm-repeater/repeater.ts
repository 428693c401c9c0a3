import { z } from 'zod';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { dueRepeat, type Severity } from './due.ts';
import { repeaterMetrics } from './metric-names.ts';
import type { OpenAlarm } from './open-alarms.ts';

/** Given by the schedule: a call that comes late, or again, is about the same time. */
const RepeaterEvent = z.object({ scheduledAt: z.coerce.date() });

/** A message of SNS; `text` has the fields of a message of CloudWatch. */
export interface Message {
  readonly topic: string;
  readonly subject: string;
  readonly text: string;
}

export interface RepeaterSources {
  readonly openAlarms: () => Promise<readonly OpenAlarm[]>;
  readonly send: (message: Message) => Promise<void>;
  readonly topics: Readonly<Record<Severity, string>>;
  readonly everySeconds: number;
}

const SUBJECT_LENGTH = 100;
const severities = ['critical', 'warning', 'info'] as const satisfies Severity[];

/** Tells again of every alarm that goes on: CloudWatch tells only once. */
export function repeater(tools: Observability, { openAlarms, send, topics, everySeconds }: RepeaterSources) {
  return observedFunction(tools, async (event: unknown) => {
    const { scheduledAt: at } = RepeaterEvent.parse(event);
    for (const alarm of await openAlarms()) {
      const severity = severities.find((one) => alarm.topics.includes(topics[one]));
      const repeat = severity === undefined ? 0 : dueRepeat(alarm.since, severity, { at, everySeconds });
      if (severity === undefined || repeat === 0) continue;
      await send({ topic: topics[severity], ...messageOf(alarm, repeat) });
      tools.metrics.addMetric(repeaterMetrics.repeated, 'Count', 1);
      tools.logger.info('An alarm goes on, and was told again.', { alarm: alarm.name, severity, repeat });
    }
  });
}

function messageOf({ name, description, reason, since }: OpenAlarm, repeat: number): Omit<Message, 'topic'> {
  const fields = {
    AlarmName: name,
    AlarmDescription: description,
    NewStateValue: 'ALARM',
    NewStateReason: reason,
    StateChangeTime: since.toISOString(),
    Repeat: repeat,
  };
  return { subject: `STILL IN ALARM: ${name}`.slice(0, SUBJECT_LENGTH), text: JSON.stringify(fields) };
}
