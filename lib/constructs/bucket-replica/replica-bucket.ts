import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { privateBucket } from '#lib/constructs/private-bucket';

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
      ...privateBucket(key),
      lifecycleRules,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
