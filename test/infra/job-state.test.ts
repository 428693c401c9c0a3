import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { jobsTable } from '#adapters/dynamodb';
import type { EnvironmentConfig } from '#lib/config';
import { JobState } from '#lib/constructs/job-state';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

function templateWith(config: Pick<EnvironmentConfig, 'state'>, hasKey = false): Template {
  const stack = cdkStack();
  new JobState(stack, 'JobState', { config, key: hasKey ? new Key(stack, 'Key') : undefined });
  return Template.fromStack(stack);
}

const template = templateWith(configOf('production'), true);

describe('the tables of jobs and of answered requests', () => {
  it('have exactly the keys and indexes that the repository of jobs asks for', () => {
    const keysOf = (keys: { partitionKey: string; sortKey: string }) => [
      { AttributeName: keys.partitionKey, KeyType: 'HASH' },
      { AttributeName: keys.sortKey, KeyType: 'RANGE' },
    ];
    template.hasResourceProperties(TABLE, {
      KeySchema: keysOf(jobsTable),
      GlobalSecondaryIndexes: Object.entries(jobsTable.indexes).map(([IndexName, keys]) => ({
        IndexName,
        KeySchema: keysOf(keys),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
      TimeToLiveSpecification: { AttributeName: jobsTable.timeToLive, Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  it('declare no attribute that is not part of a key, which DynamoDB would refuse', () => {
    for (const { Properties } of resourcesOf(template, TABLE)) {
      const declared = Object.values(Object(Properties['AttributeDefinitions'])).map(
        (attribute) => Object(attribute)['AttributeName'],
      );
      for (const name of declared)
        expect(JSON.stringify([Properties['KeySchema'], Properties['GlobalSecondaryIndexes']])).toContain(`"${name}"`);
    }
  });

  it('keep answers as the idempotency of Powertools writes them', () => {
    template.hasResourceProperties(TABLE, {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
    });
  });

  it('are paid by request, encrypted, and can be brought back to any second of 30 days', () => {
    template.allResourcesProperties(TABLE, {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
    const replicas = resourcesOf(template, TABLE).map(({ Properties }) => Properties['Replicas']);
    expect(replicas).toHaveLength(2);
    for (const replica of replicas) {
      expect(replica).toMatchObject([
        { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 30 } },
      ]);
    }
  });

  it('cannot be deleted where data is retained, and go with their stack where it is not', () => {
    const protectionIn = (environment: string) =>
      resourcesOf(templateWith(configOf(environment)), TABLE).map(({ DeletionPolicy, Properties }) => [
        DeletionPolicy,
        Object(Properties['Replicas'])[0].DeletionProtectionEnabled,
      ]);
    expect(protectionIn('production')).toEqual([
      ['Retain', true],
      ['Retain', true],
    ]);
    expect(protectionIn('dev')).toEqual([
      ['Delete', false],
      ['Delete', false],
    ]);
  });
});
