import { type CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';

/** Alarms that may take a deployment back. */
export interface WatchedAlarms {
  /** ARNs of those that are quiet now. */
  readonly quiet: readonly string[];
  /** Names of those that have gone off already: were they watched, no deployment could set right what is wrong. */
  readonly loud: readonly string[];
}

/** Those that there are; before the first deployment there are none. */
export async function watchedAlarms(client: CloudWatchClient, names: readonly string[]): Promise<WatchedAlarms> {
  if (names.length === 0) return { quiet: [], loud: [] };
  const request = new DescribeAlarmsCommand({ AlarmNames: [...names], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });
  const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(request);
  const found = [...MetricAlarms, ...CompositeAlarms];
  return {
    quiet: found.flatMap(({ StateValue, AlarmArn }) => (StateValue === 'ALARM' ? [] : (AlarmArn ?? []))),
    loud: found.flatMap(({ StateValue, AlarmName }) => (StateValue === 'ALARM' ? (AlarmName ?? []) : [])),
  };
}
