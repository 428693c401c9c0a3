import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { EnvironmentConfig } from '#lib/config';
import { WebSite } from '#lib/constructs/web-site';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf, statementsOf } from '../support/cdk-resources.ts';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const HEADERS = 'AWS::CloudFront::ResponseHeadersPolicy';
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555';
const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/plinth/11111111';

function siteIn(environment: string, web: Partial<EnvironmentConfig['web']> = {}) {
  const stack = cdkStack();
  const config = configOf(environment);
  const { origin } = new WebSite(stack, 'Site', { config: { ...config, web: { ...config.web, ...web } } });
  return { template: Template.fromStack(stack), origin: JSON.stringify(stack.resolve(origin)) };
}

const { template, origin } = siteIn('production');
const own = siteIn('production', { domain: { name: 'plinth.example.com', certificateArn }, webAclArn });

const distributionWith = (DistributionConfig: object, of = template) =>
  of.hasResourceProperties(DISTRIBUTION, { DistributionConfig: Match.objectLike(DistributionConfig) });
const securityHeaders = Object(
  Object(resourcesOf(template, HEADERS)[0]?.Properties['ResponseHeadersPolicyConfig']).SecurityHeadersConfig,
);

describe('the web app’s files', () => {
  it('are read by this distribution only, which signs its requests', () => {
    const policies = resourcesOf(template, 'AWS::S3::BucketPolicy').flatMap(({ Properties }) =>
      statementsOf(Properties['PolicyDocument']).map((statement) => JSON.stringify(statement)),
    );
    const reading = policies.filter((text) => text.includes('"s3:GetObject"'));
    expect(reading).toHaveLength(1);
    expect(reading[0]).toContain('"AWS:SourceArn"');
    expect(reading[0]).toContain('distribution/');
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
  });
});

describe('the delivery of the web app', () => {
  it('is by HTTPS, compressed, and kept as long as the files say', () => {
    distributionWith({
      DefaultRootObject: 'index.html',
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      DefaultCacheBehavior: Match.objectLike({
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: ['GET', 'HEAD'],
        Compress: true,
        CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6', // Managed-CachingOptimized
      }),
    });
  });

  it('is written down, for the days of the environment', () => {
    distributionWith({ Logging: { Bucket: Match.anyValue() } });
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: configOf('production').logs.retentionDays, Status: 'Enabled' }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
    });
  });

  it('is under the name of CloudFront, or under one of our own by TLS 1.2 and newer', () => {
    expect(origin).toContain('DomainName');
    distributionWith({ ViewerCertificate: Match.absent() });
    expect(own.origin).toBe('"https://plinth.example.com"');
    const ViewerCertificate = {
      AcmCertificateArn: certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    };
    distributionWith({ Aliases: ['plinth.example.com'], ViewerCertificate }, own.template);
  });

  it('stands behind a firewall where there is one for CloudFront', () => {
    distributionWith({ WebACLId: Match.absent() });
    distributionWith({ WebACLId: webAclArn }, own.template);
  });
});

describe('the headers of the web app', () => {
  const directives = new Map(
    String(securityHeaders.ContentSecurityPolicy?.ContentSecurityPolicy)
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

  it('let run what the page brings, WebAssembly too, and nothing that somebody puts in', () => {
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'self'"]);
  });

  it('let the page ask the services of its own region, and no server of anybody else', () => {
    const hosts = directives.get('connect-src')?.filter((source) => source.startsWith('https:'));
    expect(hosts).toEqual([
      'https://*.execute-api.eu-central-1.amazonaws.com',
      'https://*.s3.eu-central-1.amazonaws.com',
      'https://*.auth.eu-central-1.amazoncognito.com',
      'https://*.cloudfront.net',
    ]);
  });

  it('keep browsers to HTTPS for a year, and from framing, guessing and telling others', () => {
    expect(securityHeaders).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
    });
  });

  it('isolate the page from other pages', () => {
    template.hasResourceProperties(HEADERS, {
      ResponseHeadersPolicyConfig: Match.objectLike({
        CustomHeadersConfig: {
          Items: Match.arrayWith([
            { Header: 'Cross-Origin-Opener-Policy', Value: 'same-origin', Override: true },
            { Header: 'Cross-Origin-Embedder-Policy', Value: 'require-corp', Override: true },
          ]),
        },
      }),
    });
  });

  it('stand on every answer', () => {
    distributionWith({ DefaultCacheBehavior: Match.objectLike({ ResponseHeadersPolicyId: Match.anyValue() }) });
    distributionWith({ CacheBehaviors: Match.absent() });
  });
});
