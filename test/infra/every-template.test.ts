import { describe, expect, it } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { environments } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { permissionsOf, type Resource, resourcesOf, statementsOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

const all = environments.flatMap(({ name }) => {
  const config = configOf(name);
  return [...templatesOf(config)].map(([stack, template]) => ({ path: `${name}/${stack}`, config, template }));
});

/** What must hold for every resource of a type: its place in the message, and whether it holds. */
function violations(check: (resource: Resource, template: Template) => boolean, ...types: string[]): string[] {
  return all.flatMap(({ path, template }) =>
    resourcesOf(template, ...types)
      .filter((resource) => !check(resource, template))
      .map(({ id }) => `${path}/${id}`),
  );
}

const count = (...types: string[]) => all.flatMap(({ template }) => resourcesOf(template, ...types)).length;

/** Whether a policy of the resource refuses what comes without TLS. */
function refusesPlainHttp({ id }: Resource, template: Template): boolean {
  return resourcesOf(template, 'AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy').some(
    ({ Properties }) =>
      JSON.stringify(Properties['Bucket'] ?? Properties['Queues']).includes(`"${id}"`) &&
      statementsOf(Properties['PolicyDocument']).some(
        ({ Effect, Condition }) => Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport'] === 'false',
      ),
  );
}

/** Whether a distribution writes down in this bucket who has asked for what. */
const takesLogs = (id: string, template: Template): boolean =>
  resourcesOf(template, 'AWS::CloudFront::Distribution').some(({ Properties }) =>
    JSON.stringify(Object(Properties['DistributionConfig'])['Logging']).includes(`"${id}"`),
  );

/** Whether something sends to the queue what it could not get rid of otherwise. */
function isDeadLetterQueue({ id }: Resource, template: Template): boolean {
  const targets = resourcesOf(template).flatMap(({ Properties }) => deadLetterTargets(Properties));
  return targets.some((target) => JSON.stringify(target).includes(id));
}

const DEAD_LETTER_PROPERTIES = ['deadLetterTargetArn', 'DeadLetterConfig', 'OnFailure'];

function deadLetterTargets(value: unknown): unknown[] {
  return Object.entries(typeof value === 'object' ? (value ?? {}) : {}).flatMap(([name, part]) =>
    DEAD_LETTER_PROPERTIES.includes(name) ? [part] : deadLetterTargets(part),
  );
}

describe('in all templates of all environments', () => {
  it('there is something to look at', () => {
    expect(new Set(all.map(({ config }) => config.name)).size).toBe(environments.length);
    for (const type of ['AWS::S3::Bucket', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup']) {
      expect(count(type)).toBeGreaterThanOrEqual(environments.length);
    }
  });

  it('every bucket is private, owned by the account, encrypted, and refuses plain HTTP', () => {
    const isClosed = ({ id, Properties }: Resource, template: Template) =>
      matches(Properties, {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: {
          // CloudFront writes its logs by an access control list, and cannot otherwise.
          Rules: [{ ObjectOwnership: takesLogs(id, template) ? 'BucketOwnerPreferred' : 'BucketOwnerEnforced' }],
        },
        BucketEncryption: {},
      });
    expect(
      violations(
        (bucket, template) => isClosed(bucket, template) && refusesPlainHttp(bucket, template),
        'AWS::S3::Bucket',
      ),
    ).toEqual([]);
  });

  it('every queue is encrypted, refuses plain HTTP, and has a dead-letter queue or is one', () => {
    const isEncrypted = ({ Properties }: Resource) =>
      Properties['SqsManagedSseEnabled'] === true || Properties['KmsMasterKeyId'] !== undefined;
    expect(
      violations(
        (queue, template) =>
          isEncrypted(queue) &&
          refusesPlainHttp(queue, template) &&
          (queue.Properties['RedrivePolicy'] !== undefined || isDeadLetterQueue(queue, template)),
        'AWS::SQS::Queue',
      ),
    ).toEqual([]);
  });

  it.each(all)('every log line of $path goes after the days of the environment', ({ config, template }) => {
    for (const { Properties } of resourcesOf(template, 'AWS::Logs::LogGroup', 'Custom::LogRetention')) {
      expect(Properties['RetentionInDays']).toBe(config.logs.retentionDays);
    }
  });

  it('every function runs on arm64 and the newest Node, with a log group of its own, in reach of Lambda’s limits', () => {
    const isOurs = ({ Properties }: Resource) =>
      matches(Properties, {
        Architectures: ['arm64'],
        Runtime: Runtime.NODEJS_24_X.name,
        LoggingConfig: { LogGroup: {} },
      }) &&
      Number(Properties['MemorySize'] ?? 128) <= 10_240 &&
      Number(Properties['Timeout'] ?? 3) <= 900;
    expect(violations(isOurs, 'AWS::Lambda::Function')).toEqual([]);
    expect(Runtime.NODEJS_LATEST.name).toBe(Runtime.NODEJS_24_X.name);
  });

  it('nobody may do everything, neither at all nor within a service', () => {
    const tooMuch = all.flatMap(({ path, template }) =>
      permissionsOf(template)
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action }) => Action)
        .filter((action) => /^(\*|[\w-]+:\*)$/.test(action))
        .map((action) => `${path}: ${action}`),
    );
    expect(tooMuch).toEqual([]);
  });

  it('nobody may do anything to every resource there is, but what knows no resources', () => {
    const tooFar = all.flatMap(({ path, template }) =>
      permissionsOf(template)
        .filter(({ Effect, Resource }) => Effect === 'Allow' && Resource.includes('*'))
        .flatMap(({ Action, Condition }) => Action.map((action) => ({ action, Condition })))
        .filter(({ action, Condition }) => !withoutResources.has(action) && Condition === undefined)
        .map(({ action }) => `${path}: ${action}`),
    );
    expect(tooFar).toEqual([]);
  });

  it('nothing is allowed to the whole world', () => {
    const policies = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::KMS::Key', 'AWS::SNS::TopicPolicy'];
    const isClosed = ({ Properties }: Resource) =>
      statementsOf(Properties['PolicyDocument'] ?? Properties['KeyPolicy']).every(
        ({ Effect, Principal, Condition }) =>
          Effect === 'Deny' || Condition !== undefined || !/^("\*"|\{"AWS":"\*"\})$/.test(JSON.stringify(Principal)),
      );
    expect(violations(isClosed, ...policies)).toEqual([]);
  });

  it('no port is open to the internet', () => {
    const isClosed = ({ Properties }: Resource) =>
      !/"(0\.0\.0\.0\/0|::\/0)"/.test(
        JSON.stringify([Properties['SecurityGroupIngress'], Properties['CidrIp'], Properties['CidrIpv6']]),
      );
    expect(violations(isClosed, 'AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress')).toEqual([]);
  });

  it('nothing costs money by the hour for a way out that nothing takes', () => {
    expect(violations(() => false, 'AWS::EC2::NatGateway', 'AWS::EC2::EIP', 'AWS::RDS::DBProxy')).toEqual([]);
  });

  it('nothing has a name that a second deployment or a replacement could not have', () => {
    expect(
      violations(
        ({ Type, Properties }) => {
          const name = Properties[physicalNames[Type] ?? ''];
          return name === undefined || namesWithReason.some((reason) => reason.test(JSON.stringify(name)));
        },
        ...Object.keys(physicalNames),
      ),
    ).toEqual([]);
  });

  it('no stack holds another back: references between them are weak', () => {
    for (const { template } of all) {
      const text = JSON.stringify(template.toJSON());
      expect(text).not.toMatch(/"Fn::ImportValue"|"Export":/);
    }
    expect(JSON.stringify(all.map(({ template }) => template.toJSON()))).toContain('"Fn::GetStackOutput"');
  });

  it.each(all)('$path is within the limits of CloudFormation', ({ template }) => {
    expect(resourcesOf(template).length).toBeLessThanOrEqual(450);
    expect(JSON.stringify(template.toJSON()).length).toBeLessThan(1_000_000);
  });
});

/** Actions that cannot be restricted to a resource. */
const withoutResources = new Set([
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'ecr:GetAuthorizationToken',
  // Composite alarms are shown to those only who may see all.
  'cloudwatch:DescribeAlarms',
  // Of CDK's function that says how long log groups are kept which RDS makes under names of its own.
  'logs:PutRetentionPolicy',
  'logs:DeleteRetentionPolicy',
  // Of state machines that write logs and traces.
  ...['Create', 'Delete', 'Get', 'Update'].map((verb) => `logs:${verb}LogDelivery`),
  'logs:ListLogDeliveries',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:PutResourcePolicy',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'backup:DescribeRestoreJob',
  'backup:PutRestoreValidationResult',
]);

/** Type -> the property that would name it. ElastiCache is not here: it makes up no names. */
const physicalNames: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPool': 'UserPoolName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::ECS::Service': 'ServiceName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
};

/** Names that have to be given; their environment is in them. */
const namesWithReason = [
  // WAF writes to log groups of this name only.
  /^"aws-waf-logs-plinth-[a-z0-9]+"$/,
  // What is replicated has to know its replica, in another region, before anybody has asked that region.
  /^\{"Fn::Join":\["",\["plinth-[a-z0-9]+-(artifacts|uploads|configuration)-",\{"Ref":"AWS::AccountId"\}/,
];

/** Whether a value has everything that the pattern has; an empty object stands for anything that is there. */
function matches(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return value === pattern;
  return value !== undefined && Object.entries(pattern).every(([name, part]) => matches(Object(value)[name], part));
}
