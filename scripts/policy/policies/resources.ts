import type { Problem, Rule } from '../finding.ts';
import { isService, regions, servicesInArns } from '../reference/known.ts';
import type { Template } from '../template/template.ts';
import { type Statement, statementsOf, typesWithPolicies } from './documents.ts';

/** What statements of policies are about. */
export const policyResourceRules: readonly Rule[] = [
  {
    name: 'iam/arns',
    about: 'Resources of policies are ARNs of services that there are, in regions that there are.',
    types: typesWithPolicies,
    *judge(resource, template) {
      for (const { path, resources } of statementsOf(resource)) {
        for (const one of resources) yield* malformedArn(`${path}.Resource`, template.text(one));
      }
    },
  },
  {
    name: 'iam/actions-fit-resources',
    about: 'An action is allowed for at least one resource of its own service.',
    types: typesWithPolicies,
    *judge(resource, template) {
      for (const statement of statementsOf(resource)) yield* misfits(statement, template);
    },
  },
];

function* malformedArn(path: string, arn: string | undefined): Generator<Problem> {
  if (arn === undefined || arn === '*' || arn.startsWith('${')) return;
  const [start, partition = '', service = '', region = '', account = '', ...rest] = arn.split(':');
  const wrong = (message: string) => ({
    path,
    message: `${arn}: ${message}`,
    remedy: 'Write arn:aws:<service>:<region>:<account>:<resource>.',
  });
  if (start !== 'arn' || rest.length === 0) yield wrong('is no ARN.');
  else if (!/^aws(-[a-z]+)*$|^\*$|\$\{/.test(partition)) yield wrong(`there is no partition ${partition}.`);
  else if (!/[*$]/.test(service) && !isArnService(service)) yield wrong(`there is no service ${service}.`);
  else if (region !== '' && !/[*?$]/.test(region) && !regions.has(region)) yield wrong(`there is no region ${region}.`);
  else if (!/^(\d{12}|aws|cloudfront|\*|)$|\$\{/.test(account)) yield wrong(`${account} is no account.`);
  else if (['s3'].includes(service) && (region !== '' || account !== '') && !/^accesspoint|^job/.test(rest[0] ?? '')) {
    yield wrong('buckets have neither region nor account in their ARN.');
  }
}

const isArnService = (name: string) => isService(name) || name === 'catalog' || name === 'rds-db';

/** Type of resource -> the service in its ARN. */
const serviceOfType = (type: string): string | undefined =>
  ({
    SQS: 'sqs',
    SNS: 'sns',
    S3: 's3',
    DynamoDB: 'dynamodb',
    Lambda: 'lambda',
    KMS: 'kms',
    SecretsManager: 'secretsmanager',
    StepFunctions: 'states',
    ECR: 'ecr',
    Events: 'events',
    Backup: 'backup',
    Logs: 'logs',
    ElastiCache: 'elasticache',
    RDS: 'rds',
  })[type.split('::')[1] ?? ''];

function serviceIn(value: unknown, template: Template): string | undefined {
  const text = template.text(value) ?? '';
  const [, inArn] = /^arn:[^:]*:([a-z0-9-]+):/.exec(text) ?? [];
  if (inArn !== undefined) return inArn;
  const id = /^\$\{(\w+)\.Arn\}/.exec(text)?.[1];
  return id === undefined ? undefined : serviceOfType(template.target({ Ref: id })?.type ?? '');
}

function* misfits({ kind, allows, path, actions, resources }: Statement, template: Template): Generator<Problem> {
  if (kind !== 'identity' || !allows || resources.length === 0) return;
  const services = resources.map((one) => serviceIn(one, template));
  if (services.includes(undefined)) return;
  for (const action of actions) {
    const [service = ''] = String(action).toLowerCase().split(':');
    const own = [service, ...servicesInArns(service)];
    if (!isService(service) || services.some((one) => one !== undefined && own.includes(one))) continue;
    yield {
      path: `${path}.Resource`,
      message: `${action} is allowed for ${[...new Set(services)].join(', ')} only, which is not its service.`,
      remedy: `Name a resource of ${own.join(' or ')}, or another action.`,
    };
  }
}
