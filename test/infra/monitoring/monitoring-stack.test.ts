import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { z } from 'zod';
import { checkedConfig, type EnvironmentSettings } from '#lib/config';
import { PlinthStage } from '#lib/stage';
import { alertSources, ruleIdIn } from '../../support/alert-sources.ts';
import { cdkApp, configOf, settingsOf } from '../../support/cdk-app.ts';
import { resourcesOf, statementsOf } from '../../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../../support/functions.ts';
import { textOf } from '../../support/template-text.ts';
import { templatesOf } from '../../support/templates.ts';

function monitoringOf(settings: EnvironmentSettings): Template {
  const template = templatesOf(checkedConfig(settings)).get('Monitoring');
  if (template === undefined) throw new Error('There is no stack Monitoring.');
  return template;
}

const settings = settingsOf('production');
if (settings.monitoring.kind === 'none') throw new Error('Production is not watched.');
const watched = settings.monitoring;
const template = monitoringOf({
  ...settings,
  web: { ...settings.web, domain: { name: 'plinth.example.com', certificateArn: certificateArn() } },
  monitoring: {
    ...watched,
    webhookSecret: 'plinth/webhook',
    runbooksUrl: 'https://docs.example.com/runbooks/',
    emails: { critical: ['night@example.com'], warning: ['day@example.com'], info: [] },
  },
});
const alarms = alertSources(new Map([['production', template]])).alarms.get('production') ?? [];

function certificateArn(): string {
  return 'arn:aws:acm:us-east-1:123456789012:certificate/0d1f9a3e-1111-4222-8333-444455556666';
}

const MINUTE = 60;
/** As the requirements have them: threshold, and for how many minutes. */
const required: [string, string, number, number][] = [
  ['AL-01', '<', 1, 1],
  ['AL-02', '<', 1, 1],
  ['AL-03', '<', 1, 1],
  ['AL-04', '>', 10, 2],
  ['AL-05', '>', 5000, 3],
  ['AL-06', '>', 3072, 5],
  ['AL-06-large', '>', 75, 5],
  ['AL-07', '<', 50, 10],
  ['AL-08', '>', 80, 5],
  ['AL-14', '>', 500, 2],
  ['AL-15', '>', 5, 2],
  ['AL-20', '<', 10, 5],
  ['AL-21', '>', 30, 5],
  ['AL-34', '>', 80, 5],
];

describe('the alarms', () => {
  it.each(required)('%s goes off at %s %d for %d minutes', (id, comparison, threshold, minutes) => {
    const found = alarms.filter(({ name }) => ruleIdIn(name) === id);
    expect(found.length).toBeGreaterThan(0);
    for (const alarm of found) {
      expect(alarm).toMatchObject({ comparison, threshold });
      expect(alarm.period * alarm.periods).toBe(minutes * MINUTE);
    }
  });

  it('take silence of the prober for a service that is down', () => {
    expect(alarms.find(({ name }) => name === 'AL-01')).toMatchObject({ missing: 'breaching', tells: ['critical'] });
  });

  it('watch the certificate where the domain is one’s own', () => {
    expect(alarms.map(({ name }) => name)).toContain('AL-10');
    const without = alertSources(new Map([['production', monitoringOf(settings)]])).alarms.get('production');
    expect(without?.map(({ name }) => name)).not.toContain('AL-10');
  });

  it('watch each queue, each dead-letter queue, each table and each function behind the API', () => {
    const stage = new PlinthStage(cdkApp(), { config: configOf('production') });
    const queues = stage.node.children
      .filter(Stack.isStack)
      .filter(({ node }) => node.id !== 'Replica')
      .flatMap((stack) => resourcesOf(Template.fromStack(stack), 'AWS::SQS::Queue'));
    const watchedQueues = alarms.filter(({ name }) => /^AL-2[24]-/.test(name) && !name.includes('Forwarder'));
    expect(watchedQueues.length).toBe(queues.length);
    expect(alarms.filter(({ name }) => name.startsWith('AL-38-'))).not.toHaveLength(0);
    expect(alarms.map(({ name }) => name)).toEqual(expect.arrayContaining(['AL-40-sweeper', 'AL-40-alarm-forwarder']));
  });

  it.each([
    ['AL-52', 6, 5],
    ['AL-53', 6, 2],
    ['AL-55', 6, 5],
    ['AL-56', 24, 7],
  ])('%s misses what did not happen in %d hours, %d times in a row', (id, hours, periods) => {
    expect(alarms.find(({ name }) => name === id)).toMatchObject({
      period: hours * 60 * MINUTE,
      periods,
      comparison: '<',
      threshold: 1,
      missing: 'breaching',
    });
  });

  it('are those for which somebody is woken, where the environment wants no others', () => {
    const ofDev = alertSources(new Map([['dev', monitoringOf(settingsOf('dev'))]]));
    const told = new Set(ofDev.alarms.get('dev')?.flatMap(({ tells }) => tells));
    expect([[...told], ofDev.storms.get('dev')]).toEqual([['critical'], ['ST-01']]);
  });

  it('name runbooks where they can be read, and fit into what CloudWatch takes', () => {
    for (const { name, description } of alarms) {
      expect(description).toContain(`https://docs.example.com/runbooks/${ruleIdIn(name)}.md`);
      expect(description.length).toBeLessThan(900); // names that come with the deployment make it longer
    }
    expect(alarms.length).toBeLessThan(3600);
  });
});

describe('alarms that follow from another', () => {
  const storms = resourcesOf(template, 'AWS::CloudWatch::CompositeAlarm');

  it('are told together, and not while the cause is told', () => {
    const [first] = storms;
    expect(first?.Properties).toMatchObject({
      AlarmName: 'plinth-production-ST-01',
      ActionsSuppressorWaitPeriod: 120,
      ActionsSuppressorExtensionPeriod: 120,
    });
    expect(JSON.stringify(first?.Properties['ActionsSuppressor'])).toContain('AlarmsAL01');
    const rule = textOf(first?.Properties['AlarmRule'], 'ALARM-NAME');
    expect(rule).toMatch(/^\(\(ALARM\(.*\) OR ALARM\(.*\)\) AND \(NOT \(ALARM\(.*\)\)\)\)$/);
    expect(JSON.stringify(first?.Properties['AlarmRule']).match(/AlarmsAL\d\d/g)).toEqual([
      'AlarmsAL04',
      'AlarmsAL05',
      'AlarmsAL02',
    ]);
  });

  it('say nothing themselves', () => {
    for (const id of ['AL-04', 'AL-05', 'AL-14', 'AL-34', 'AL-23-large']) {
      expect(alarms.find(({ name }) => name === id)?.tells).toEqual([]);
    }
  });

  it('are not those of database and cache, which wait for nobody', () => {
    for (const id of ['AL-01', 'AL-02', 'AL-03']) {
      expect(alarms.find(({ name }) => name === id)?.tells).toEqual(['critical']);
    }
  });

  it('wait for no alarm of a database that may sleep: nobody looks at that', () => {
    const ofStaging = monitoringOf(settingsOf('staging'));
    const names = alertSources(new Map([['staging', ofStaging]]))
      .alarms.get('staging')
      ?.map(({ name }) => name);
    expect(names).not.toContain('AL-02');
    const [strained] = resourcesOf(ofStaging, 'AWS::CloudWatch::CompositeAlarm').filter(
      ({ Properties }) => Properties['AlarmName'] === 'plinth-staging-ST-03',
    );
    expect(strained?.Properties).not.toHaveProperty('ActionsSuppressor');
  });
});

describe('who hears of alarms', () => {
  it('is told by e-mail as configured, and by the webhook of everything', () => {
    const subscriptions = resourcesOf(template, 'AWS::SNS::Subscription').map(
      ({ Properties }) => Properties['Protocol'],
    );
    expect(subscriptions.toSorted()).toEqual(['email', 'email', 'lambda', 'lambda', 'lambda']);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'night@example.com',
      TopicArn: { Ref: Match.stringLikeRegexp('Critical') },
    });
  });

  it('may be told by CloudWatch and AWS Budgets of this account, and through TLS only', () => {
    const policies = resourcesOf(template, 'AWS::SNS::TopicPolicy');
    expect(policies).toHaveLength(3);
    for (const { Properties } of policies) {
      const [deny, allow] = statementsOf(Properties['PolicyDocument']).toSorted((a, b) =>
        b.Effect.localeCompare(a.Effect),
      );
      expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
      expect(allow).toMatchObject({
        Action: ['sns:Publish'],
        Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      });
    }
    expect(JSON.stringify(resourcesOf(template, 'AWS::KMS::Key')[0]?.Properties)).toContain('cloudwatch.amazonaws.com');
  });

  it('gets the webhook’s address from nowhere but its secret', () => {
    const forwarder = functionNamed(template, 'MonitoringForwarder');
    expect(permissionsOfFunction(template, forwarder)).toEqual(
      expect.arrayContaining(['secretsmanager:GetSecretValue', 'ssm:GetParameter']),
    );
    const Variables = z.object({ Variables: z.record(z.string(), z.unknown()) });
    const { Variables: variables } = Variables.parse(forwarder.Properties['Environment']);
    expect(variables['WEBHOOK_SECRET']).toBe('plinth/webhook');
    expect(Object.values(variables).join()).not.toContain('https:');
  });

  it('is told again by a function that is called every five minutes, with the time it was meant for', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      Target: Match.objectLike({ Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}' }),
    });
  });
});

describe('the prober', () => {
  it('looks every minute, from outside of the network', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 minute)' });
    expect(functionNamed(template, 'MonitoringProber').Properties['VpcConfig']).toBeUndefined();
  });
});

describe('the budget', () => {
  it('counts what carries the tag of the environment, and tells at its end and before', () => {
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: Match.objectLike({ CostFilters: { TagKeyValue: ['user:environment$production'] } }),
      NotificationsWithSubscribers: [
        Match.objectLike({ Notification: Match.objectLike({ NotificationType: 'FORECASTED', Threshold: 100 }) }),
        Match.objectLike({ Notification: Match.objectLike({ NotificationType: 'ACTUAL', Threshold: 100 }) }),
      ],
    });
  });
});

describe('an environment without monitoring', () => {
  it('has none of it', () => {
    expect([...templatesOf(configOf('local')).keys()]).not.toContain('Monitoring');
  });
});
