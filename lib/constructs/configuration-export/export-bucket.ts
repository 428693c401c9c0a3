import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { privateBucket } from '#lib/constructs/private-bucket';

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
      ...privateBucket(key),
      versioned: true,
      lifecycleRules: exportLifecycle,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
