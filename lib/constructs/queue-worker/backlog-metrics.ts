import type { CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';

/** The metrics of one queue and its service, by the names that the expressions of `scalingRule` use. */
export interface BacklogMetrics {
  readonly visible: Metric;
  readonly inFlight: Metric;
  readonly running: Metric;
}

export function backlogMetrics(queue: IQueue, service: FargateService): BacklogMetrics {
  const options = { period: Duration.minutes(1), statistic: 'Maximum' };
  return {
    visible: queue.metricApproximateNumberOfMessagesVisible(options),
    inFlight: queue.metricApproximateNumberOfMessagesNotVisible(options),
    // By Container Insights; absent while no task runs.
    running: new Metric({
      ...options,
      namespace: 'ECS/ContainerInsights',
      metricName: 'RunningTaskCount',
      dimensionsMap: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
    }),
  };
}

/** An expression over the metrics, as target tracking takes it. */
export function trackedQueries(
  metrics: BacklogMetrics,
  expression: string,
): CfnScalingPolicy.TargetTrackingMetricDataQueryProperty[] {
  const inputs = Object.entries(metrics).map(([id, metric]: [string, Metric]) => ({
    id,
    returnData: false,
    metricStat: {
      stat: metric.statistic,
      metric: {
        namespace: metric.namespace,
        metricName: metric.metricName,
        dimensions: Object.entries(metric.dimensions ?? {}).map(([name, value]) => ({ name, value: String(value) })),
      },
    },
  }));
  return [...inputs, { id: 'tracked', expression, returnData: true }];
}
