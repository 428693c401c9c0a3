import type { Alarm, AlarmBase } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { CloudWatchMonitoring, EnvironmentConfig } from '#lib/config';
import { type AlarmRule, conditions, type Severity, type StormRule } from './alarm-rule.ts';
import type { AlarmTopics } from './alarm-topics.ts';
import { RuleAlarms } from './rule-alarms.ts';
import { alarmRules } from './rules/index.ts';
import { stormRules } from './rules/storms.ts';
import { stormAlarm } from './storms.ts';
import type { Subject, Subjects } from './subject.ts';

export interface AlarmsProps {
  readonly config: EnvironmentConfig;
  readonly monitoring: CloudWatchMonitoring;
  readonly subjects: Subjects;
  readonly topics: AlarmTopics;
}

const isWanted = ({ alarms }: CloudWatchMonitoring, severity: Severity) => alarms === 'all' || severity === 'critical';

/** Everything of the table of rules that this environment has something for. */
export class Alarms extends Construct {
  readonly all: readonly AlarmBase[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { topics } = props;
    const alarms = new Map(alarmRules.map((rule) => [rule.id, this.createAlarms(rule, props)]));
    const storms = stormRules.flatMap((rule) => this.createStorm(rule, alarms, props));
    const told = new Set<string>(storms.flatMap(({ rule }) => rule.of));
    for (const { id: ruleId, severity } of alarmRules) {
      if (told.has(ruleId)) continue;
      for (const alarm of alarms.get(ruleId) ?? []) tell(alarm, topics, severity);
    }
    for (const { alarm, rule } of storms) tell(alarm, topics, rule.severity);
    this.all = [...[...alarms.values()].flat(), ...storms.map(({ alarm }) => alarm)];
  }

  private createAlarms(rule: AlarmRule, { config, monitoring, subjects }: AlarmsProps): readonly Alarm[] {
    if (!isWanted(monitoring, rule.severity)) return [];
    if (rule.when !== undefined && !conditions[rule.when](config)) return [];
    return new RuleAlarms(this, rule.id, { config, rule, subjects: subjects[rule.each] }).alarms;
  }

  private createStorm(rule: StormRule, alarms: ReadonlyMap<string, readonly Alarm[]>, props: AlarmsProps) {
    const { config, monitoring, subjects } = props;
    if (!isWanted(monitoring, rule.severity)) return [];
    return [{ rule, alarm: stormAlarm(this, { config, rule, product: only(subjects.product), alarms }) }];
  }
}

/** When it goes on, and when it is over. */
function tell(alarm: AlarmBase, topics: AlarmTopics, severity: Severity): void {
  const action = new SnsAction(topics.bySeverity[severity] as ITopic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
}

function only([subject]: readonly Subject[]): Subject {
  if (subject === undefined) throw new Error('There is no product to tell of.');
  return subject;
}
