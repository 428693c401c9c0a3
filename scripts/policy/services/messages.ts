import type { Rule } from '../finding.ts';
import { statementsOf } from '../policies/documents.ts';
import { at, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { idsIn, listOf, numberOf, recordOf, truthOf } from '../template/values.ts';

const DEAD_LETTERS = ['**.deadLetterTargetArn', '**.DeadLetterConfig', '**.DeadLetterConfig.TargetArn', '**.OnFailure'];

/** Whether something sends to the queue what it could not get rid of otherwise. */
const takesDeadLetters = (queue: Resource, template: Template): boolean =>
  template.resources.some((other) =>
    DEAD_LETTERS.some((place) => at(other, place).some(({ value }) => idsIn(value).includes(queue.id))),
  );

/** Whether a policy on the resource refuses what comes without TLS. */
export const refusesPlainHttp = (
  resource: Resource,
  property: string,
  template: Template,
  ...types: string[]
): boolean =>
  template
    .ofType(...types)
    .filter((policy) => listOf(policy.properties[property]).some((one) => idsIn(one).includes(resource.id)))
    .flatMap(statementsOf)
    .some(
      ({ value, conditions, actions }) =>
        value['Effect'] === 'Deny' &&
        truthOf(recordOf(conditions['Bool'])['aws:SecureTransport']) === false &&
        actions.some((action) => /^\*$|:\*$/.test(String(action))),
    );

/** Amazon SQS and SNS. */
export const messageRules: readonly Rule[] = [
  {
    name: 'sqs/dead-letters',
    about: 'A queue has a queue for what nobody could take, or is one.',
    types: ['AWS::SQS::Queue'],
    *judge(queue, template) {
      if (queue.properties['RedrivePolicy'] !== undefined || takesDeadLetters(queue, template)) return;
      yield {
        path: 'Properties.RedrivePolicy',
        message: 'What nobody can take stays until it is lost.',
        remedy: 'Name a dead-letter queue and how often a message is tried.',
      };
    },
  },
  {
    name: 'sqs/redrive',
    about: 'A dead-letter queue is of the same kind, is not the queue itself, and keeps messages at least as long.',
    types: ['AWS::SQS::Queue'],
    *judge(queue, template) {
      const policy = recordOf(queue.properties['RedrivePolicy']);
      if (queue.properties['RedrivePolicy'] === undefined) return;
      for (const name of ['deadLetterTargetArn', 'maxReceiveCount']) {
        if (policy[name] === undefined)
          yield { path: `Properties.RedrivePolicy.${name}`, message: `${name} is missing.`, remedy: 'Name both.' };
      }
      const target = template.target(policy['deadLetterTargetArn']);
      if (target === undefined) return;
      const path = 'Properties.RedrivePolicy.deadLetterTargetArn';
      if (target.type !== 'AWS::SQS::Queue') {
        yield { path, message: `${target.id} is no queue.`, remedy: 'Name a queue.' };
        return;
      }
      if (target.id === queue.id) yield { path, message: 'The queue is its own.', remedy: 'Name another queue.' };
      if (isFifo(target) !== isFifo(queue))
        yield { path, message: `${target.id} is of another kind.`, remedy: 'Let both be FIFO, or neither.' };
      if (keeps(target) < keeps(queue)) {
        yield {
          path,
          message: `${target.id} keeps messages ${keeps(target)} s, the queue ${keeps(queue)} s.`,
          remedy: 'Let the dead-letter queue keep them longer: their age counts from the first queue.',
        };
      }
    },
  },
  {
    name: 'sqs/fifo-name',
    about: 'The names of FIFO queues and topics end with .fifo, and no others do.',
    types: ['AWS::SQS::Queue', 'AWS::SNS::Topic'],
    *judge(resource, template) {
      const property = resource.type === 'AWS::SQS::Queue' ? 'QueueName' : 'TopicName';
      const isOrdered = truthOf(resource.properties[property === 'QueueName' ? 'FifoQueue' : 'FifoTopic']) === true;
      const name = template.text(resource.properties[property]);
      if (name === undefined || name.endsWith('}') || name.endsWith('.fifo') === isOrdered) return;
      yield {
        path: `Properties.${property}`,
        message: `${name} is ${isOrdered ? '' : 'not '}FIFO.`,
        remedy: 'End the name with .fifo, and set the property.',
      };
    },
  },
  {
    name: 'sqs/encrypted',
    about: 'Queues and topics are encrypted.',
    types: ['AWS::SQS::Queue'],
    *judge({ properties }) {
      if (truthOf(properties['SqsManagedSseEnabled']) === true || properties['KmsMasterKeyId'] !== undefined) return;
      yield {
        path: 'Properties.SqsManagedSseEnabled',
        message: 'What waits is not encrypted by what the template says.',
        remedy: 'Set SqsManagedSseEnabled, or name a key.',
      };
    },
  },
  {
    name: 'messages/refuses-plain-http',
    about: 'A policy of every queue and topic refuses what comes without TLS.',
    types: ['AWS::SQS::Queue', 'AWS::SNS::Topic'],
    *judge(resource, template) {
      const property = resource.type === 'AWS::SQS::Queue' ? 'Queues' : 'Topics';
      const isRefused =
        resource.type === 'AWS::SQS::Queue'
          ? refusesPlainHttp(resource, property, template, 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy')
          : refusesPublishing(resource, template);
      if (isRefused) return;
      yield {
        path: 'Properties',
        message: 'It takes what comes without TLS.',
        remedy: 'Add a policy: Deny where aws:SecureTransport is false.',
      };
    },
  },
  {
    name: 'sns/subscription',
    about: 'A subscription has an address of its protocol.',
    types: ['AWS::SNS::Subscription'],
    *judge(resource, template) {
      const form = endpoints[String(resource.properties['Protocol'])];
      const endpoint = template.literal(resource.properties['Endpoint']);
      if (form === undefined || endpoint === undefined || form.test(endpoint)) return;
      yield {
        path: 'Properties.Endpoint',
        message: `${endpoint} is no address for ${resource.properties['Protocol']}.`,
        remedy: 'Write an address of the protocol.',
      };
    },
  },
];

const isFifo = (queue: Resource): boolean => truthOf(queue.properties['FifoQueue']) === true;
const keeps = (queue: Resource): number => numberOf(queue.properties['MessageRetentionPeriod'] ?? 345_600) ?? 345_600;

const refusesPublishing = (topic: Resource, template: Template): boolean =>
  template
    .ofType('AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy')
    .filter((policy) => idsIn(policy.properties['Topics'] ?? policy.properties['TopicArn']).includes(topic.id))
    .flatMap(statementsOf)
    .some(
      ({ value, conditions }) =>
        value['Effect'] === 'Deny' && truthOf(recordOf(conditions['Bool'])['aws:SecureTransport']) === false,
    );

const endpoints: Readonly<Record<string, RegExp>> = {
  https: /^https:\/\/\S+$/,
  http: /^(?!)/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'email-json': /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  sqs: /^arn:aws[^:]*:sqs:/,
  lambda: /^arn:aws[^:]*:lambda:/,
  firehose: /^arn:aws[^:]*:firehose:/,
  sms: /^\+\d{8,15}$/,
};
