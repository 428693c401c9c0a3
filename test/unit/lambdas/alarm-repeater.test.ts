import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { dueRepeat, repeatSeconds, type Severity } from '../../../lambdas/alarm-repeater/due.ts';
import { type OpenAlarm, openAlarms } from '../../../lambdas/alarm-repeater/open-alarms.ts';
import { type Message, repeater } from '../../../lambdas/alarm-repeater/repeater.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const topics = { critical: 'arn:critical', warning: 'arn:warning', info: 'arn:info' };
const since = new Date('2026-03-01T12:00:30Z');
const everySeconds = 300;
const at = (minutes: number) => new Date(since.getTime() + minutes * 60_000);

const open = (given: Partial<OpenAlarm> = {}): OpenAlarm => ({
  name: 'plinth-production-AL-01',
  description: 'Service down.',
  reason: 'Threshold Crossed',
  since,
  topics: [topics.critical],
  ...given,
});

async function round(scheduledAt: Date, alarms: readonly OpenAlarm[]) {
  const sent: Message[] = [];
  const { tools, metrics } = observed('alarm-repeater');
  const send = async (message: Message) => void sent.push(message);
  const handler = repeater(tools, { openAlarms: async () => alarms, send, topics, everySeconds });
  await handler({ scheduledAt: scheduledAt.toISOString() }, lambdaContext());
  return { sent, metrics };
}

describe('the time of a repetition', () => {
  const severity = fc.constantFrom<Severity>('critical', 'warning', 'info');

  it('comes once in each interval, whenever the alarm began', () => {
    fc.assert(
      fc.property(severity, fc.integer({ min: 0, max: 299 }), fc.integer({ min: 1, max: 5 }), (one, offset, count) => {
        const began = new Date(since.getTime() + offset * 1000);
        const rounds = Math.ceil((repeatSeconds[one] * count + offset) / everySeconds) + 1;
        const found = Array.from({ length: rounds }, (_, index) =>
          dueRepeat(began, one, { at: new Date(since.getTime() + (index + 1) * everySeconds * 1000), everySeconds }),
        ).filter((repeat) => repeat > 0);
        expect(found.slice(0, count)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      }),
    );
  });

  it('is after 30 minutes, two hours, and a day', () => {
    const isDue = (one: Severity, minutes: number) => dueRepeat(since, one, { at: at(minutes), everySeconds });
    expect([isDue('critical', 29), isDue('critical', 30), isDue('critical', 36)]).toEqual([0, 1, 0]);
    expect([isDue('warning', 119), isDue('warning', 120)]).toEqual([0, 1]);
    expect([isDue('info', 1439), isDue('info', 1440)]).toEqual([0, 1]);
  });

  it('is none before the alarm began', () => {
    expect(dueRepeat(since, 'critical', { at: at(-60), everySeconds })).toBe(0);
  });
});

describe('the repeater', () => {
  it('tells again, by the topic of the alarm, since when it goes on', async () => {
    const { sent, metrics } = await round(at(31), [open()]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ topic: topics.critical, subject: 'STILL IN ALARM: plinth-production-AL-01' });
    expect(JSON.parse(sent[0]?.text ?? '')).toMatchObject({
      AlarmName: 'plinth-production-AL-01',
      NewStateValue: 'ALARM',
      StateChangeTime: since.toISOString(),
      Repeat: 1,
    });
    expect(metrics['AlarmsRepeated']).toBe(1);
  });

  it('says nothing of alarms that are not due, tell nobody, or tell somebody else', async () => {
    const quiet = [open({ topics: [] }), open({ topics: ['arn:other'] }), open({ topics: [topics.warning] })];
    expect((await round(at(31), quiet)).sent).toEqual([]);
    expect((await round(at(20), [open()])).sent).toEqual([]);
  });

  it('keeps the subject within what SNS takes', async () => {
    const { sent } = await round(at(31), [open({ name: 'x'.repeat(200) })]);
    expect(sent[0]?.subject.length).toBe(100);
  });

  it('rejects a call that does not say for when it is', async () => {
    const { tools } = observed('alarm-repeater');
    const handler = repeater(tools, { openAlarms: async () => [], send: async () => {}, topics, everySeconds });
    await expect(handler({}, lambdaContext())).rejects.toThrow('scheduledAt');
  });
});

describe('the alarms that go on', () => {
  it('are of both kinds, from all pages, without those that are held back or turned off', async () => {
    const client = new CloudWatchClient({ region: 'eu-central-1' });
    const alarm = {
      AlarmName: 'a',
      StateTransitionedTimestamp: since,
      StateUpdatedTimestamp: at(5),
      AlarmActions: ['arn:x'],
    };
    mockClient(client)
      .on(DescribeAlarmsCommand)
      .resolvesOnce({ MetricAlarms: [alarm, { ...alarm, AlarmName: 'off', ActionsEnabled: false }], NextToken: 'more' })
      .resolves({
        CompositeAlarms: [
          { ...alarm, AlarmName: 'b', StateTransitionedTimestamp: undefined },
          { ...alarm, AlarmName: 'held', ActionsSuppressedBy: 'Alarm' },
        ],
      });
    const found = await openAlarms(client, 'plinth-production-');
    expect(found.map(({ name, topics: told, since: from }) => [name, told, from])).toEqual([
      ['a', ['arn:x'], since],
      ['off', [], since],
      ['b', ['arn:x'], at(5)],
      ['held', [], since],
    ]);
  });
});
