import { TableEncryptionV2, type TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

export interface StateTableProps
  extends Pick<
    TablePropsV2,
    'partitionKey' | 'sortKey' | 'globalSecondaryIndexes' | 'timeToLiveAttribute' | 'dynamoStream'
  > {
  readonly config: Pick<EnvironmentConfig, 'state'>;
  readonly key: IKey | undefined;
}

/** A DynamoDB table, paid by request, that can be brought back to any second of the last 30 days. */
export class StateTable extends TableV2 {
  constructor(scope: Construct, id: string, { config, key, ...definition }: StateTableProps) {
    const isRetained = config.state.onRemoval === 'retain';
    super(scope, id, {
      ...definition,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 30 },
      encryption: key ? TableEncryptionV2.customerManagedKey(key) : TableEncryptionV2.dynamoOwnedKey(),
      deletionProtection: isRetained,
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
