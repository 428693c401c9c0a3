import {
  type Alarm,
  AlarmRule as AlarmState,
  CompositeAlarm,
  type CompositeAlarmProps,
  type IAlarmRule,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { StormRule } from './alarm-rule.ts';
import { descriptionOf } from './description.ts';
import { alarmName } from './rule-alarms.ts';
import type { Subject } from './subject.ts';

export interface StormAlarmProps {
  readonly config: EnvironmentConfig;
  readonly rule: StormRule;
  readonly product: Subject;
  /** By the id of their rule. */
  readonly alarms: ReadonlyMap<string, readonly Alarm[]>;
}

/** How long it is waited for the cause to be told, and after the cause has gone for its consequences to go. */
const WAIT = Duration.minutes(2);

/** Tells of any of several alarms, but not of those that follow from another one. */
export function stormAlarm(scope: Construct, { config, rule, product, alarms }: StormAlarmProps): CompositeAlarm {
  const alarmsOf = (ids: readonly string[]) => ids.flatMap((id) => alarms.get(id) ?? []) as (Alarm & IAlarmRule)[];
  const [cause, ...otherCauses] = alarmsOf(rule.unless);
  const members = alarmsOf(rule.of);
  if (members.length === 0) throw new Error(`${rule.id}: there are no alarms of its rules.`);
  const without = otherCauses.map((alarm) => AlarmState.not(alarm));
  return new CompositeAlarm(scope, rule.id, {
    compositeAlarmName: alarmName(config, rule.id),
    alarmDescription: descriptionOf(rule, config.monitoring, product),
    alarmRule: AlarmState.allOf(AlarmState.anyOf(...members), ...without),
    ...(cause !== undefined && {
      actionsSuppressor: cause as CompositeAlarmProps['actionsSuppressor'] & object,
      actionsSuppressorWaitPeriod: WAIT,
      actionsSuppressorExtensionPeriod: WAIT,
    }),
  });
}
