import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { AlarmRule } from './alarm-rule.ts';
import { descriptionOf } from './description.ts';
import { metricOf } from './metric-of.ts';
import type { Subject } from './subject.ts';

export interface RuleAlarmsProps {
  readonly config: EnvironmentConfig;
  readonly rule: AlarmRule;
  readonly subjects: readonly Subject[];
}

/** The alarms of one rule: one for each of its subjects. */
export class RuleAlarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: RuleAlarmsProps) {
    super(scope, id);
    this.alarms = props.subjects.map((subject) => this.createAlarm(subject, props));
  }

  private createAlarm(subject: Subject, { config, rule }: RuleAlarmsProps): Alarm {
    return new Alarm(this, subject.name === '' ? 'Alarm' : subject.name, {
      alarmName: alarmName(config, rule.id, subject),
      alarmDescription: descriptionOf(rule, config.monitoring, subject),
      metric: metricOf(rule.signal, { environment: config.name, subject, seconds: rule.period }),
      comparisonOperator: ComparisonOperator[operators[rule.comparison]],
      threshold: rule.threshold,
      evaluationPeriods: rule.periods,
      datapointsToAlarm: rule.periods,
      treatMissingData: missingData[rule.missing],
    });
  }
}

/** The same from deployment to deployment, so that pipelines and runbooks can name it. */
export const alarmName = ({ name }: Pick<EnvironmentConfig, 'name'>, ruleId: string, subject?: Subject): string =>
  ['plinth', name, ruleId, subject?.name].filter((part) => part).join('-');

const operators = {
  '>': 'GREATER_THAN_THRESHOLD',
  '>=': 'GREATER_THAN_OR_EQUAL_TO_THRESHOLD',
  '<': 'LESS_THAN_THRESHOLD',
} as const satisfies Record<AlarmRule['comparison'], keyof typeof ComparisonOperator>;

const missingData = {
  breaching: TreatMissingData.BREACHING,
  notBreaching: TreatMissingData.NOT_BREACHING,
  ignore: TreatMissingData.IGNORE,
} as const;
