import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, type CorsRule, HttpMethods, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { privateBucket } from '#lib/constructs/private-bucket';

export interface ArtifactBucketProps {
  readonly config: Pick<EnvironmentConfig, 'state'>;
  readonly key: IKey | undefined;
  /** Origins whose pages may read artifacts, by signed URLs. */
  readonly pages: readonly string[];
}

/**
 * Where the artifacts of converted models lie. Their keys name their content, so nothing is ever changed and old
 * versions cost nothing; they are there for what was deleted by mistake.
 */
export class ArtifactBucket extends Bucket {
  constructor(scope: Construct, id: string, { config, key, pages }: ArtifactBucketProps) {
    const isRetained = config.state.onRemoval === 'retain';
    super(scope, id, {
      ...privateBucket(key),
      versioned: true,
      cors: pages.length === 0 ? [] : [corsFor([...pages])],
      lifecycleRules: artifactLifecycle(config.state),
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !isRetained,
    });
  }
}

/** When deleted artifacts go for good, and what was never completed. */
export const artifactLifecycle = ({ oldVersionsDays }: EnvironmentConfig['state']): LifecycleRule[] => [
  { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
  {
    id: 'deleted-artifacts',
    noncurrentVersionExpiration: Duration.days(oldVersionsDays),
    expiredObjectDeleteMarker: true,
  },
];

/** What the page needs to read a model, whole or in parts. */
const corsFor = (allowedOrigins: string[]): CorsRule => ({
  allowedOrigins,
  allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
  allowedHeaders: ['Range'],
  exposedHeaders: ['Content-Length', 'Content-Range', 'ETag'],
  maxAge: 3600,
});
