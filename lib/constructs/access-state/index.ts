import { AttributeType, type ITableV2, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { apiKeysTable, auditTable, rateLimitsTable } from '#adapters/dynamodb';
import type { EnvironmentConfig } from '#lib/config';
import { StateTable } from '#lib/constructs/state-table';

export interface AccessStateProps {
  readonly config: Pick<EnvironmentConfig, 'state'>;
  readonly key: IKey | undefined;
}

/** API keys, how often somebody has asked, and who did what. In DynamoDB, so that nobody has to wake the database for it. */
export class AccessState extends Construct {
  readonly apiKeys: StateTable;
  readonly rateLimits: StateTable;
  readonly audit: StateTable;

  constructor(scope: Construct, id: string, props: AccessStateProps) {
    super(scope, id);
    const { byTenant } = apiKeysTable.indexes;
    this.apiKeys = new StateTable(this, 'ApiKeys', {
      ...props,
      partitionKey: text(apiKeysTable.partitionKey),
      globalSecondaryIndexes: [
        {
          indexName: 'byTenant',
          partitionKey: text(byTenant.partitionKey),
          sortKey: text(byTenant.sortKey),
          projectionType: ProjectionType.ALL,
        },
      ],
    });
    this.rateLimits = new StateTable(this, 'RateLimits', {
      ...props,
      partitionKey: text(rateLimitsTable.partitionKey),
      timeToLiveAttribute: rateLimitsTable.timeToLive,
    });
    this.audit = new StateTable(this, 'Audit', {
      ...props,
      partitionKey: text(auditTable.partitionKey),
      sortKey: text(auditTable.sortKey),
      timeToLiveAttribute: auditTable.timeToLive,
    });
  }

  /** Lets a function recognise keys and note the day on which they were used; it sees no list of them and makes none. */
  grantRecognise(grantee: IGrantable): void {
    grant(this.apiKeys, grantee, 'GetItem', 'UpdateItem');
  }

  /** Lets a function make, list and revoke keys, and read who did what. */
  grantManage(grantee: IGrantable): void {
    grant(this.apiKeys, grantee, 'GetItem', 'PutItem', 'Query', 'UpdateItem');
    grant(this.audit, grantee, 'Query');
  }

  /** Lets a function count requests and write down what was done, for good: it can neither read nor change it. */
  grantCountAndNote(grantee: IGrantable): void {
    grant(this.rateLimits, grantee, 'UpdateItem');
    grant(this.audit, grantee, 'PutItem');
  }
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

function grant(table: StateTable, grantee: IGrantable, ...actions: string[]): void {
  table.grant(grantee, ...actions.map((action) => `dynamodb:${action}`));
  (table as ITableV2).encryptionKey?.grantEncryptDecrypt(grantee);
}
