import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { environments } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { type Resource, resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

/** `environment/Stack/LogicalId` -> type. A line may be added or, with a plan for the data, removed; never renamed. */
const committed: Record<string, string> = JSON.parse(
  readFileSync(new URL('stateful-resources.json', import.meta.url), 'utf8'),
);

/** Types that hold what cannot be made again. */
const KEPT = [
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
];

/** Types whose contents are lost when they are replaced, but that are not kept when their stack goes. */
const PASSING = ['AWS::SQS::Queue'];

const all = environments.flatMap(({ name }) => {
  const config = configOf(name);
  return [...templatesOf(config)].flatMap(([stack, template]) =>
    resourcesOf(template, ...KEPT, ...PASSING).map((resource) => ({
      path: `${name}/${stack}/${resource.id}`,
      config,
      resource,
    })),
  );
});

const kept = all.filter(({ resource }) => KEPT.includes(resource.Type));

/** Type -> whether the service itself refuses to delete it. */
const isProtected: Readonly<Record<string, (resource: Resource) => boolean>> = {
  'AWS::DynamoDB::GlobalTable': ({ Properties }) =>
    JSON.stringify(Properties).includes('"DeletionProtectionEnabled":true'),
  'AWS::Cognito::UserPool': ({ Properties }) => Properties['DeletionProtection'] === 'ACTIVE',
  'AWS::RDS::DBCluster': ({ Properties }) => Properties['DeletionProtection'] === true,
};

describe('resources that hold data', () => {
  it('have the logical ids that stateful-resources.json lists: another id is another, empty resource', () => {
    expect(Object.fromEntries(all.map(({ path, resource }) => [path, resource.Type]))).toEqual(committed);
  });

  it.each(kept.filter(({ config }) => config.state.onRemoval === 'retain'))(
    'outlive their stack: $path',
    ({ resource }) => {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(isProtected[resource.Type]?.(resource) ?? true).toBe(true);
    },
  );

  it.each(kept.filter(({ config }) => config.state.onRemoval === 'destroy'))(
    'go with their stack: $path',
    ({ resource }) => {
      expect(resource).toMatchObject({ DeletionPolicy: 'Delete' });
      expect(isProtected[resource.Type]?.(resource) ?? false).toBe(false);
    },
  );

  it('are retained outside of dev and local', () => {
    const retained = environments.filter(({ state }) => state.onRemoval === 'retain').map(({ name }) => name);
    expect(retained).toEqual(['staging', 'production']);
  });
});
