import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Cluster, ContainerInsights, type FargateService, type ICluster } from 'aws-cdk-lib/aws-ecs';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { WORKER_SERVICE, workerImage, workerMetrics } from '#containers/ifc-worker';
import { ENVIRONMENT_DIMENSION, METRICS_NAMESPACE } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { grantArtifacts } from '#lib/constructs/artifact-access';
import { type FeatureFlags, featureFlags } from '#lib/constructs/feature-flags';
import { grantJobChanges } from '#lib/constructs/job-access';
import { QueueWorker, type QueueWorkerProps, sizeVariables, WorkerImage } from '#lib/constructs/queue-worker';
import { WorkerWaker } from '#lib/constructs/worker-waker';
import type { DataStack } from './data-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import type { NetworkStack } from './network-stack.ts';

export interface ProcessingStackProps {
  readonly config: EnvironmentConfig;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly ingest: IngestStack;
}

/** Turns uploaded files into models: workers for usual and for large files, and what wakes them. */
export class ProcessingStack extends Stack {
  /** The workers, by the size of their files. */
  readonly services: { readonly standard: FargateService; readonly large: FargateService };

  /** What is turned on; workers know it by the minute. */
  readonly flags: FeatureFlags;

  constructor(scope: Construct, id: string, props: ProcessingStackProps) {
    super(scope, id);
    const { config, data } = props;
    const alarm = this.createDeploymentAlarm(config);
    this.flags = featureFlags(this, 'Flags', { config, alarm: alarm as IAlarm });
    const { standard, large } = this.createWorkers(props, alarm);
    this.services = { standard: standard.service, large: large.service };
    const { services } = this;
    new WorkerWaker(this, 'Waker', { config, jobs: data.jobs, services });
    for (const [size, service] of Object.entries(services)) {
      new CfnOutput(this, `${size}Service`, { value: service.serviceArn });
    }
  }

  private createWorkers(props: ProcessingStackProps, alarm: Alarm) {
    const { config, network, ingest } = props;
    const common = {
      config,
      cluster: this.createCluster(network),
      subnets: network.workerSubnets,
      assignPublicIp: network.workersHavePublicAddresses,
      image: new WorkerImage(this, 'WorkerImage'),
      environment: { ...workerVariables(props), ...this.flags.variables },
      deploymentAlarms: [alarm],
    };
    const create = (size: 'standard' | 'large', id: string) => {
      const sized: QueueWorkerProps = { ...common, size: config.processing[size], jobs: ingest.queues[size] };
      return this.connect(new QueueWorker(this, id, sized), props);
    };
    return { standard: create('standard', 'StandardWorker'), large: create('large', 'LargeWorker') };
  }

  private connect(worker: QueueWorker, { config, data, ingest }: ProcessingStackProps): QueueWorker {
    grantJobChanges(data.jobs, worker);
    ingest.uploads.grantReadClean(worker);
    grantArtifacts(data.artifacts, worker);
    this.flags.grantRead(worker);
    data.database.grantConnect(worker, 'plinth_worker');
    data.cache.grantConnect(worker);
    worker.connectTo(data.database);
    if (config.cache.kind !== 'none') worker.connectTo(data.cache);
    worker.service.node.addDependency(data.database.isReady);
    return worker;
  }

  private createCluster({ vpc }: NetworkStack): ICluster {
    // Container Insights count the running tasks, by which the backlog is divided.
    const containerInsightsV2 = ContainerInsights.ENABLED;
    const cluster = new Cluster(this, 'Cluster', { vpc, enableFargateCapacityProviders: true, containerInsightsV2 });
    // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
    return cluster as ICluster;
  }

  /** More failures in five minutes than one poisonous file can cause, which is received five times and fails once. */
  private createDeploymentAlarm({ name }: EnvironmentConfig): Alarm {
    const metric = (metricName: string) =>
      new Metric({
        namespace: METRICS_NAMESPACE,
        metricName,
        dimensionsMap: { service: WORKER_SERVICE, [ENVIRONMENT_DIMENSION]: name },
        statistic: 'Sum',
      });
    return new Alarm(this, 'DeploymentAlarm', {
      alarmDescription: 'Workers fail job after job: a deployment that is under way is rolled back',
      metric: new MathExpression({
        expression: 'FILL(failed, 0) + FILL(givenBack, 0)',
        usingMetrics: { failed: metric(workerMetrics.jobsFailed), givenBack: metric(workerMetrics.jobsGivenBack) },
        period: Duration.minutes(5),
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 6,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

const workerVariables = ({ config, data, ingest }: ProcessingStackProps): QueueWorkerProps['environment'] => ({
  JOBS_TABLE: data.jobs.tableName,
  UPLOAD_BUCKET: ingest.uploads.bucketName,
  ARTIFACT_BUCKET: data.artifacts.bucketName,
  SCRATCH_FOLDER: workerImage.scratchFolder,
  PLINTH_ENVIRONMENT: config.name,
  ...sizeVariables(config.processing),
  ...data.database.accessFor('plinth_worker'),
  ...data.cache.access,
});
