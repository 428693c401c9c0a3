import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { apiKeysTable, auditTable, rateLimitsTable } from '#adapters/dynamodb';
import { AccessState } from '#lib/constructs/access-state';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { permissionsOf } from '../support/cdk-resources.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

type Grant = 'grantRecognise' | 'grantManage' | 'grantCountAndNote';

function templateWith(grant?: Grant): Template {
  const stack = cdkStack();
  const access = new AccessState(stack, 'Access', { config: configOf('production'), key: new Key(stack, 'Key') });
  if (grant) access[grant](new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  return Template.fromStack(stack);
}

const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });

/** What a grant allows, by table: `ApiKeys: GetItem`. */
function allowedBy(grant: Grant): string[] {
  const statements = permissionsOf(templateWith(grant));
  return statements
    .filter(({ Action }) => Action.every((action) => action.startsWith('dynamodb:')))
    .map(({ Action, Resource }) => {
      const [, table] = /Access(ApiKeys|RateLimits|Audit)/.exec(JSON.stringify(Resource)) ?? [];
      return `${table}: ${Action.map((action) => action.replace('dynamodb:', '')).join(' ')}`;
    })
    .sort();
}

describe('the tables of access', () => {
  const template = templateWith();

  it('have exactly the keys that their adapters ask for', () => {
    const { byTenant } = apiKeysTable.indexes;
    template.hasResourceProperties(TABLE, {
      KeySchema: [hash(apiKeysTable.partitionKey)],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byTenant',
          KeySchema: [hash(byTenant.partitionKey), range(byTenant.sortKey)],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
    template.hasResourceProperties(TABLE, {
      KeySchema: [hash(rateLimitsTable.partitionKey)],
      TimeToLiveSpecification: { AttributeName: rateLimitsTable.timeToLive, Enabled: true },
    });
    template.hasResourceProperties(TABLE, {
      KeySchema: [hash(auditTable.partitionKey), range(auditTable.sortKey)],
      TimeToLiveSpecification: { AttributeName: auditTable.timeToLive, Enabled: true },
    });
    template.resourceCountIs(TABLE, 3);
  });

  it('let the authorizer recognise a key, and neither list nor make any', () => {
    expect(allowedBy('grantRecognise')).toEqual(['ApiKeys: GetItem UpdateItem']);
  });

  it('let the function of keys manage them and read what was done', () => {
    expect(allowedBy('grantManage')).toEqual(['ApiKeys: GetItem PutItem Query UpdateItem', 'Audit: Query']);
  });

  it('let every function count, and write what was done for good', () => {
    expect(allowedBy('grantCountAndNote')).toEqual(['Audit: PutItem', 'RateLimits: UpdateItem']);
  });
});
