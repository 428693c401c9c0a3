import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

/** Where CloudFront writes who asked for what; the lines go after the days of the environment. */
export class DeliveryLogs extends Bucket {
  constructor(scope: Construct, id: string, { logs, state }: Pick<EnvironmentConfig, 'logs' | 'state'>) {
    const isRetained = state.onRemoval === 'retain';
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // CloudFront writes logs by way of an access control list, and by a key of S3 only.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ id: 'old-lines', expiration: Duration.days(logs.retentionDays) }],
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !isRetained,
    });
  }
}
