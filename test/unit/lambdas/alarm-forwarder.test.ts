import { describe, expect, it } from '@jest/globals';
import type { SNSEvent } from 'aws-lambda';
import { type ChatMessage, chatMessage } from '../../../lambdas/alarm-forwarder/chat-message.ts';
import { forwarder } from '../../../lambdas/alarm-forwarder/forwarder.ts';
import { webhook } from '../../../lambdas/alarm-forwarder/webhook.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const alarmText = (given: Record<string, unknown> = {}) =>
  JSON.stringify({
    AlarmName: 'plinth-production-AL-01',
    AlarmDescription: 'Service down. AL-01, critical.\nRunbook: https://docs.example.com/AL-01.md',
    AWSAccountId: '123456789012',
    NewStateValue: 'ALARM',
    NewStateReason: 'Threshold Crossed: 1 datapoint [0.0] was less than the threshold (1.0).',
    StateChangeTime: '2026-03-01T12:00:30.000+0000',
    Region: 'EU (Frankfurt)',
    OldStateValue: 'OK',
    ...given,
  });

/** An event of SNS, as far as the forwarder reads it. */
function snsEvent(...messages: string[]): SNSEvent {
  const record = (Message: string) => ({
    EventVersion: '1.0',
    EventSource: 'aws:sns',
    EventSubscriptionArn: 'arn:aws:sns:eu-central-1:123456789012:critical:1',
    Sns: {
      SignatureVersion: '1',
      Timestamp: '2026-03-01T12:00:31.000Z',
      Signature: '',
      SigningCertUrl: '',
      MessageId: '1',
      Message,
      MessageAttributes: {},
      Type: 'Notification',
      UnsubscribeUrl: '',
      TopicArn: 'arn:aws:sns:eu-central-1:123456789012:critical',
      Subject: 'ALARM',
    },
  });
  return { Records: messages.map(record) };
}

describe('a chat message', () => {
  it('names the alarm, its state, why, since when, and what to do', () => {
    expect(chatMessage('ALARM', alarmText())).toEqual({
      text: 'ALARM: plinth-production-AL-01',
      attachments: [
        {
          color: '#d13212',
          text: expect.stringMatching(/^Service down[\s\S]*AL-01\.md\nThreshold Crossed/),
          footer: 'since 2026-03-01T12:00:30.000+0000',
        },
      ],
    });
  });

  it('tells that it is over, and how often it was told', () => {
    expect(chatMessage('OK', alarmText({ NewStateValue: 'OK' })).text).toBe('OK: plinth-production-AL-01');
    expect(chatMessage('ALARM', alarmText({ Repeat: 2 })).text).toContain('(told 3 times)');
  });

  it.each(['AWS Budgets: plinth-production has exceeded your alert threshold', '{"unknown":true}', 'null'])(
    'hands on what is no alarm: %s',
    (text) => {
      expect(chatMessage('Budget', text)).toMatchObject({ text: 'Budget', attachments: [{ text }] });
    },
  );
});

describe('the forwarder', () => {
  it('hands on each message, and counts it', async () => {
    const { tools, metrics } = observed('alarm-forwarder');
    const posted: ChatMessage[] = [];
    await forwarder(tools, async (message) => void posted.push(message))(snsEvent(alarmText(), 'x'), lambdaContext());
    expect(posted.map(({ text }) => text)).toEqual(['ALARM: plinth-production-AL-01', 'ALARM']);
    expect(metrics['AlarmsForwarded']).toBe(2);
  });

  it('fails where the webhook has not taken a message, so that Lambda brings it again', async () => {
    const { tools, metrics } = observed('alarm-forwarder');
    const broken = async () => {
      throw new Error('The webhook has answered 500.');
    };
    await expect(forwarder(tools, broken)(snsEvent(alarmText()), lambdaContext())).rejects.toThrow('500');
    expect(metrics).not.toHaveProperty('AlarmsForwarded');
  });
});

describe('the webhook', () => {
  const message = chatMessage('ALARM', alarmText());

  it.each([undefined, '', 'http://hooks.example.com/T1/secret', 'no address'])(
    'asks for an https address where its secret holds %s',
    async (secret) => {
      await expect(webhook(async () => secret)(message)).rejects.toThrow('https address');
    },
  );

  it('never shows its address, which is a secret', async () => {
    const post = webhook(async () => 'https://127.0.0.1:1/T1/very-secret');
    const error = await post(message).catch((reason: unknown) => reason);
    expect(String(error)).toContain('cannot be reached');
    expect(JSON.stringify([String(error), error instanceof Error && error.stack])).not.toContain('very-secret');
  });

  it('gets the message as JSON, and counts as taken by a status of 2xx only', async () => {
    const answered: number[] = [200, 404, 302, 500];
    const bodies: string[] = [];
    const send = async (_: unknown, init?: RequestInit) => {
      bodies.push(String(init?.body));
      return new Response(null, { status: answered.shift() ?? 200 });
    };
    const post = webhook(async () => 'https://hooks.example.com/T1', send);
    await post(message);
    expect(JSON.parse(bodies[0] ?? '')).toEqual(message);
    for (const status of [404, 302, 500]) await expect(post(message)).rejects.toThrow(`has answered ${status}`);
  });
});
