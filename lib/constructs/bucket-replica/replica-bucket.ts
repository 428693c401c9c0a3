import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type LifecycleRule, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface ReplicaBucketProps {
  readonly bucketName: string;
  readonly key: IKey | undefined;
  /** Those of the original: what goes there by its age is not told to the replica. */
  readonly lifecycleRules: LifecycleRule[];
}

/** What S3 copies a bucket's objects to, in another region. It outlives its stack. */
export class ReplicaBucket extends Bucket {
  constructor(scope: Construct, id: string, { bucketName, key, lifecycleRules }: ReplicaBucketProps) {
    super(scope, id, {
      bucketName,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      lifecycleRules,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
