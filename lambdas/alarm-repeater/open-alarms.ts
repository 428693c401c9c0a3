import {
  type CloudWatchClient,
  type CompositeAlarm,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';

/** An alarm that goes on. */
export interface OpenAlarm {
  readonly name: string;
  readonly description: string;
  readonly reason: string;
  readonly since: Date;
  /** ARNs of what it tells; none where another alarm holds it back. */
  readonly topics: readonly string[];
}

/** Alarms whose names begin so, of both kinds, that are in the state ALARM. */
export async function openAlarms(client: CloudWatchClient, prefix: string): Promise<readonly OpenAlarm[]> {
  const found: OpenAlarm[] = [];
  const pages = paginateDescribeAlarms(
    { client },
    { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], StateValue: 'ALARM' },
  );
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages) {
    found.push(...[...MetricAlarms, ...CompositeAlarms].flatMap(openAlarm));
  }
  return found;
}

function openAlarm(alarm: MetricAlarm | CompositeAlarm): OpenAlarm[] {
  const { AlarmName: name, AlarmDescription: description = '', StateReason: reason = '' } = alarm;
  // Updates also tell of new reasons for the same state.
  const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  if (name === undefined || since === undefined) return [];
  const isHeldBack = 'ActionsSuppressedBy' in alarm && alarm.ActionsSuppressedBy !== undefined;
  const isTold = alarm.ActionsEnabled !== false && !isHeldBack;
  return [{ name, description, reason, since, topics: isTold ? (alarm.AlarmActions ?? []) : [] }];
}
