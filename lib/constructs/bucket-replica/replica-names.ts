import { Aws } from 'aws-cdk-lib/core';
import type { EnvironmentConfig } from '#lib/config';

/** The buckets that are replicated. */
export type ReplicatedBucket = 'artifacts' | 'uploads' | 'configuration';

type Named = Pick<EnvironmentConfig, 'name'>;

/**
 * Of a replica in another region. Given, not made up: a stack cannot know what another region's made up. S3 has one
 * namespace for everybody, hence account and region.
 */
export const replicaBucketName = ({ name }: Named, bucket: ReplicatedBucket, region: string): string =>
  `plinth-${name}-${bucket}-${Aws.ACCOUNT_ID}-${region}`;

/** Of the key of the replicas, for the same reason. */
export const replicaKeyAlias = ({ name }: Named): string => `alias/plinth-${name}-replica`;
