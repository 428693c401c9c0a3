import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { type BacklogMetrics, backlogMetrics, trackedQueries } from './backlog-metrics.ts';
import { scalingRule } from './scaling-rule.ts';

export interface WorkerScalingProps {
  readonly service: FargateService;
  readonly queue: IQueue;
  readonly size: EnvironmentConfig['processing']['standard'];
}

/** As many tasks as there is work for, by the three policies of `scalingRule`; see docs/adr/0013. */
export class WorkerScaling extends Construct {
  private readonly target: CfnScalableTarget;
  private readonly metrics: BacklogMetrics;

  constructor(scope: Construct, id: string, { service, queue, size }: WorkerScalingProps) {
    super(scope, id);
    this.metrics = backlogMetrics(queue, service);
    this.target = new CfnScalableTarget(this, 'Tasks', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${service.cluster.clusterName}/${service.serviceName}`,
      minCapacity: size.minTasks,
      maxCapacity: size.maxTasks,
    });
    this.trackBacklog();
    this.createStep('Spare', {
      ...scalingRule.spare,
      description: 'Some tasks have had nothing to do for a while: they stop',
      comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      adjustmentType: 'PercentChangeInCapacity',
      adjustments: spareAdjustments(),
    });
    this.createStep('Stalled', {
      ...scalingRule.stalled,
      description: 'Messages wait and none is in work: one task more',
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      adjustmentType: 'ChangeInCapacity',
      adjustments: [{ scalingAdjustment: scalingRule.stalled.change, metricIntervalLowerBound: 0 }],
    });
  }

  /** In L1, since the L2 construct takes no metric math. */
  private trackBacklog(): void {
    const { expression, target, scaleOutCooldownSeconds } = scalingRule.backlog;
    new CfnScalingPolicy(this, 'Backlog', {
      policyName: 'backlog-per-task',
      policyType: 'TargetTrackingScaling',
      scalingTargetId: this.target.ref,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: target,
        scaleOutCooldown: scaleOutCooldownSeconds,
        // Its own scale-in would stop a task that was just woken: `spare` does it.
        disableScaleIn: true,
        customizedMetricSpecification: { metrics: trackedQueries(this.metrics, expression) },
      },
    });
  }

  private createStep(id: string, step: Step): void {
    const policy = new CfnScalingPolicy(this, id, {
      policyName: id.toLowerCase(),
      policyType: 'StepScaling',
      scalingTargetId: this.target.ref,
      stepScalingPolicyConfiguration: {
        adjustmentType: step.adjustmentType,
        cooldown: step.cooldownSeconds,
        metricAggregationType: 'Maximum',
        stepAdjustments: step.adjustments,
      },
    });
    const alarm = new Alarm(this, `${id}Alarm`, {
      alarmDescription: step.description,
      metric: new MathExpression({
        expression: step.expression,
        usingMetrics: { ...this.metrics },
        period: Duration.minutes(1),
      }),
      comparisonOperator: step.comparisonOperator,
      threshold: step.threshold,
      evaluationPeriods: step.minutes,
      datapointsToAlarm: step.minutes,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction({ bind: () => ({ alarmActionArn: policy.ref }) });
  }
}

/** Bounds count from the threshold down; a value belongs to the step whose upper bound it just reaches. */
function spareAdjustments(): CfnScalingPolicy.StepAdjustmentProperty[] {
  const { threshold, steps } = scalingRule.spare;
  return steps.map(({ upTo, change }, index) => {
    const below = steps[index - 1];
    return {
      scalingAdjustment: change,
      metricIntervalUpperBound: upTo - threshold,
      ...(below && { metricIntervalLowerBound: below.upTo - threshold }),
    };
  });
}

interface Step {
  readonly expression: string;
  readonly minutes: number;
  readonly cooldownSeconds: number;
  readonly description: string;
  readonly comparisonOperator: ComparisonOperator;
  readonly threshold: number;
  readonly adjustmentType: 'PercentChangeInCapacity' | 'ChangeInCapacity';
  readonly adjustments: CfnScalingPolicy.StepAdjustmentProperty[];
}
