import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type LifecycleRule, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** For so long it can be seen what the configuration was, and when it became another. */
const HISTORY_DAYS = 400;

/** When what the bucket holds is forgotten: never what is so today. */
export const exportLifecycle: LifecycleRule[] = [
  { id: 'history', noncurrentVersionExpiration: Duration.days(HISTORY_DAYS), expiredObjectDeleteMarker: true },
  { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
];

/** Holds the configuration of an environment; its versions are the history of it. It outlives its stack. */
export class ExportBucket extends Bucket {
  constructor(scope: Construct, id: string, key: IKey | undefined) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      lifecycleRules: exportLifecycle,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
