import type { Problem, Rule } from '../finding.ts';
import { isService, regions } from '../reference/known.ts';
import { at } from '../template/resource.ts';
import { isIntrinsic, isRecord, listOf, type Properties, recordOf } from '../template/values.ts';

/** The fields of an event: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
const fields = new Set([
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'resources',
  'detail',
  'replay-name',
  '$or',
]);
const matchers = new Set([
  'prefix',
  'suffix',
  'anything-but',
  'numeric',
  'exists',
  'cidr',
  'equals-ignore-case',
  'wildcard',
]);

/** Source -> the detail types of it that products such as this one wait for. */
const detailTypes: Readonly<Record<string, readonly string[]>> = {
  'aws.s3': [
    'Object Created',
    'Object Deleted',
    'Object Restore Initiated',
    'Object Restore Completed',
    'Object Restore Expired',
    'Object Tags Added',
    'Object Tags Deleted',
    'Object ACL Updated',
    'Object Storage Class Changed',
    'Object Access Tier Changed',
  ],
  'aws.guardduty': [
    'GuardDuty Malware Protection Object Scan Result',
    'GuardDuty Malware Protection Post Scan Action Failed',
    'GuardDuty Malware Protection Resource Status Active',
    'GuardDuty Malware Protection Resource Status Warning',
    'GuardDuty Malware Protection Resource Status Error',
    'GuardDuty Finding',
  ],
  'aws.ecs': [
    'ECS Task State Change',
    'ECS Service Action',
    'ECS Deployment State Change',
    'ECS Container Instance State Change',
    'ECS Service Deployment State Change',
  ],
  'aws.backup': [
    'Backup Job State Change',
    'Copy Job State Change',
    'Restore Job State Change',
    'Backup Plan State Change',
    'Backup Vault State Change',
    'Recovery Point State Change',
    'Region Setting State Change',
    'Report Job State Change',
    'Scan Job State Change',
  ],
  'aws.cloudwatch': ['CloudWatch Alarm State Change', 'CloudWatch Alarm Configuration Change'],
  'aws.codedeploy': [
    'CodeDeploy Deployment State-change Notification',
    'CodeDeploy Instance State-change Notification',
  ],
  'aws.states': ['Step Functions Execution Status Change'],
  'aws.ecr': [
    'ECR Image Action',
    'ECR Image Scan',
    'ECR Pull Through Cache Action',
    'ECR Replication Action',
    'ECR Scan Resource Change',
    'ECR Referrer Action',
  ],
  'aws.inspector2': ['Inspector2 Finding', 'Inspector2 Scan', 'Inspector2 Coverage'],
  'aws.rds': [
    'RDS DB Cluster Event',
    'RDS DB Instance Event',
    'RDS DB Cluster Snapshot Event',
    'RDS DB Snapshot Event',
    'RDS DB Parameter Group Event',
    'RDS DB Security Group Event',
    'RDS DB Proxy Event',
  ],
  'aws.health': ['AWS Health Event', 'AWS Health Abuse Event'],
  'aws.acm': [
    'ACM Certificate Approaching Expiration',
    'ACM Certificate Expired',
    'ACM Certificate Available',
    'ACM Certificate Renewal Action Required',
    'ACM Certificate Revoked',
  ],
  'aws.synthetics': [
    'Synthetics Canary TestRun Successful',
    'Synthetics Canary TestRun Failure',
    'Synthetics Canary Status Change',
  ],
};

/** Parts of the names of sources that are not named as IAM names their service. */
const otherSources = new Set([
  'tag',
  'health',
  'trustedadvisor',
  'partner',
  'monitoring',
  'config',
  'signin',
  'translate',
  'codestar',
  'macie',
  'opsworks',
  'states',
  'cloudwatch',
  'ebs',
  'rds',
  'vpc',
]);

export const eventRules: readonly Rule[] = [
  {
    name: 'events/pattern',
    about: 'The pattern of a rule asks for fields that events have, by lists of what it takes.',
    types: ['AWS::Events::Rule', 'AWS::Events::Archive'],
    *judge(resource) {
      for (const { path, value } of at(resource, 'EventPattern')) {
        if (!isRecord(value)) {
          yield { path, message: 'It is no object.', remedy: 'Write {"source": [...], "detail-type": [...]}.' };
          continue;
        }
        for (const name of Object.keys(value).filter((key) => !fields.has(key))) {
          yield {
            path: `${path}.${name}`,
            message: `Events have no field ${name}.`,
            remedy: `Use ${[...fields].join(', ')}.`,
          };
        }
        yield* malformed(value, path);
        yield* unknownSources(value, path);
      }
    },
  },
  {
    name: 'events/has-a-cause',
    about: 'A rule has a pattern or a schedule, and targets that are told apart by their ids.',
    types: ['AWS::Events::Rule'],
    *judge({ properties }) {
      if (properties['EventPattern'] === undefined && properties['ScheduleExpression'] === undefined) {
        yield {
          path: 'Properties.EventPattern',
          message: 'Nothing ever fits the rule.',
          remedy: 'Give it a pattern or a schedule.',
        };
      }
      const ids = listOf(properties['Targets']).map((target) => JSON.stringify(recordOf(target)['Id']));
      if (new Set(ids).size < ids.length) {
        yield { path: 'Properties.Targets', message: 'Two targets have one id.', remedy: 'Give each its own.' };
      }
    },
  },
];

function* malformed(pattern: Properties, path: string): Generator<Problem> {
  for (const [name, value] of Object.entries(pattern)) {
    const here = `${path}.${name}`;
    if (isIntrinsic(value)) continue;
    if (name === '$or') for (const one of listOf(value)) yield* malformed(recordOf(one), here);
    else if (isRecord(value)) yield* malformed(value, here);
    else if (!Array.isArray(value) || value.length === 0) {
      yield {
        path: here,
        message: `${JSON.stringify(value)} is no list.`,
        remedy: 'Write what it takes as a list: ["..."].',
      };
    } else
      for (const item of value.filter((one) => isRecord(one) && !isIntrinsic(one)))
        yield* unknownMatcher(recordOf(item), here);
  }
}

function* unknownMatcher(matcher: Properties, path: string): Generator<Problem> {
  for (const name of Object.keys(matcher).filter((key) => !matchers.has(key))) {
    yield { path, message: `There is no matcher ${name}.`, remedy: `Use one of ${[...matchers].join(', ')}.` };
  }
  const numeric = matcher['numeric'];
  if (
    numeric !== undefined &&
    !(
      Array.isArray(numeric) &&
      numeric.length % 2 === 0 &&
      numeric.every((part, at) => (at % 2 === 0 ? /^(<|<=|>|>=|=)$/.test(String(part)) : typeof part === 'number'))
    )
  ) {
    yield { path, message: `numeric is ${JSON.stringify(numeric)}.`, remedy: 'Write pairs such as [">", 0, "<=", 5].' };
  }
  if (matcher['exists'] !== undefined && typeof matcher['exists'] !== 'boolean') {
    yield { path, message: `exists is ${matcher['exists']}.`, remedy: 'Write true or false.' };
  }
}

function* unknownSources(pattern: Properties, path: string): Generator<Problem> {
  const sources = listOf(pattern['source']).filter((source): source is string => typeof source === 'string');
  for (const source of sources.filter((name) => name.startsWith('aws.'))) {
    const service = source.slice('aws.'.length);
    if (!isService(service) && !otherSources.has(service) && detailTypes[source] === undefined) {
      yield { path: `${path}.source`, message: `No service sends as ${source}.`, remedy: 'Write aws.<service>.' };
    }
  }
  const known = sources.flatMap((source) => detailTypes[source] ?? []);
  const isKnown = sources.length > 0 && sources.every((source) => detailTypes[source] !== undefined);
  for (const type of isKnown ? listOf(pattern['detail-type']) : []) {
    if (typeof type !== 'string' || known.includes(type) || type === 'AWS API Call via CloudTrail') continue;
    yield {
      path: `${path}.detail-type`,
      message: `${sources.join(', ')} sends no ${type}.`,
      remedy: `It sends ${known.join(', ')}.`,
    };
  }
  for (const region of listOf(pattern['region'])) {
    if (typeof region === 'string' && !regions.has(region))
      yield {
        path: `${path}.region`,
        message: `There is no region ${region}.`,
        remedy: 'Name one such as eu-central-1.',
      };
  }
}
