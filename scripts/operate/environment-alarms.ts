import {
  type CloudWatchClient,
  type DescribeAlarmsCommandInput,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { alarmRules, type Severity, stormRules } from '#lib/monitoring';

/** An alarm of the rules of lib/monitoring; those that only machines read have other names. */
export interface EnvironmentAlarm {
  readonly name: string;
  readonly severity: Severity;
  readonly state: string;
}

/** The alarms of an environment that people are told of; none before its first deployment. */
export async function environmentAlarms(
  client: CloudWatchClient,
  environment: string,
): Promise<readonly EnvironmentAlarm[]> {
  const found: EnvironmentAlarm[] = [];
  const AlarmNamePrefix = `plinth-${environment}-`;
  const query: DescribeAlarmsCommandInput = { AlarmNamePrefix, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] };
  for await (const page of paginateDescribeAlarms({ client }, query)) {
    for (const { AlarmName: name, StateValue } of [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])]) {
      const severity = name && severityOf(name.slice(AlarmNamePrefix.length));
      if (name && severity) found.push({ name, severity, state: StateValue ?? 'INSUFFICIENT_DATA' });
    }
  }
  return found;
}

/** Names of critical ones that are quiet: not those that have nothing to look at yet. */
export const quietAlarms = (alarms: readonly EnvironmentAlarm[]): string[] =>
  alarms.filter(({ severity, state }) => severity === 'critical' && state === 'OK').map(({ name }) => name);

/** @param name without the environment: `AL-24-Ingest-Queue`; the longest id that it begins with is its rule's. */
function severityOf(name: string): Severity | undefined {
  const rules = [...alarmRules, ...stormRules].filter(({ id }) => name === id || name.startsWith(`${id}-`));
  return rules.toSorted((a, b) => b.id.length - a.id.length)[0]?.severity;
}
