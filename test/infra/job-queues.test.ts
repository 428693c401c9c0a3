import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { JobQueues } from '#lib/constructs/job-queues';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';

const QUEUE = 'AWS::SQS::Queue';
const config = configOf('production');
const stack = cdkStack();
const queues = new JobQueues(stack, 'JobQueues', { config });
const template = Template.fromStack(stack);
const workQueues = resourcesOf(template, QUEUE).filter(({ Properties }) => Properties['RedrivePolicy']);

describe('the queues of jobs', () => {
  it('are two, each with a dead-letter queue of its own', () => {
    expect(workQueues).toHaveLength(2);
    const targets = workQueues.map(({ Properties }) => JSON.stringify(Properties['RedrivePolicy']));
    expect(new Set(targets).size).toBe(2);
    template.resourceCountIs(QUEUE, 4);
  });

  it('give a message up after it was received five times without being done', () => {
    for (const { Properties } of workQueues) {
      expect(Properties['RedrivePolicy']).toMatchObject({ maxReceiveCount: 5 });
    }
    expect(queues.standard.maxReceiveCount).toBe(5);
  });

  it('give a message to another worker when its own has been silent for as long as the environment says', () => {
    for (const { Properties } of workQueues) {
      expect(Properties['VisibilityTimeout']).toBe(config.processing.visibilitySeconds);
    }
  });

  it('let receivers wait for 20 seconds, so that an idle worker costs three requests a minute', () => {
    for (const { Properties } of workQueues) expect(Properties['ReceiveMessageWaitTimeSeconds']).toBe(20);
  });

  it('lose nothing earlier than the dead-letter queues, where the age of a message goes on counting', () => {
    const days = (template: number) => template * 24 * 3600;
    for (const { Properties } of workQueues) expect(Properties['MessageRetentionPeriod']).toBe(days(7));
    template.resourcePropertiesCountIs(QUEUE, { MessageRetentionPeriod: days(14), RedrivePolicy: Match.absent() }, 2);
  });

  it('are nobody’s dead-letter queue', () => {
    for (const { Properties } of workQueues) {
      expect(Properties['RedriveAllowPolicy']).toEqual({ redrivePermission: 'denyAll' });
    }
  });
});
