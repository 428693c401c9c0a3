import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { EnvironmentConfig } from '#lib/config';
import { ScannedUploadBucket } from '#lib/constructs/scanned-upload-bucket';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { permissionsOf, resourcesOf, statementsOf } from '../support/cdk-resources.ts';

const BUCKET = 'AWS::S3::Bucket';
const PLAN = 'AWS::GuardDuty::MalwareProtectionPlan';
const production = configOf('production');

type Grant = 'grantSign' | 'grantReadClean' | 'grantReadScanStatus' | 'grantRemove';

/** A stack with an upload bucket, and with a role that has one of its grants. */
function uploads(
  changes: Partial<EnvironmentConfig['uploads']> = {},
  grant?: Grant,
  base = production,
  pages: readonly string[] = [],
): Template {
  const stack = cdkStack();
  const config = { ...base, uploads: { ...base.uploads, ...changes } };
  const bucket = new ScannedUploadBucket(stack, 'Uploads', { config, pages });
  if (grant) bucket[grant](new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  return Template.fromStack(stack);
}

/** What the grantee may do, and nothing that another role may. */
function grantedBy(grant: Grant, base = production): string[] {
  const all = permissionsOf(uploads({ malwareScan: 'off' }, grant, base)).flatMap(({ Action }) => Action);
  return all.sort();
}

const bucketPolicy = (template: Template) =>
  resourcesOf(template, 'AWS::S3::BucketPolicy').flatMap(({ Properties }) =>
    statementsOf(Properties['PolicyDocument']),
  );

describe('the upload bucket', () => {
  it('keeps every version: a signed URL that is used twice does not change what was found clean', () => {
    uploads().hasResourceProperties(BUCKET, { VersioningConfiguration: { Status: 'Enabled' } });
  });

  it('tells EventBridge of new files by its own property, without a function of CDK that may change any bucket', () => {
    const template = uploads();
    template.hasResourceProperties(BUCKET, {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('lets only the pages of the environment upload, and read the ETag of each part', () => {
    uploads({}, undefined, production, ['https://plinth.example.com']).hasResourceProperties(BUCKET, {
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedOrigins: ['https://plinth.example.com'], ExposedHeaders: ['ETag'] })],
      },
    });
    uploads().hasResourceProperties(BUCKET, { CorsConfiguration: Match.absent() });
  });

  it.each([
    { retention: 'none', current: 1, hidden: 1 },
    { retention: 'days:90', current: 90, hidden: 90 },
    { retention: 'keep', current: undefined, hidden: 30 },
  ])('with retention $retention files go after $current days, removed or replaced ones after $hidden', (expected) => {
    uploads({ retention: expected.retention }).hasResourceProperties(BUCKET, {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({
            Id: 'retention',
            ExpirationInDays: expected.current ?? Match.absent(),
            NoncurrentVersionExpiration: { NoncurrentDays: expected.hidden },
          }),
        ]),
      },
    });
  });

  it('loses the parts of abandoned uploads after a day', () => {
    uploads().hasResourceProperties(BUCKET, {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' }),
        ]),
      },
    });
  });

  it.each(['THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'])(
    'loses files whose scan ended with %s after a day, whatever the retention',
    (status) => {
      uploads({ retention: 'keep' }).hasResourceProperties(BUCKET, {
        LifecycleConfiguration: {
          Rules: Match.arrayWith([
            Match.objectLike({
              TagFilters: [{ Key: 'GuardDutyMalwareScanStatus', Value: status }],
              ExpirationInDays: 1,
              NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            }),
          ]),
        },
      });
    },
  );

  it('has a key of its own, which turns every year, where the environment wants one', () => {
    const template = uploads();
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    template.hasResourceProperties(BUCKET, {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) },
        ],
      },
    });
    uploads({}, undefined, configOf('dev')).resourceCountIs('AWS::KMS::Key', 0);
  });
});

describe('the malware scan', () => {
  const template = uploads();
  const deny = bucketPolicy(template).filter(
    ({ Effect, Condition }) => Effect === 'Deny' && Condition?.['ArnNotEquals'],
  );
  const scanRole = resourcesOf(template, 'AWS::IAM::Role')[0];

  it('is made by GuardDuty, as the service that scans buckets', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' },
          }),
        ],
      },
    });
  });

  it('waits for its permissions, which GuardDuty tries out when it makes the plan', () => {
    const [policy] = resourcesOf(template, 'AWS::IAM::Policy');
    template.hasResource(PLAN, {
      Properties: { Actions: { Tagging: { Status: 'ENABLED' } } },
      DependsOn: Match.arrayWith([policy?.id]),
    });
  });

  it('has the permissions that GuardDuty asks for', () => {
    expect(
      permissionsOf(template)
        .flatMap(({ Action }) => Action)
        .sort(),
    ).toEqual(
      [
        'events:PutRule',
        'events:DeleteRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:DescribeRule',
        'events:ListTargetsByRule',
        's3:GetObject',
        's3:GetObjectVersion',
        's3:GetObjectTagging',
        's3:PutObjectTagging',
        's3:GetObjectVersionTagging',
        's3:PutObjectVersionTagging',
        's3:PutBucketNotification',
        's3:GetBucketNotification',
        's3:ListBucket',
        's3:PutObject',
        'kms:GenerateDataKey',
        'kms:Decrypt',
      ].sort(),
    );
  });

  it('may write nothing but its own test object', () => {
    const [write] = permissionsOf(template).filter(({ Action }) => Action.includes('s3:PutObject'));
    expect(JSON.stringify(write?.Resource)).toContain('/malware-protection-resource-validation-object');
  });

  it('lets nobody but itself and backups read a version before it was found clean', () => {
    const scanner = { 'Fn::GetAtt': [scanRole?.id, 'Arn'] };
    const backups = { 'Fn::Join': ['', expect.arrayContaining([':role/plinth-production/backup/*'])] };
    expect(deny).toContainEqual(
      expect.objectContaining({
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Principal: { AWS: '*' },
        Condition: {
          ArnNotEquals: { 'aws:PrincipalArn': [scanner, backups] },
          StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' },
        },
      }),
    );
  });

  it('lets nobody but itself tag: whoever could would declare a file clean', () => {
    expect(deny).toContainEqual(
      expect.objectContaining({
        Action: ['Delete', 'Put'].flatMap((verb) => [`s3:${verb}ObjectTagging`, `s3:${verb}ObjectVersionTagging`]),
        Principal: { AWS: '*' },
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [scanRole?.id, 'Arn'] } } },
      }),
    );
  });

  it('is not there where the environment does without, and then nothing is locked', () => {
    const open = uploads({ malwareScan: 'off' });
    open.resourceCountIs(PLAN, 0);
    expect(bucketPolicy(open).filter(({ Condition }) => Condition?.['ArnNotEquals'])).toEqual([]);
  });
});

describe('whoever signs upload requests', () => {
  it('may do what the signed requests do, and neither read nor tag', () => {
    expect(grantedBy('grantSign', configOf('dev'))).toEqual([
      's3:AbortMultipartUpload',
      's3:ListMultipartUploadParts',
      's3:PutObject',
    ]);
  });

  it('may have S3 encrypt each part by the key and put them together again', () => {
    expect(grantedBy('grantSign')).toEqual(expect.arrayContaining(['kms:GenerateDataKey', 'kms:Decrypt']));
  });
});

describe('other users of the upload bucket', () => {
  it.each([
    { grant: 'grantReadClean', actions: ['kms:Decrypt', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'] },
    {
      grant: 'grantReadScanStatus',
      actions: ['s3:GetObjectTagging', 's3:GetObjectVersionTagging', 's3:ListBucket', 's3:ListBucketVersions'],
    },
    { grant: 'grantRemove', actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:ListBucketMultipartUploads'] },
  ] as const)('have by $grant just $actions', ({ grant, actions }) => {
    expect(grantedBy(grant)).toEqual(actions);
  });
});
