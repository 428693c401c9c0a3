import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ArrivalsEnvironment } from '#lambdas/arrivals';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { grantJobChanges } from '#lib/constructs/job-access';
import type { JobQueues } from '#lib/constructs/job-queues';
import { NodeFunction } from '#lib/constructs/node-function';
import type { ScannedUploadBucket } from '#lib/constructs/scanned-upload-bucket';

export interface UploadArrivalsProps {
  readonly config: EnvironmentConfig;
  readonly jobs: ITableV2;
  readonly uploads: ScannedUploadBucket;
  readonly queues: JobQueues;
}

/**
 * Takes jobs on when their file has arrived, and again when it was scanned. Events come at least once and in any order.
 * An event that cannot be delivered, or fails three times, stays in the dead-letter queue.
 */
export class UploadArrivals extends Construct {
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: UploadArrivalsProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    const arrivals = this.createFunction(props);
    const bucketName = [props.uploads.bucketName];
    this.createRule('Arrived', arrivals, 'A file has arrived', {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      // <tenant>/<project>/<uploadId>: GuardDuty leaves an object of its own beside them.
      detail: { bucket: { name: bucketName }, object: { key: [{ wildcard: '*/*/*' }] } },
    });
    this.createRule('Scanned', arrivals, 'A file was scanned, with whatever result', {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName } },
    });
  }

  private createFunction({ config, jobs, uploads, queues }: UploadArrivalsProps): NodeFunction {
    const environment: VariablesOf<typeof ArrivalsEnvironment> = {
      JOBS_TABLE: jobs.tableName,
      UPLOAD_BUCKET: uploads.bucketName,
      MALWARE_SCAN: config.uploads.malwareScan,
      ...queues.variables,
    };
    const arrivals = new NodeFunction(this, 'Function', {
      config,
      name: 'arrivals',
      description: 'Takes jobs on when their file has arrived and when it was scanned',
      environment,
      timeout: Duration.seconds(30),
      deadLetterQueue: this.deadLetters,
    });
    grantJobChanges(jobs, arrivals);
    queues.grantSend(arrivals);
    uploads.grantReadScanStatus(arrivals);
    uploads.grantRemove(arrivals);
    return arrivals;
  }

  private createRule(id: string, target: IFunction, description: string, eventPattern: EventPattern): void {
    const delivery = new LambdaFunction(target, {
      deadLetterQueue: this.deadLetters,
      maxEventAge: Duration.hours(6),
      retryAttempts: 30,
    });
    new Rule(this, id, { description, eventPattern, targets: [delivery] });
  }
}
