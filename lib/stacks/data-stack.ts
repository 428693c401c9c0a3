import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ArtifactBucket } from '#lib/constructs/artifact-bucket';
import { JobState } from '#lib/constructs/job-state';
import { type ModelCache, modelCache } from '#lib/constructs/model-cache';
import { type SpatialDatabase, spatialDatabase } from '#lib/constructs/spatial-database';
import { stateKey } from '#lib/constructs/state-key';
import type { NetworkStack } from './network-stack.ts';

export interface DataStackProps {
  readonly config: EnvironmentConfig;
  readonly network: NetworkStack;
}

/** Everything that the product keeps, but for uploaded files: jobs, artifacts, the database and its cache. */
export class DataStack extends Stack {
  readonly jobs: ITableV2;
  /** Answers to requests that may come again. */
  readonly idempotency: ITableV2;
  readonly artifacts: IBucket;
  readonly database: SpatialDatabase;
  readonly cache: ModelCache;

  constructor(scope: Construct, id: string, { config, network }: DataStackProps) {
    super(scope, id);
    const key = stateKey(this, config);
    const { jobs, idempotency } = new JobState(this, 'JobState', { config, key });
    // CDK's classes fulfil its interfaces, but for `exactOptionalPropertyTypes`, which it does not heed.
    this.jobs = jobs as ITableV2;
    this.idempotency = idempotency as ITableV2;
    this.artifacts = new ArtifactBucket(this, 'Artifacts', { config, key }) as IBucket;
    this.database = spatialDatabase(this, 'Database', { config, network, key });
    this.cache = modelCache(this, 'Cache', { config, network, key });
  }
}
