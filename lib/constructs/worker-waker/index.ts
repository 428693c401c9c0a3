import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { VariablesOf } from '#lambdas/shared';
import type { WakerEnvironment } from '#lambdas/waker';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';

export interface WorkerWakerProps {
  readonly config: EnvironmentConfig;
  readonly jobs: ITableV2;
  /** In the same cluster. */
  readonly services: { readonly standard: FargateService; readonly large: FargateService };
}

/**
 * Starts the first task of a sleeping service as soon as a job waits for it. No policy could: a service without tasks
 * has no metrics to multiply, and those of a long-idle queue come up to fifteen minutes late.
 */
export class WorkerWaker extends Construct {
  constructor(scope: Construct, id: string, { config, jobs, services }: WorkerWakerProps) {
    super(scope, id);
    const { standard, large } = services;
    const environment: VariablesOf<typeof WakerEnvironment> = {
      CLUSTER: standard.cluster.clusterName,
      STANDARD_SERVICE: standard.serviceName,
      LARGE_SERVICE: large.serviceName,
      LARGE_JOB_BYTES: String(config.processing.largeFromBytes),
    };
    const waker = new NodeFunction(this, 'Function', {
      config,
      name: 'waker',
      description: 'Starts the first worker when a job begins to wait',
      environment,
      timeout: Duration.seconds(30),
    });
    Grant.addToPrincipal({
      grantee: waker,
      actions: ['ecs:DescribeServices', 'ecs:UpdateService'],
      resourceArns: [standard.serviceArn, large.serviceArn],
    });
    waker.addEventSource(this.createSource(jobs));
  }

  private createSource(jobs: ITableV2): DynamoEventSource {
    return new DynamoEventSource(jobs, {
      startingPosition: StartingPosition.LATEST,
      batchSize: 100,
      filters: jobsBeginningToWait.map((image) => FilterCriteria.filter({ dynamodb: { NewImage: image } })),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      // An older job was served, or is seen by the scaling policies.
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(new DeadLetterQueue(this, 'DeadLetters')),
    });
  }
}

/**
 * Jobs for which a message is in a queue, or is sent right now: after a clean scan or an interruption, and, with the
 * scan behind them, after a retry or as a twin of an upload.
 */
const jobsBeginningToWait = [
  { state: { S: ['queued'] } },
  { state: { S: ['scanning'] }, uploadVersion: { M: { versionId: { S: [{ exists: true }] } } } },
];
