import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { VariablesOf } from '#lambdas/shared';
import type { SweeperEnvironment } from '#lambdas/sweeper';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { grantJobChanges } from '#lib/constructs/job-access';
import type { JobQueues } from '#lib/constructs/job-queues';
import { NodeFunction } from '#lib/constructs/node-function';
import type { ScannedUploadBucket } from '#lib/constructs/scanned-upload-bucket';

export interface JobSweeperProps {
  readonly config: EnvironmentConfig;
  readonly jobs: ITableV2;
  readonly uploads: ScannedUploadBucket;
  readonly queues: JobQueues;
}

/** Every five minutes ends the jobs that nothing will ever move again, so that nobody waits for them. */
export class JobSweeper extends Construct {
  constructor(scope: Construct, id: string, props: JobSweeperProps) {
    super(scope, id);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    const sweeper = this.createFunction(props, deadLetters);
    new Schedule(this, 'Schedule', {
      description: 'Jobs that nothing will ever move again',
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
      // The next run does what a missed one would have done.
      target: new LambdaInvoke(sweeper, {
        deadLetterQueue: deadLetters,
        retryAttempts: 2,
        maxEventAge: Duration.minutes(5),
      }),
    });
  }

  private createFunction({ config, jobs, uploads, queues }: JobSweeperProps, deadLetterQueue: DeadLetterQueue) {
    const { jobTimeoutSeconds, visibilitySeconds } = config.processing;
    const environment: VariablesOf<typeof SweeperEnvironment> = {
      JOBS_TABLE: jobs.tableName,
      UPLOAD_BUCKET: uploads.bucketName,
      MALWARE_SCAN: config.uploads.malwareScan,
      JOB_TIMEOUT_SECONDS: String(jobTimeoutSeconds),
      VISIBILITY_TIMEOUT_SECONDS: String(visibilitySeconds),
      ...queues.variables,
    };
    const sweeper = new NodeFunction(this, 'Function', {
      config,
      name: 'sweeper',
      description: 'Ends jobs that nothing will ever move again',
      environment,
      timeout: Duration.minutes(4),
      deadLetterQueue,
    });
    grantJobChanges(jobs, sweeper);
    queues.grantSend(sweeper);
    uploads.grantReadScanStatus(sweeper);
    uploads.grantRemove(sweeper);
    return sweeper;
  }
}
