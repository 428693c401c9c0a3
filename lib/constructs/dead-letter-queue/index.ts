import { Queue, QueueEncryption, type RedriveAllowPolicy, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Duration, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** For a queue that nothing else may use as its dead-letter queue. */
export const noDeadLetters: RedriveAllowPolicy = { redrivePermission: RedrivePermission.DENY_ALL };

/** Keeps what could not be processed for as long as SQS can, for a person to look at and send again. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
    });
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-SQS3',
        reason: 'It is a dead-letter queue itself; what lies here is looked at by a person.',
      },
      {
        id: 'Serverless-SQSRedrivePolicy',
        reason: 'It is a dead-letter queue itself; what lies here is looked at by a person.',
      },
    );
  }
}
