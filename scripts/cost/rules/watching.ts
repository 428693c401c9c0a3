import { z } from 'zod';
import { type CostRule, charges, onlyInUse } from '../charges.ts';

const Alarm = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() });

/** An alarm on an expression is counted by the metrics in it. */
const alarm: CostRule = ({ properties }) => {
  const metrics = Alarm.parse(properties).Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;
  return charges([{ price: 'alarm.metric', units: Math.max(1, metrics), because: 'metrics that alarms look at' }]);
};

const composite: CostRule = () => charges([{ price: 'alarm.composite', units: 1, because: 'composite alarms' }]);

const Tracking = z.object({
  CustomizedMetricSpecification: z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })) }),
});

/** Target tracking makes alarms of its own; step policies are set off by alarms that the template has. */
const scalingPolicy: CostRule = ({ properties }) => {
  const tracking = Tracking.safeParse(properties['TargetTrackingScalingPolicyConfiguration']);
  const metrics = tracking.data?.CustomizedMetricSpecification.Metrics ?? [];
  const units = metrics.filter(({ MetricStat }) => MetricStat !== undefined).length;
  return charges([{ price: 'alarm.metric', units, because: 'alarms that target tracking makes' }]);
};

/** What watches, counts and tells. */
export const watchingRules: Readonly<Record<string, CostRule>> = {
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::CompositeAlarm': composite,
  'AWS::CloudWatch::Dashboard': () => charges([{ price: 'dashboard', units: 1, because: 'dashboards' }]),
  'AWS::ApplicationAutoScaling::ScalingPolicy': scalingPolicy,
  'AWS::Logs::LogGroup': onlyInUse('logs.ingested', 'logs.stored'),
  'AWS::SNS::Topic': onlyInUse('sns.mails', 'sns.https'),
  'AWS::CloudTrail::Trail': onlyInUse('cloudtrail.data-events'),
  'AWS::Budgets::Budget': () => charges([{ price: 'budget', units: 1, because: 'a budget without actions' }]),
};
