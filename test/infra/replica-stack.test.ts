import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf, statementsOf } from '../support/cdk-resources.ts';
import { permissionsOfRole } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const production = templatesOf(configOf('production'));

function stack(name: string): Template {
  const found = production.get(name);
  if (found === undefined) throw new Error(`There is no stack ${name}.`);
  return found;
}

const replica = stack('Replica');

/** Name of the original -> the stack that has it, and what its replication may do beside reading it. */
const originals = [
  ['artifacts', 'Data', 'Artifacts'],
  ['uploads', 'Ingest', 'Uploads'],
  ['configuration', 'Backup', 'ConfigurationBucket'],
] as const;

/** The parts of a name that are known before it is deployed. */
const nameOf = (name: unknown): string =>
  [Object(name)['Fn::Join']?.[1] ?? []]
    .flat()
    .map((part: unknown) => (typeof part === 'string' ? part : '*'))
    .join('');

const replicaNames = resourcesOf(replica, 'AWS::S3::Bucket').map(({ Properties }) => nameOf(Properties['BucketName']));

describe('replicas in another region', () => {
  it.each(originals)('take the %s with their versions, deletions and tags', (name, stackName, id) => {
    const template = stack(stackName);
    const [original] = resourcesOf(template, 'AWS::S3::Bucket').filter((bucket) => bucket.id.startsWith(id));
    const { Rules } = Object(original?.Properties['ReplicationConfiguration']);
    expect(Rules).toEqual([
      expect.objectContaining({
        Status: 'Enabled',
        DeleteMarkerReplication: { Status: 'Enabled' },
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
      }),
    ]);
    const destination = nameOf(Rules[0].Destination.Bucket).split(':::')[1];
    expect(destination).toBe(`plinth-production-${name}-*-eu-west-1`);
    expect(replicaNames).toContain(destination);
    expect(JSON.stringify(Rules[0].Destination)).toContain('alias/plinth-production-replica');
    replica.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/plinth-production-replica' });
  });

  it.each(originals)('are written by a role that can do nothing else with the %s', (_, stackName, id) => {
    expect(permissionsOfRole(stack(stackName), `${id}ReplicationRole`)).toEqual([
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      's3:GetObjectVersionAcl',
      's3:GetObjectVersionForReplication',
      's3:GetObjectVersionTagging',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:ReplicateDelete',
      's3:ReplicateObject',
      's3:ReplicateTags',
    ]);
  });

  it('keep versions, and outlive their stack', () => {
    for (const bucket of resourcesOf(replica, 'AWS::S3::Bucket')) {
      expect(bucket.DeletionPolicy).toBe('Retain');
      expect(bucket.Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    }
  });

  it('are forgotten when their originals are: each has the life cycle of its original', () => {
    const lifecycle = (template: Template, id: string) =>
      resourcesOf(template, 'AWS::S3::Bucket').find((bucket) => bucket.id.startsWith(id))?.Properties[
        'LifecycleConfiguration'
      ];
    const [artifacts, uploads] = [lifecycle(stack('Data'), 'Artifacts'), lifecycle(stack('Ingest'), 'Uploads')];
    expect(lifecycle(replica, 'Artifacts')).toEqual(artifacts);
    expect(lifecycle(replica, 'Uploads')).toEqual(uploads);
    expect([artifacts, uploads]).not.toContain(undefined);
  });

  it('give nobody an upload that was not found clean', () => {
    const denied = resourcesOf(replica, 'AWS::S3::BucketPolicy')
      .filter(({ Properties }) => JSON.stringify(Properties['Bucket']).includes('Uploads'))
      .flatMap(({ Properties }) => statementsOf(Properties['PolicyDocument']));
    expect(denied).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Condition: { StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' } },
      }),
    );
  });

  it('are none where the environment has no other region', () => {
    const staging = templatesOf(configOf('staging'));
    expect(staging.has('Replica')).toBe(false);
    const buckets = [...staging.values()].flatMap((template) => resourcesOf(template, 'AWS::S3::Bucket'));
    expect(buckets.filter(({ Properties }) => Properties['ReplicationConfiguration'] !== undefined)).toEqual([]);
  });
});

describe('the audit trail', () => {
  it('writes down who changes objects, where nobody can change it unseen', () => {
    const audit = stack('Audit');
    audit.hasResourceProperties('AWS::CloudTrail::Trail', {
      EnableLogFileValidation: true,
      IsLogging: true,
      EventSelectors: [
        {
          IncludeManagementEvents: false,
          ReadWriteType: 'WriteOnly',
          DataResources: [{ Type: 'AWS::S3::Object', Values: [Match.anyValue(), Match.anyValue()] }],
        },
        // Without which nobody is told of a secret that could not be rotated.
        {
          IncludeManagementEvents: true,
          ReadWriteType: 'WriteOnly',
          ExcludeManagementEventSources: ['kms.amazonaws.com'],
        },
      ],
    });
    const rules = [Match.objectLike({ ExpirationInDays: 365 })];
    audit.hasResourceProperties('AWS::S3::Bucket', { LifecycleConfiguration: { Rules: rules } });
  });

  it('is written by CloudTrail for this trail only', () => {
    const allowed = resourcesOf(stack('Audit'), 'AWS::S3::BucketPolicy')
      .flatMap(({ Properties }) => statementsOf(Properties['PolicyDocument']))
      .filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Action }) => Action)).toEqual([['s3:GetBucketAcl'], ['s3:PutObject']]);
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: 'cloudtrail.amazonaws.com' });
      expect(JSON.stringify(Condition)).toContain('trail/plinth-production-objects');
    }
  });
});
