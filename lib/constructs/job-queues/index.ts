import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { VariablesOf, WorkQueues } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue, noDeadLetters } from '#lib/constructs/dead-letter-queue';

/** A message that was received so often without being done goes to the dead-letter queue. */
const MAX_RECEIVE_COUNT = 5;

/** A queue of jobs and where its poison goes. */
export interface JobQueuePair {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly maxReceiveCount: number;
}

/** Two queues by the size of the file, so that a city does not keep a house waiting. */
export class JobQueues extends Construct {
  readonly standard: JobQueuePair;
  readonly large: JobQueuePair;
  /** How functions know the queues. */
  readonly variables: VariablesOf<typeof WorkQueues>;

  constructor(scope: Construct, id: string, { config }: { readonly config: Pick<EnvironmentConfig, 'processing'> }) {
    super(scope, id);
    const { visibilitySeconds, largeFromBytes } = config.processing;
    this.standard = this.createPair('Standard', visibilitySeconds);
    this.large = this.createPair('Large', visibilitySeconds);
    this.variables = {
      STANDARD_QUEUE_URL: this.standard.queue.queueUrl,
      LARGE_QUEUE_URL: this.large.queue.queueUrl,
      LARGE_JOB_BYTES: String(largeFromBytes),
    };
  }

  /** Lets a function send jobs to both. */
  grantSend(grantee: IGrantable): void {
    for (const { queue } of [this.standard, this.large]) queue.grant(grantee, 'sqs:SendMessage');
  }

  private createPair(size: string, visibilitySeconds: number): JobQueuePair {
    const deadLetters = new DeadLetterQueue(this, `${size}DeadLetters`);
    const queue = new Queue(this, size, {
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      receiveMessageWaitTime: Duration.seconds(20),
      // Shorter than in the dead-letter queue, where a message's age goes on counting from its first day.
      retentionPeriod: Duration.days(7),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
      redriveAllowPolicy: noDeadLetters,
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
    });
    return { queue, deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT };
  }
}
