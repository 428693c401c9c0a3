import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { alwaysWarm, checkedConfig, type EnvironmentConfig } from '#lib/config';
import { configOf, settingsOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const ALARM = 'AWS::CloudWatch::Alarm';

const processing = (config: EnvironmentConfig) => {
  const template = templatesOf(config).get('Processing');
  if (template === undefined) throw new Error('There is no stack Processing.');
  return template;
};
const template = processing(configOf('production'));

/** The alarm that sets a step policy off, with its metrics by their ids. */
function alarmOf(policyName: string) {
  const policies = resourcesOf(template, POLICY).filter(({ Properties }) => Properties['PolicyName'] === policyName);
  const [policy] = policies;
  const alarms = resourcesOf(template, ALARM).filter(({ Properties }) =>
    JSON.stringify(Properties['AlarmActions'] ?? []).includes(`"${policy?.id}"`),
  );
  expect(policies).toHaveLength(2);
  expect(alarms).toHaveLength(1);
  return alarms[0]?.Properties ?? {};
}

describe('the number of tasks', () => {
  it('is none to ten where nobody pays for waiting workers, three to ten where they are always warm', () => {
    const bounds = (config: EnvironmentConfig) =>
      resourcesOf(processing(config), 'AWS::ApplicationAutoScaling::ScalableTarget')
        .filter(({ id }) => id.startsWith('Standard'))
        .map(({ Properties }) => [Properties['MinCapacity'], Properties['MaxCapacity']]);
    expect(bounds(configOf('production'))).toEqual([[0, 10]]);
    expect(bounds(checkedConfig(alwaysWarm(settingsOf('production'))))).toEqual([[3, 10]]);
  });

  it('follows the messages, waiting or in work, for each running task: one', () => {
    template.resourcePropertiesCountIs(
      POLICY,
      {
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: Match.objectLike({
          TargetValue: 1,
          CustomizedMetricSpecification: {
            Metrics: [
              {
                Id: 'visible',
                ReturnData: false,
                MetricStat: Match.objectLike({
                  Metric: Match.objectLike({ MetricName: 'ApproximateNumberOfMessagesVisible' }),
                }),
              },
              {
                Id: 'inFlight',
                ReturnData: false,
                MetricStat: Match.objectLike({
                  Metric: Match.objectLike({ MetricName: 'ApproximateNumberOfMessagesNotVisible' }),
                }),
              },
              {
                Id: 'running',
                ReturnData: false,
                MetricStat: Match.objectLike({
                  Metric: Match.objectLike({ Namespace: 'ECS/ContainerInsights', MetricName: 'RunningTaskCount' }),
                }),
              },
              { Id: 'tracked', ReturnData: true, Expression: '(visible + inFlight) / running' },
            ],
          },
        }),
      },
      2,
    );
  });

  it('does not answer the same backlog twice', () => {
    template.resourcePropertiesCountIs(
      POLICY,
      { TargetTrackingScalingPolicyConfiguration: Match.objectLike({ ScaleOutCooldown: 300, DisableScaleIn: true }) },
      2,
    );
  });

  it('goes down to none after fifteen minutes without a message, and in part where some tasks had nothing to do', () => {
    expect(alarmOf('spare')).toMatchObject({
      EvaluationPeriods: 15,
      DatapointsToAlarm: 15,
      Threshold: 0.75,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    template.hasResourceProperties(POLICY, {
      PolicyName: 'spare',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'PercentChangeInCapacity',
        StepAdjustments: [
          { MetricIntervalUpperBound: -0.75, ScalingAdjustment: -100 },
          { MetricIntervalLowerBound: -0.75, MetricIntervalUpperBound: -0.5, ScalingAdjustment: -75 },
          { MetricIntervalLowerBound: -0.5, MetricIntervalUpperBound: -0.25, ScalingAdjustment: -50 },
          { MetricIntervalLowerBound: -0.25, MetricIntervalUpperBound: 0, ScalingAdjustment: -25 },
        ],
      },
    });
  });

  it('does not stop a task that was just woken: forty minutes pass from one step down to the next', () => {
    template.resourcePropertiesCountIs(
      POLICY,
      { PolicyName: 'spare', StepScalingPolicyConfiguration: Match.objectLike({ Cooldown: 2400 }) },
      2,
    );
  });

  it('goes up by one after three minutes in which messages wait and none is in work', () => {
    expect(alarmOf('stalled')).toMatchObject({
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    template.hasResourceProperties(POLICY, {
      PolicyName: 'stalled',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        Cooldown: 300,
      },
    });
  });

  it('is set by expressions that name their metrics, and no other', () => {
    for (const policy of ['spare', 'stalled']) {
      expect(alarmOf(policy)['Metrics']).toEqual(
        expect.arrayContaining(['visible', 'inFlight', 'running'].map((Id) => expect.objectContaining({ Id }))),
      );
    }
  });
});
