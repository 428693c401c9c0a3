import type { Rule } from '../finding.ts';
import { isServicePrincipal } from '../policies/principals.ts';
import { at, firstAt } from '../template/resource.ts';
import { listOf, numberOf, recordOf } from '../template/values.ts';

/** What functions of Node run on; older ones leave support before. */
export const NEWEST_NODE = 'nodejs24.x';
const NODE_OF_CDK = new Set(['nodejs24.x']);

const streams = /:(kinesis|dynamodb):|Stream/;

/** AWS Lambda. */
export const lambdaRules: readonly Rule[] = [
  {
    name: 'lambda/architecture-and-runtime',
    about: `Functions run on arm64, those of Node on ${NEWEST_NODE}, and say so.`,
    types: ['AWS::Lambda::Function'],
    *judge(resource) {
      const { Runtime: runtime, PackageType: kind } = resource.properties;
      if (!listOf(resource.properties['Architectures']).includes('arm64')) {
        yield { path: 'Properties.Architectures', message: 'It does not run on arm64.', remedy: 'Write ["arm64"].' };
      }
      if (
        kind !== 'Image' &&
        (typeof runtime !== 'string' || (runtime.startsWith('nodejs') && !NODE_OF_CDK.has(runtime)))
      ) {
        yield { path: 'Properties.Runtime', message: `The runtime is ${runtime}.`, remedy: `Write ${NEWEST_NODE}.` };
      }
    },
  },
  {
    name: 'lambda/code',
    about: 'A function has a handler and a runtime where its code is a zip, and neither where it is an image.',
    types: ['AWS::Lambda::Function'],
    *judge({ properties }) {
      const isImage = properties['PackageType'] === 'Image' || recordOf(properties['Code'])['ImageUri'] !== undefined;
      for (const name of ['Handler', 'Runtime']) {
        if (isImage === (properties[name] !== undefined)) {
          yield {
            path: `Properties.${name}`,
            message: `${name} is ${isImage ? 'of no use to an image' : 'missing'}.`,
            remedy: isImage ? 'Leave it out.' : 'Name it.',
          };
        }
      }
      if (
        /^nodejs/.test(String(properties['Runtime'])) &&
        !isImage &&
        !/^[\w./-]+\.[\w$]+$/.test(String(properties['Handler']))
      ) {
        yield {
          path: 'Properties.Handler',
          message: `${properties['Handler']} names no module and function.`,
          remedy: 'Write such as index.handler.',
        };
      }
    },
  },
  {
    name: 'lambda/environment',
    about: 'Variables have names that Lambda lets be set, and 4 kB in all.',
    types: ['AWS::Lambda::Function'],
    *judge(resource, template) {
      const variables = recordOf(firstAt(resource, 'Environment.Variables'));
      for (const name of Object.keys(variables)) {
        if (/^[a-zA-Z]\w+$/.test(name) && !reserved.has(name)) continue;
        yield {
          path: `Properties.Environment.Variables.${name}`,
          message: `${name} cannot be set.`,
          remedy: 'Use a name of letters, digits and _ that Lambda does not reserve.',
        };
      }
      const bytes = Object.entries(variables).reduce(
        (sum, [name, value]) => sum + name.length + (template.text(value)?.length ?? 0),
        0,
      );
      if (bytes > 4096)
        yield {
          path: 'Properties.Environment.Variables',
          message: `They take ${bytes} bytes.`,
          remedy: 'Keep them under 4096 bytes.',
        };
    },
  },
  {
    name: 'lambda/queue-outlasts-function',
    about: 'What a function takes from a queue stays hidden as long as the function may run.',
    types: ['AWS::Lambda::EventSourceMapping'],
    *judge({ properties }, template) {
      const queue = template.target(properties['EventSourceArn']);
      const called = template.target(properties['FunctionName']);
      if (queue?.type !== 'AWS::SQS::Queue' || called?.type !== 'AWS::Lambda::Function') return;
      const hidden = numberOf(queue.properties['VisibilityTimeout'] ?? 30) ?? 30;
      const runs = numberOf(called.properties['Timeout'] ?? 3) ?? 3;
      if (hidden >= runs) return;
      yield {
        path: 'Properties.EventSourceArn',
        message: `${queue.id} hides a message for ${hidden} s, ${called.id} may run ${runs} s.`,
        remedy: 'Give the queue six times the function’s time-out.',
      };
    },
  },
  {
    name: 'lambda/event-source',
    about: 'A mapping fits its kind of source: streams say where to begin, queues take batches that they can.',
    types: ['AWS::Lambda::EventSourceMapping'],
    *judge({ properties }, template) {
      const source =
        template.target(properties['EventSourceArn'])?.type ?? template.text(properties['EventSourceArn']) ?? '';
      const isQueue = /SQS::Queue|:sqs:/.test(source);
      const batch = numberOf(properties['BatchSize'] ?? 1) ?? 1;
      if (isQueue && batch > 10 && !Number(properties['MaximumBatchingWindowInSeconds'])) {
        yield {
          path: 'Properties.BatchSize',
          message: `A queue gives ${batch} messages only to who waits for them.`,
          remedy: 'Take at most 10, or give MaximumBatchingWindowInSeconds.',
        };
      }
      if (isQueue && properties['StartingPosition'] !== undefined) {
        yield { path: 'Properties.StartingPosition', message: 'A queue has no position.', remedy: 'Leave it out.' };
      }
      if (streams.test(source) && !isQueue && properties['StartingPosition'] === undefined) {
        yield {
          path: 'Properties.StartingPosition',
          message: 'A stream is read from a position.',
          remedy: 'Write LATEST or TRIM_HORIZON.',
        };
      }
    },
  },
  {
    name: 'lambda/permission',
    about: 'Whoever may call a function is a service that there is, for a source or an account of ours.',
    types: ['AWS::Lambda::Permission'],
    *judge(resource, template) {
      const principal = template.literal(resource.properties['Principal']);
      const isService = principal?.includes('.') ?? false;
      if (
        principal === '*' ||
        (principal !== undefined && isService && !isServicePrincipal(principal)) ||
        (principal !== undefined && !isService && !/^(\d{12}|arn:aws\S*:iam::\S+)$/.test(principal))
      ) {
        yield {
          path: 'Properties.Principal',
          message: `${principal} is nobody in particular.`,
          remedy: 'Name a service as <name>.amazonaws.com, or an account.',
        };
      }
      const isNarrow = ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'].some(
        (name) => resource.properties[name] !== undefined,
      );
      if (isService && !isNarrow) {
        yield {
          path: 'Properties.SourceArn',
          message: 'Anybody’s resources of the service may call it.',
          remedy: 'Name the source by its ARN, or its account.',
        };
      }
    },
  },
  {
    name: 'lambda/permission-fits-source',
    about: 'The source that may call a function is one of the service that calls.',
    types: ['AWS::Lambda::Permission'],
    *judge({ properties }, template) {
      const [caller] = (template.literal(properties['Principal']) ?? '').split('.');
      const source = template.target(properties['SourceArn']);
      const service =
        /^arn:[^:]*:([a-z0-9-]+):/.exec(template.text(properties['SourceArn']) ?? '')?.[1] ??
        serviceOfSource[source?.type ?? ''];
      const expected = caller === undefined ? undefined : (arnServiceOf[caller] ?? caller);
      if (service === undefined || !properties['Principal'] || expected === service) return;
      yield {
        path: 'Properties.SourceArn',
        message: `${caller} never calls on behalf of a resource of ${service}.`,
        remedy: `Let ${service} call, or name a source of ${caller}.`,
      };
    },
  },
  {
    name: 'lambda/tracing',
    about: 'What is said of tracing and networks is complete.',
    types: ['AWS::Lambda::Function'],
    *judge(resource) {
      const network = recordOf(resource.properties['VpcConfig']);
      const hasSubnets = listOf(network['SubnetIds']).length > 0;
      const hasGroups = listOf(network['SecurityGroupIds']).length > 0;
      if (hasSubnets !== hasGroups) {
        yield {
          path: 'Properties.VpcConfig',
          message: 'A function in a network has subnets and security groups.',
          remedy: 'Name both.',
        };
      }
      for (const { path, value } of at(resource, 'FileSystemConfigs.*.LocalMountPath')) {
        if (!/^\/mnt\/[\w.-]+$/.test(String(value)))
          yield { path, message: `${value} is no place to mount.`, remedy: 'Write /mnt/<name>.' };
      }
    },
  },
];

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const reserved = new Set(
  `_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME
  AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR`.split(/\s+/),
);

/** Who calls -> the service in the ARN of what it calls for, where that is another. */
const arnServiceOf: Readonly<Record<string, string>> = {
  apigateway: 'execute-api',
  alarms: 'cloudwatch',
  lambda: 'cloudwatch',
  'cognito-idp': 'cognito-idp',
};

const serviceOfSource: Readonly<Record<string, string>> = {
  'AWS::Events::Rule': 'events',
  'AWS::S3::Bucket': 's3',
  'AWS::SNS::Topic': 'sns',
  'AWS::Logs::LogGroup': 'logs',
  'AWS::Cognito::UserPool': 'cognito-idp',
  'AWS::SecretsManager::Secret': 'secretsmanager',
};
