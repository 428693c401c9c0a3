import type { Problem, Rule } from '../finding.ts';
import { at, firstAt, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { idsIn, isRecord, listOf, numberOf, recordOf, truthOf } from '../template/values.ts';
import { refusesPlainHttp } from './messages.ts';

const FENCES = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Amazon S3. */
export const bucketRules: readonly Rule[] = [
  {
    name: 's3/private',
    about: 'Buckets are closed to the public by all four settings, and have no access control lists.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket, template) {
      const access = recordOf(bucket.properties['PublicAccessBlockConfiguration']);
      for (const name of FENCES.filter((fence) => truthOf(access[fence]) !== true)) {
        yield {
          path: `Properties.PublicAccessBlockConfiguration.${name}`,
          message: `${name} is not set.`,
          remedy: 'Set it to true.',
        };
      }
      const list = bucket.properties['AccessControl'];
      const isForLogs = list === 'LogDeliveryWrite' && takesLogs(bucket, template);
      if (list !== undefined && list !== 'Private' && !isForLogs) {
        yield {
          path: 'Properties.AccessControl',
          message: `The list lets in ${list}.`,
          remedy: 'Leave it out; allow by a policy.',
        };
      }
      const ownership = at(bucket, 'OwnershipControls.Rules.*.ObjectOwnership').map(({ value }) => value);
      const isOurs =
        ownership.includes('BucketOwnerEnforced') ||
        (ownership.includes('BucketOwnerPreferred') && takesLogs(bucket, template));
      if (!isOurs)
        yield {
          path: 'Properties.OwnershipControls',
          message: 'Lists of access count.',
          remedy: 'Write BucketOwnerEnforced.',
        };
    },
  },
  {
    name: 's3/encrypted',
    about: 'Buckets say how they encrypt.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket) {
      if (listOf(firstAt(bucket, 'BucketEncryption.ServerSideEncryptionConfiguration')).length > 0) return;
      yield {
        path: 'Properties.BucketEncryption',
        message: 'The template does not say how.',
        remedy: 'Write AES256 or aws:kms.',
      };
    },
  },
  {
    name: 's3/refuses-plain-http',
    about: 'A policy of every bucket refuses what comes without TLS.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket, template) {
      if (refusesPlainHttp(bucket, 'Bucket', template, 'AWS::S3::BucketPolicy')) return;
      yield {
        path: 'Properties',
        message: 'It answers what comes without TLS.',
        remedy: 'Add a bucket policy: Deny s3:* where aws:SecureTransport is false.',
      };
    },
  },
  {
    name: 's3/replication',
    about: 'What is replicated has versions; rules are told apart by priority; the role is named.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket) {
      const replication = bucket.properties['ReplicationConfiguration'];
      if (replication === undefined) return;
      if (firstAt(bucket, 'VersioningConfiguration.Status') !== 'Enabled') {
        yield {
          path: 'Properties.VersioningConfiguration',
          message: 'Only versions are replicated.',
          remedy: 'Write {"Status": "Enabled"}.',
        };
      }
      const rules = listOf(recordOf(replication)['Rules']).map(recordOf);
      const priorities = rules.flatMap((rule) => (rule['Priority'] === undefined ? [] : [rule['Priority']]));
      if (new Set(priorities).size < priorities.length)
        yield {
          path: 'Properties.ReplicationConfiguration.Rules',
          message: 'Two rules have one priority.',
          remedy: 'Give each its own.',
        };
      for (const [index, rule] of rules.entries()) {
        if (rule['Filter'] !== undefined && rule['DeleteMarkerReplication'] === undefined) {
          yield {
            path: `Properties.ReplicationConfiguration.Rules.${index}.DeleteMarkerReplication`,
            message: 'A rule with a filter says what becomes of deletions.',
            remedy: 'Write {"Status": "Enabled"} or "Disabled".',
          };
        }
      }
    },
  },
  {
    name: 's3/lifecycle',
    about: 'Rules of lifecycle do something, in an order that S3 takes.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket) {
      for (const { path, value } of at(bucket, 'LifecycleConfiguration.Rules.*')) {
        if (isRecord(value)) yield* flawsOfLifecycle(value, path);
      }
    },
  },
  {
    name: 's3/versions-end',
    about: 'A bucket with versions says how long old ones stay.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket, template) {
      if (firstAt(bucket, 'VersioningConfiguration.Status') !== 'Enabled' || template.stack.isProtected) return;
      const ends = ['NoncurrentVersionExpiration', 'NoncurrentVersionExpirationInDays', 'NoncurrentVersionTransitions'];
      if (ends.some((name) => at(bucket, `LifecycleConfiguration.Rules.*.${name}`).length > 0)) return;
      yield {
        path: 'Properties.LifecycleConfiguration',
        message: 'Old versions stay, and cost, for ever.',
        remedy: 'Add a rule with NoncurrentVersionExpiration.',
      };
    },
  },
  {
    name: 's3/origins',
    about: 'Pages of any origin may write to no bucket.',
    types: ['AWS::S3::Bucket'],
    *judge(bucket) {
      for (const { path, value } of at(bucket, 'CorsConfiguration.CorsRules.*')) {
        const rule = recordOf(value);
        const writes = listOf(rule['AllowedMethods']).some((method) => method !== 'GET' && method !== 'HEAD');
        if (!writes || !listOf(rule['AllowedOrigins']).includes('*')) continue;
        yield {
          path: `${path}.AllowedOrigins`,
          message: 'Pages of any origin may write.',
          remedy: 'Name the origins of the pages.',
        };
      }
    },
  },
];

/** Whether CloudFront writes into this bucket who has asked for what, which it does by an access control list. */
const takesLogs = (bucket: Resource, template: Template): boolean =>
  template
    .ofType('AWS::CloudFront::Distribution')
    .some((one) => idsIn(firstAt(one, 'DistributionConfig.Logging')).includes(bucket.id));

const DOES = /Expiration|Transition|AbortIncomplete|ExpiredObject/;

function* flawsOfLifecycle(rule: Readonly<Record<string, unknown>>, path: string): Generator<Problem> {
  if (!Object.keys(rule).some((name) => DOES.test(name)))
    yield { path, message: 'The rule does nothing.', remedy: 'Give it an expiration or a transition.' };
  const expires = numberOf(rule['ExpirationInDays']);
  const transitions = [...listOf(rule['Transitions']), ...listOf(rule['Transition'])].map(recordOf);
  for (const { StorageClass: storage, TransitionInDays: given } of transitions) {
    const days = numberOf(given);
    if (days === undefined) continue;
    if (/_IA$/.test(String(storage)) && days < 30)
      yield {
        path: `${path}.Transitions`,
        message: `Nothing may go to ${storage} before 30 days.`,
        remedy: 'Wait 30 days.',
      };
    if (expires !== undefined && expires <= days)
      yield {
        path: `${path}.ExpirationInDays`,
        message: `It goes after ${expires} days, before it moves after ${days}.`,
        remedy: 'Let it move first.',
      };
  }
  if (rule['AbortIncompleteMultipartUpload'] !== undefined && rule['TagFilters'] !== undefined) {
    yield { path: `${path}.TagFilters`, message: 'Unfinished uploads have no tags.', remedy: 'Make two rules.' };
  }
}
