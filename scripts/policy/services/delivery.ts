import type { Problem, Rule } from '../finding.ts';
import { at, firstAt, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { listOf, numberOf, recordOf } from '../template/values.ts';

const BEHAVIORS = ['DistributionConfig.DefaultCacheBehavior', 'DistributionConfig.CacheBehaviors.*'];
const METHODS = ['GET,HEAD', 'GET,HEAD,OPTIONS', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'];

/** Amazon CloudFront, its certificates and names. */
export const deliveryRules: readonly Rule[] = [
  {
    name: 'cloudfront/origins',
    about: 'Every behaviour leads to an origin of the distribution, and origins have ids of their own.',
    types: ['AWS::CloudFront::Distribution'],
    *judge(distribution) {
      const ids = at(distribution, 'DistributionConfig.Origins.*.Id').map(({ value }) => String(value));
      const groups = at(distribution, 'DistributionConfig.OriginGroups.Items.*.Id').map(({ value }) => String(value));
      if (new Set(ids).size < ids.length)
        yield {
          path: 'Properties.DistributionConfig.Origins',
          message: 'Two origins have one id.',
          remedy: 'Give each its own.',
        };
      for (const { path, value } of BEHAVIORS.flatMap((behavior) => at(distribution, `${behavior}.TargetOriginId`))) {
        if (![...ids, ...groups].includes(String(value)))
          yield { path, message: `There is no origin ${value}.`, remedy: `Name one of ${ids.join(', ')}.` };
      }
    },
  },
  {
    name: 'cloudfront/origin-access',
    about: 'An origin is a bucket behind an access control, or a server, and not both.',
    types: ['AWS::CloudFront::Distribution'],
    *judge(distribution, template) {
      for (const { path, value } of at(distribution, 'DistributionConfig.Origins.*')) {
        const origin = recordOf(value);
        const kinds = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'].filter(
          (name) => origin[name] !== undefined,
        );
        if (kinds.length !== 1)
          yield {
            path,
            message: `It is ${kinds.join(' and ') || 'neither a bucket nor a server'}.`,
            remedy: 'Give one of S3OriginConfig, CustomOriginConfig.',
          };
        if (kinds.includes('S3OriginConfig') && origin['OriginAccessControlId'] === undefined)
          yield {
            path: `${path}.OriginAccessControlId`,
            message: 'The bucket would have to be public.',
            remedy: 'Name an origin access control.',
          };
        const domain = template.literal(origin['DomainName']);
        if (domain !== undefined && /[/:]/.test(domain))
          yield {
            path: `${path}.DomainName`,
            message: `${domain} is no name of a host.`,
            remedy: 'Leave scheme and path out.',
          };
      }
    },
  },
  {
    name: 'cloudfront/methods',
    about: 'Behaviours take and keep methods in sets that CloudFront has, and patterns are told apart.',
    types: ['AWS::CloudFront::Distribution'],
    *judge(distribution) {
      for (const { path, value } of BEHAVIORS.flatMap((behavior) => at(distribution, behavior))) {
        yield* flawsOfMethods(recordOf(value), path);
      }
      const patterns = at(distribution, 'DistributionConfig.CacheBehaviors.*.PathPattern').map(({ value }) => value);
      if (new Set(patterns).size < patterns.length)
        yield {
          path: 'Properties.DistributionConfig.CacheBehaviors',
          message: 'Two behaviours have one pattern.',
          remedy: 'Give each its own.',
        };
    },
  },
  {
    name: 'cloudfront/time-to-live',
    about: 'The least time to keep is not above the usual one, nor that above the most.',
    types: ['AWS::CloudFront::CachePolicy', 'AWS::CloudFront::Distribution'],
    *judge(resource) {
      const places = resource.type.endsWith('CachePolicy') ? ['CachePolicyConfig'] : BEHAVIORS;
      for (const { path, value } of places.flatMap((place) => at(resource, place))) {
        const times = ['MinTTL', 'DefaultTTL', 'MaxTTL'].flatMap((name) => numberOf(recordOf(value)[name]) ?? []);
        if (times.some((time, index) => index > 0 && time < (times[index - 1] ?? 0))) {
          yield {
            path: `${path}.MinTTL`,
            message: `The times are ${times.join(', ')}.`,
            remedy: 'Let MinTTL <= DefaultTTL <= MaxTTL.',
          };
        }
      }
    },
  },
  {
    name: 'cloudfront/names',
    about: 'A distribution with names of its own has a certificate for them, of us-east-1.',
    types: ['AWS::CloudFront::Distribution'],
    *judge(distribution, template) {
      const aliases = listOf(firstAt(distribution, 'DistributionConfig.Aliases'));
      const certificate = firstAt(distribution, 'DistributionConfig.ViewerCertificate.AcmCertificateArn');
      const path = 'Properties.DistributionConfig.ViewerCertificate';
      if (aliases.length > 0 && certificate === undefined)
        yield { path, message: 'Its names have no certificate.', remedy: 'Name one of us-east-1.' };
      const arn = template.text(certificate) ?? '';
      if (/^arn:aws[^:]*:acm:(?!us-east-1:)/.test(arn))
        yield {
          path: `${path}.AcmCertificateArn`,
          message: `${arn} is not in us-east-1.`,
          remedy: 'Name a certificate of us-east-1.',
        };
      const firewall = template.text(firstAt(distribution, 'DistributionConfig.WebACLId')) ?? '';
      if (/^arn:/.test(firewall) && !/:wafv2:us-east-1:[^:]*:global\//.test(firewall))
        yield {
          path: 'Properties.DistributionConfig.WebACLId',
          message: `${firewall} is not for CloudFront.`,
          remedy: 'Name a firewall of scope CLOUDFRONT, in us-east-1.',
        };
    },
  },
  {
    name: 'cloudfront/error-pages',
    about: 'A page for an error comes with a status.',
    types: ['AWS::CloudFront::Distribution'],
    *judge(distribution) {
      for (const { path, value } of at(distribution, 'DistributionConfig.CustomErrorResponses.*')) {
        const { ResponseCode: code, ResponsePagePath: page } = recordOf(value);
        if ((code === undefined) === (page === undefined)) continue;
        yield { path, message: 'It has a page without a status, or a status without a page.', remedy: 'Give both.' };
      }
    },
  },
  {
    name: 'cloudfront/bucket-policy',
    about: 'A distribution that reads a bucket of its stack is let in by the bucket’s policy.',
    types: ['AWS::CloudFront::Distribution'],
    *judge(distribution, template) {
      for (const { path, value } of at(distribution, 'DistributionConfig.Origins.*.DomainName')) {
        const bucket = template.target(value);
        if (bucket?.type !== 'AWS::S3::Bucket' || letsIn(bucket, template)) continue;
        yield {
          path,
          message: `${bucket.id} does not let CloudFront in.`,
          remedy: 'Allow s3:GetObject to cloudfront.amazonaws.com in its policy.',
        };
      }
    },
  },
];

const letsIn = (bucket: Resource, template: Template): boolean =>
  template
    .ofType('AWS::S3::BucketPolicy')
    .filter((policy) => template.target(policy.properties['Bucket'])?.id === bucket.id)
    .some((policy) => JSON.stringify(policy.properties).includes('cloudfront.amazonaws.com'));

function* flawsOfMethods(behavior: Readonly<Record<string, unknown>>, path: string): Generator<Problem> {
  for (const name of ['AllowedMethods', 'CachedMethods']) {
    const methods = listOf(behavior[name]);
    if (
      methods.length === 0 ||
      METHODS.slice(0, name === 'CachedMethods' ? 2 : 3).includes([...methods].sort().join(','))
    )
      continue;
    yield {
      path: `${path}.${name}`,
      message: `${methods.join(', ')} is no set that CloudFront has.`,
      remedy: `Use ${METHODS.join('; ')}.`,
    };
  }
}
