import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costDocument, planCosts } from '../../scripts/cost/cost-document.ts';
import { jobCost } from '../../scripts/cost/job-cost.ts';
import { monthlyCost } from '../../scripts/cost/monthly-cost.ts';
import { priceList, priceOf } from '../../scripts/cost/price-list.ts';
import { runsPerMonth } from '../../scripts/cost/schedule.ts';
import { resourcesOf } from '../../scripts/cost/stage-resources.ts';
import { configOf } from '../support/cdk-app.ts';

const costs = planCosts();
const costOf = (name: string) => costs.find((plan) => plan.name === name)?.cost.total ?? Number.NaN;

/** The cost of a template with these resources. */
const cost = (Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>) =>
  monthlyCost(resourcesOf({ Resources }));

const service = (strategy: readonly { CapacityProvider: string; Weight: number }[], MinCapacity: number) => ({
  Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '1024', Memory: '2048' } },
  Tasks: {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    Properties: { MinCapacity, ResourceId: { 'Fn::Join': ['/', ['service', { Ref: 'Service' }]] } },
  },
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: {
      TaskDefinition: { Ref: 'Task' },
      CapacityProviderStrategy: strategy,
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    },
  },
});

describe('what an environment costs while nobody uses it', () => {
  it('is within its bar', () => {
    for (const { name, cost, most } of costs)
      expect({ name, isWithin: cost.total <= (most ?? Infinity) }).toEqual({ name, isWithin: true });
    expect(costs.filter(({ most }) => most !== undefined).map(({ name, most }) => [name, most])).toEqual([
      ['dev', 15],
      ['production', 150],
      ['production, alwaysWarm', 300],
    ]);
  });

  it('grows with what is always there', () => {
    expect(costOf('dev')).toBeGreaterThan(1);
    expect(costOf('production')).toBeGreaterThan(costOf('staging'));
    expect(costOf('production, alwaysWarm')).toBeGreaterThan(costOf('production') + 2 * 730 * priceOf('nat.hour').usd);
  });

  it('counts tasks by their processors, memory, and share of spare capacity', () => {
    const half = [
      { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
      { CapacityProvider: 'FARGATE', Weight: 1 },
    ];
    const hour = (kind: string) => priceOf(`${kind}.vcpu-hour`).usd + 2 * priceOf(`${kind}.gb-hour`).usd;
    const between = cost(service(half, 2)).total - cost(service(half, 0)).total;
    expect(between).toBeCloseTo(730 * (hour('fargate') + hour('fargate-spot')), 6);
  });

  it('counts an alarm by the metrics in it, but for those that each account has for nothing', () => {
    const Metrics = [{ MetricStat: {} }, { MetricStat: {} }, { Expression: 'a + b' }];
    const alarms = (count: number, Properties: Record<string, unknown>) =>
      cost(
        Object.fromEntries(
          Array.from({ length: count }, (_, n) => [`A${n}`, { Type: 'AWS::CloudWatch::Alarm', Properties }]),
        ),
      );
    expect(alarms(1, { MetricName: 'Errors' }).total).toBe(0);
    expect(alarms(15, { MetricName: 'Errors' }).total).toBeCloseTo(5 * priceOf('alarm.metric').usd, 9);
    expect(alarms(15, { Metrics }).total).toBeCloseTo(20 * priceOf('alarm.metric').usd, 9);
  });

  it('counts each resource whose restore is tested, and the instance that is started for a database', () => {
    const plan = { ScheduleExpression: 'cron(0 5 ? * SUN *)', RestoreTestingPlanName: 'p' };
    const tested = (ProtectedResourceType: string, count: number) => ({
      Type: 'AWS::Backup::RestoreTestingSelection',
      Properties: {
        RestoreTestingPlanName: 'p',
        ProtectedResourceType,
        ProtectedResourceArns: Array.from({ length: count }, () => 'arn'),
      },
    });
    const Plan = { Type: 'AWS::Backup::RestoreTestingPlan', Properties: plan };
    const tables = cost({ Plan, Tables: tested('DynamoDB', 3) });
    expect(tables.total).toBeGreaterThan(12.9 * priceOf('backup.restore-test').usd);
    const database = cost({ Plan, Database: tested('Aurora', 1) });
    expect(database.total).toBeGreaterThan(4.3 * (priceOf('backup.restore-test').usd + priceOf('aurora.acu-hour').usd));
  });

  it('is told with and without what each account has for nothing', () => {
    for (const { cost: one } of costs) expect(one.withoutFreeTier).toBeGreaterThan(one.total);
  });

  it('is not told where nobody has said what something costs', () => {
    expect(() => cost({ Chain: { Type: 'AWS::ManagedBlockchain::Node' } })).toThrow(
      'AWS::ManagedBlockchain::Node (Chain)',
    );
  });
});

describe('the runs of a schedule in a month', () => {
  it.each([
    ['rate(1 minute)', 43_800],
    ['rate(4 hours)', 182.5],
    ['cron(0 2 * * ? *)', 30.4],
    ['cron(0/15 * * * ? *)', 2920],
    ['cron(0 3 ? * SUN *)', 4.3],
    ['cron(0 0 1 1,4,7,10 ? *)', 1 / 3],
  ])('are those of %s', (expression, runs) => {
    expect(runsPerMonth(expression)).toBeCloseTo(runs, 0);
  });

  it('are as many for a rate as there are minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        expect(runsPerMonth(`rate(${minutes} minutes)`) * minutes).toBeCloseTo(43_800, 6);
      }),
    );
  });

  it('are not guessed', () => {
    expect(() => runsPerMonth('at(2027-01-01T00:00:00)')).toThrow('no schedule');
  });
});

describe('a price', () => {
  it('names its page, its day and how it was found', () => {
    expect(priceList.size).toBeGreaterThan(50);
    for (const { collected } of priceList.values())
      expect(Date.parse(collected)).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('is missed where a rule names one that is not in the list', () => {
    expect(() => priceOf('quantum.second')).toThrow('quantum.second');
  });
});

describe('a job of 100 MB', () => {
  it('costs cents, more where a worker was woken for it, least where all of it is spare capacity', () => {
    const { processing, ...config } = configOf('production');
    const spot = { ...config, processing: { ...processing, standard: { ...processing.standard, spotPercent: 100 } } };
    const usual = { ...config, processing };
    expect(jobCost(usual, false).usd).toBeGreaterThan(0.01);
    expect(jobCost(usual, true).usd).toBeLessThan(0.2);
    expect(jobCost(usual, true).usd).toBeGreaterThan(jobCost(usual, false).usd);
    expect(jobCost(spot, true).usd).toBeLessThan(jobCost(usual, true).usd);
  });
});

describe('docs/cost.md', () => {
  it('is what the templates and prices say; `npm run cost` writes it', () => {
    expect(readFileSync('docs/cost.md', 'utf8')).toBe(costDocument());
  });
});
