import { AttributeType, type ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { signingKeysTable } from '#adapters/dynamodb';
import type { EnvironmentConfig } from '#lib/config';
import { AccessState } from '#lib/constructs/access-state';
import { ArtifactBucket } from '#lib/constructs/artifact-bucket';
import { ArtifactDelivery } from '#lib/constructs/artifact-delivery';
import { replicate } from '#lib/constructs/bucket-replica';
import { JobState } from '#lib/constructs/job-state';
import { type ModelCache, modelCache } from '#lib/constructs/model-cache';
import { type SpatialDatabase, spatialDatabase } from '#lib/constructs/spatial-database';
import { stateKey } from '#lib/constructs/state-key';
import { StateTable } from '#lib/constructs/state-table';
import type { NetworkStack } from './network-stack.ts';

export interface DataStackProps {
  readonly config: EnvironmentConfig;
  readonly network: NetworkStack;
  /** Origins whose pages may read artifacts. */
  readonly pages: readonly string[];
}

/** Everything that the product keeps, but for uploaded files: jobs, artifacts, the database and its cache. */
export class DataStack extends Stack {
  readonly jobs: ITableV2;
  /** Answers to requests that may come again. */
  readonly idempotency: ITableV2;
  /** API keys, counters of requests, and who did what. */
  readonly access: AccessState;
  readonly artifacts: IBucket;
  /** What delivers artifacts by signed URLs, where that is not the bucket itself. */
  readonly delivery: ArtifactDelivery | undefined;
  /** Scheme and host of signed URLs of artifacts. */
  readonly artifactOrigin: string;
  readonly database: SpatialDatabase;
  readonly cache: ModelCache;

  constructor(scope: Construct, id: string, { config, network, pages }: DataStackProps) {
    super(scope, id);
    const key = stateKey(this, config);
    const { jobs, idempotency } = new JobState(this, 'JobState', { config, key });
    // CDK's classes fulfil its interfaces, but for `exactOptionalPropertyTypes`, which it does not heed.
    this.jobs = jobs as ITableV2;
    this.idempotency = idempotency as ITableV2;
    this.access = new AccessState(this, 'Access', { config, key });
    const artifacts = new ArtifactBucket(this, 'Artifacts', { config, key, pages });
    replicate(artifacts, 'artifacts', config);
    this.artifacts = artifacts as IBucket;
    this.delivery = this.createDelivery({ config, pages, key });
    this.artifactOrigin = this.delivery?.origin ?? `https://${this.artifacts.bucketRegionalDomainName}`;
    this.database = spatialDatabase(this, 'Database', { config, network, key });
    this.cache = modelCache(this, 'Cache', { config, network, key });
  }

  private createDelivery({ config, pages, key }: Pick<DataStackProps, 'config' | 'pages'> & { key: IKey | undefined }) {
    if (config.web.artifactDelivery === 's3') return undefined;
    const table = { partitionKey: { name: signingKeysTable.partitionKey, type: AttributeType.STRING } };
    const keys = new StateTable(this, 'SigningKeys', { config, key, ...table }) as ITableV2;
    return new ArtifactDelivery(this, 'Delivery', { config, artifacts: this.artifacts, keys, pages });
  }
}
