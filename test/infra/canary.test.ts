import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { CANARY_KEY_ID } from '#lambdas/canary';
import { checkedConfig } from '#lib/config';
import { configOf, settingsOf } from '../support/cdk-app.ts';
import { permissionsOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

const template = templatesOf(configOf('production')).get('Canary');
if (template === undefined) throw new Error('There is no stack Canary.');

describe('the canary of production', () => {
  it('runs every quarter of an hour, and is not repeated', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(15 minutes)',
      Target: Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 0 } }),
    });
  });

  it('reaches the API as customers do, outside of the network', () => {
    const [canary] = Object.values(
      template.findResources('AWS::Lambda::Function', {
        Properties: { Description: Match.stringLikeRegexp('customer') },
      }),
    );
    expect(canary?.['Properties']).not.toHaveProperty('VpcConfig');
    expect(JSON.stringify(canary?.['Properties'].Environment)).toContain('.execute-api.');
  });

  it('may write its own key and no other, and call the one function that removes models', () => {
    const [keys] = permissionsOf(template).filter(({ Action }) => Action.includes('dynamodb:PutItem'));
    expect(keys?.Condition).toEqual({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [CANARY_KEY_ID] } });
    const calls = permissionsOf(template).filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
    expect(JSON.stringify(calls.flatMap(({ Resource }) => Resource))).not.toContain('"*"');
  });

  it('may put the standard workers to sleep, and look whether their queue is empty', () => {
    const own = permissionsOf(template).filter(({ Action }) => Action.some((action) => /^(ecs|sqs:Get)/.test(action)));
    expect(own.map(({ Action }) => Action)).toEqual([
      ['ecs:DescribeServices', 'ecs:UpdateService'],
      ['sqs:GetQueueAttributes'],
    ]);
    expect(JSON.stringify(own[0]?.Resource)).toContain('StandardWorker');
    expect(JSON.stringify(own.map(({ Resource }) => Resource))).not.toContain('"*"');
  });

  it('is nowhere else, and not where keys are good for nothing', () => {
    for (const name of ['dev', 'staging', 'local']) expect(templatesOf(configOf(name)).has('Canary')).toBe(false);
    const { api, ...settings } = settingsOf('production');
    expect(() => checkedConfig({ ...settings, api: { ...api, access: 'iam' } })).toThrow('canary');
  });
});
