import { AttributeType, ProjectionType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { jobsTable } from '#adapters/dynamodb';
import type { EnvironmentConfig } from '#lib/config';
import { StateTable } from '#lib/constructs/state-table';

export interface JobStateProps {
  readonly config: Pick<EnvironmentConfig, 'state'>;
  readonly key: IKey | undefined;
}

/** The jobs, and the answers to requests that may come again. */
export class JobState extends Construct {
  readonly jobs: StateTable;
  readonly idempotency: StateTable;

  constructor(scope: Construct, id: string, props: JobStateProps) {
    super(scope, id);
    this.jobs = new StateTable(this, 'Jobs', {
      ...props,
      ...keysOf(jobsTable),
      globalSecondaryIndexes: Object.entries(jobsTable.indexes).map(([indexName, keys]) => ({
        indexName,
        ...keysOf(keys),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      timeToLiveAttribute: jobsTable.timeToLive,
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    // As the idempotency of Powertools expects it.
    this.idempotency = new StateTable(this, 'Idempotency', {
      ...props,
      partitionKey: text('id'),
      timeToLiveAttribute: 'expiration',
    });
  }
}

const text = (name: string) => ({ name, type: AttributeType.STRING });
const keysOf = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => ({
  partitionKey: text(partitionKey),
  sortKey: text(sortKey),
});
