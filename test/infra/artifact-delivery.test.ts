import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { signingKeysTable } from '#adapters/dynamodb';
import type { EnvironmentConfig } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf, statementsOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const PAIR = 'Custom::PlinthSigningKey';
const PUBLIC_KEY = 'AWS::CloudFront::PublicKey';
const GROUP = 'AWS::CloudFront::KeyGroup';

function dataIn(environment: string, web: Partial<EnvironmentConfig['web']> = {}): Template {
  const config = configOf(environment);
  const template = templatesOf({ ...config, web: { ...config.web, ...web } }).get('Data');
  if (template === undefined) throw new Error('There is no stack Data.');
  return template;
}

const production = dataIn('production');
const idsOf = (template: Template, type: string) => resourcesOf(template, type).map(({ id }) => id);

describe('artifacts from CloudFront', () => {
  it('are for whoever has a URL that one of our keys has signed', () => {
    const [group] = idsOf(production, GROUP);
    production.hasResourceProperties(DISTRIBUTION, {
      DistributionConfig: Match.objectLike({
        DefaultCacheBehavior: Match.objectLike({
          TrustedKeyGroups: [{ Ref: group }],
          ViewerProtocolPolicy: 'https-only',
          Compress: true,
        }),
        CacheBehaviors: Match.absent(),
      }),
    });
    production.hasResourceProperties(GROUP, {
      KeyGroupConfig: Match.objectLike({ Items: idsOf(production, PUBLIC_KEY).map((Ref) => ({ Ref })) }),
    });
    expect(idsOf(production, PUBLIC_KEY)).toHaveLength(configOf('production').web.signingKeys.length);
  });

  it('are read from the bucket, and decrypted, by the distribution', () => {
    const [distribution] = idsOf(production, DISTRIBUTION);
    const reading = resourcesOf(production, 'AWS::S3::BucketPolicy')
      .flatMap(({ Properties }) => statementsOf(Properties['PolicyDocument']))
      .filter(({ Action, Effect }) => Effect === 'Allow' && Action.includes('s3:GetObject'));
    expect(reading).toHaveLength(1);
    expect(JSON.stringify(reading[0]?.Condition)).toContain(`"${distribution}"`);
    const [key] = resourcesOf(production, 'AWS::KMS::Key');
    expect(JSON.stringify(key?.Properties['KeyPolicy'])).toContain('cloudfront.amazonaws.com');
  });

  it('are read by scripts of our own pages only', () => {
    production.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: Match.objectLike({
        CorsConfig: Match.objectLike({
          AccessControlAllowCredentials: false,
          AccessControlAllowOrigins: {
            Items: [{ 'Fn::Join': ['', ['https://', { 'Fn::GetStackOutput': Match.anyValue() }]] }],
          },
          OriginOverride: true,
        }),
      }),
    });
  });
});

describe('the keys of signed URLs', () => {
  it('are made in the account: only the public halves are in a template, as references', () => {
    for (const { Properties } of resourcesOf(production, PUBLIC_KEY)) {
      expect(JSON.stringify(Properties)).toContain('"PublicKey"]');
      expect(JSON.stringify(Properties)).not.toContain('BEGIN');
    }
    production.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [{ AttributeName: signingKeysTable.partitionKey, KeyType: 'HASH' }],
    });
  });

  it('are made by a function that may do nothing but that', () => {
    const may = permissionsOfFunction(production, functionNamed(production, 'DeliverySigningKeysFunction'));
    expect(may.filter((action) => action.startsWith('dynamodb:'))).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ]);
    expect(may.filter((action) => !/^(dynamodb|kms|logs|xray):/.test(action))).toEqual([]);
  });

  it('are rotated one at a time: what stays is the same resource, what is new another', () => {
    const pairsWith = (signingKeys: [number, number]) => {
      const template = dataIn('dev', { signingKeys });
      return { pairs: idsOf(template, PAIR).sort(), keys: idsOf(template, PUBLIC_KEY).sort() };
    };
    const before = pairsWith([1, 2]);
    expect(pairsWith([2, 1])).toEqual(before);
    const after = pairsWith([2, 3]);
    for (const kind of ['pairs', 'keys'] as const) {
      expect(after[kind].filter((id) => before[kind].includes(id))).toHaveLength(1);
    }
  });

  it('are not there where S3 delivers artifacts', () => {
    const local = dataIn('local');
    for (const type of [PAIR, PUBLIC_KEY, GROUP, DISTRIBUTION]) local.resourceCountIs(type, 0);
  });
});
