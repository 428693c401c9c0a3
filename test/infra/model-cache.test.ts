import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { EnvironmentConfig } from '#lib/config';
import { modelCache } from '#lib/constructs/model-cache';
import { cdkStack, configOf, networkIn } from '../support/cdk-app.ts';
import { permissionsOf, resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

function cacheWith(cache: EnvironmentConfig['cache']) {
  const stack = cdkStack();
  const built = modelCache(stack, 'Cache', {
    config: { name: 'test', cache },
    network: networkIn(stack),
    key: undefined,
  });
  built.grantConnect(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  return { ...built, stack, access: stack.resolve(built.access), template: Template.fromStack(stack) };
}

const limits = { maxGigabytes: 3, maxEcpuPerSecond: 4000 };
const { template, access } = cacheWith({ kind: 'serverless', ...limits });

describe('a cache of its own', () => {
  it('is Valkey 8, within the limits of the environment, in both zones', () => {
    template.hasResourceProperties('AWS::ElastiCache::ServerlessCache', {
      Engine: 'valkey',
      MajorEngineVersion: '8',
      CacheUsageLimits: { DataStorage: { Maximum: 3, Unit: 'GB' }, ECPUPerSecond: { Maximum: 4000 } },
    });
    const [cache] = resourcesOf(template, 'AWS::ElastiCache::ServerlessCache');
    expect(cache?.Properties['SubnetIds']).toHaveLength(2);
  });

  it('has one engine for cache, user and group, or ElastiCache would refuse them', () => {
    for (const type of ['ServerlessCache', 'User', 'UserGroup']) {
      template.allResourcesProperties(`AWS::ElastiCache::${type}`, { Engine: 'valkey' });
    }
  });

  it('has a name that ElastiCache takes: small letters, digits and single hyphens, at most 40', () => {
    for (const { name } of ['dev', 'staging', 'production'].map(configOf)) {
      expect(`plinth-${name}`).toMatch(/^[a-z](?!.*--)[a-z0-9-]{0,38}[a-z0-9]$/);
    }
  });

  it('has a user who signs in by IAM, whose id is their name, and who cannot manage the server', () => {
    const [user] = resourcesOf(template, 'AWS::ElastiCache::User');
    expect(user?.Properties).toMatchObject({
      AuthenticationMode: { Type: 'iam' },
      UserId: user?.Properties['UserName'],
      AccessString: expect.stringMatching(/^on .*-@dangerous -@admin$/),
    });
    template.hasResourceProperties('AWS::ElastiCache::UserGroup', { UserIds: [{ Ref: user?.id }] });
  });

  it('is reached by TLS under the name that signs tokens', () => {
    expect(JSON.stringify(access.CACHE_URL)).toContain('"rediss://plinth-test@"');
    expect(access).toMatchObject({ CACHE_AUTHENTICATION: 'iam', CACHE_NAME: 'plinth-test' });
    template.hasResourceProperties('AWS::ElastiCache::ServerlessCache', { ServerlessCacheName: 'plinth-test' });
  });

  it('lets those connect whom it was told to, to this cache as this user', () => {
    expect(permissionsOf(template)).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Action: ['elasticache:Connect'],
        Resource: [
          { 'Fn::GetAtt': [expect.stringMatching('^Cache'), 'ARN'] },
          { 'Fn::Join': ['', expect.arrayContaining([':user:plinth-test'])] },
        ],
      }),
    ]);
  });

  it('is open to nobody by itself, and calls nobody', () => {
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    const [group] = resourcesOf(template, 'AWS::EC2::SecurityGroup');
    expect(group?.Properties).not.toHaveProperty('SecurityGroupIngress');
    expect(JSON.stringify(group?.Properties['SecurityGroupEgress'])).toContain('255.255.255.255/32');
  });
});

describe('another cache, or none', () => {
  it('is reached as its address says, and needs nothing of AWS', () => {
    const existing = cacheWith({ kind: 'existing', url: 'redis://cache.example:6379' });
    expect(existing.access).toEqual({ CACHE_URL: 'redis://cache.example:6379', CACHE_AUTHENTICATION: 'url' });
    expect(permissionsOf(existing.template)).toEqual([]);
    existing.template.resourceCountIs('AWS::ElastiCache::ServerlessCache', 0);
  });

  it('sets no variable where there is none', () => {
    expect(cacheWith({ kind: 'none' }).access).toEqual({});
  });

  it('opens no way to a server that is not there, neither to functions nor to workers', () => {
    expect(configOf('dev').cache.kind).toBe('none');
    const stacks = templatesOf(configOf('dev'));
    for (const name of ['Api', 'Processing']) {
      const egress = resourcesOf(stacks.get(name) ?? template, 'AWS::EC2::SecurityGroup').flatMap(
        ({ Properties }) => Properties['SecurityGroupEgress'],
      );
      expect(egress.map((rule) => Object(rule).ToPort)).not.toContain(65_535);
      expect(egress.length).toBeGreaterThan(0);
    }
  });
});
