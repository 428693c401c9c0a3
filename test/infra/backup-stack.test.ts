import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { checkedConfig } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

const templates = new Map(['staging', 'production'].map((name) => [name, templatesOf(configOf(name))]));

function stackOf(environment: string, name: string): Template {
  const found = templates.get(environment)?.get(name);
  if (found === undefined) throw new Error(`${environment} has no stack ${name}.`);
  return found;
}

const production = stackOf('production', 'Backup');

/** The only rule of a plan. */
function ruleOf(template: Template, plan: string): Record<string, unknown> {
  const plans = resourcesOf(template, 'AWS::Backup::BackupPlan').map(({ Properties }) =>
    Object(Properties['BackupPlan']),
  );
  const found = plans.find(({ BackupPlanName }) => BackupPlanName === `plinth-${plan}`);
  const [rule] = found?.BackupPlanRule ?? [];
  return Object(rule);
}

/** How many resources each selection has, by the name of its plan. */
function selected(template: Template): Record<string, number> {
  const selections = resourcesOf(template, 'AWS::Backup::BackupSelection');
  return Object.fromEntries(
    selections.map(({ Properties }) => {
      const plan = /Plans(\w+?)[0-9A-F]{8}"/.exec(JSON.stringify(Properties['BackupPlanId']))?.[1] ?? '';
      return [plan, Object(Properties['BackupSelection']).Resources.length];
    }),
  );
}

describe('backups', () => {
  it('are made daily at 02:00 UTC and kept for 30 days', () => {
    expect(ruleOf(production, 'production-daily')).toMatchObject({
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      Lifecycle: { DeleteAfterDays: 30 },
    });
  });

  it('are continuous where AWS Backup can: of the database and the buckets', () => {
    expect(ruleOf(production, 'production-continuous')).toMatchObject({
      EnableContinuousBackup: true,
      Lifecycle: { DeleteAfterDays: 30 },
    });
  });

  it('never begin at the same hour for the same resource', () => {
    for (const environment of ['staging', 'production']) {
      const hours = ['daily', 'continuous', 'copies'].flatMap((plan) => {
        const { ScheduleExpression } = ruleOf(stackOf(environment, 'Backup'), `${environment}-${plan}`);
        return /^cron\(0 ([\d,]+) /.exec(String(ScheduleExpression))?.[1]?.split(',') ?? [];
      });
      expect(hours.length).toBeGreaterThanOrEqual(2);
      expect(new Set(hours).size).toBe(hours.length);
    }
  });

  it('are copied to the other region every four hours, those of the day for a month and others for a week', () => {
    expect(ruleOf(production, 'production-daily')).toMatchObject({
      CopyActions: [{ Lifecycle: { DeleteAfterDays: 30 } }],
    });
    expect(ruleOf(production, 'production-copies')).toMatchObject({
      ScheduleExpression: 'cron(0 6,10,14,18,22 * * ? *)',
      Lifecycle: { DeleteAfterDays: 7 },
      CopyActions: [{ Lifecycle: { DeleteAfterDays: 7 } }],
    });
    expect(ruleOf(stackOf('staging', 'Backup'), 'staging-daily')).not.toHaveProperty('CopyActions');
    const destination = JSON.stringify(Object(ruleOf(production, 'production-copies')['CopyActions'])[0]);
    expect(destination).toContain('backup:eu-west-1:');
    expect(destination).toContain('backup-vault:plinth-production');
    expect(ruleOf(stackOf('staging', 'Backup'), 'staging-copies')).toEqual({});
  });

  it('are of the database, three tables and two buckets; no table is copied twice or continuous', () => {
    expect(selected(production)).toEqual({ Daily: 4, DailyObjects: 2, Continuous: 3, Copies: 4 });
    expect(selected(stackOf('staging', 'Backup'))).toEqual({ Daily: 6, Continuous: 3 });
  });

  it('are made by a role that has the policies for S3, too', () => {
    const [role] = resourcesOf(production, 'AWS::IAM::Role').filter(
      ({ Properties }) => Properties['Path'] !== undefined,
    );
    expect(role?.Properties['Path']).toBe('/plinth-production/backup/');
    expect(JSON.stringify(role?.Properties['ManagedPolicyArns'])).toMatch(/S3Backup.*S3Restore/);
  });

  it('cannot be removed before their time, by a lock that somebody with a permission of their own can end', () => {
    for (const vault of [production, stackOf('production', 'Replica')]) {
      vault.hasResource('AWS::Backup::BackupVault', {
        DeletionPolicy: 'Retain',
        Properties: {
          BackupVaultName: 'plinth-production',
          LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 35, ChangeableForDays: Match.absent() },
          AccessPolicy: {
            Statement: [Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) })],
          },
        },
      });
    }
  });

  it('are locked for good where the environment says so', () => {
    const { backup } = configOf('production');
    if (backup.kind !== 'vault') throw new Error('Production has backups.');
    const config = checkedConfig({ ...configOf('production'), backup: { ...backup, lock: 'compliance' } });
    const locked = templatesOf(config).get('Backup');
    locked?.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { ChangeableForDays: 3 } });
    expect(locked).toBeDefined();
  });

  it('are none of dev and local', () => {
    for (const name of ['dev', 'local']) {
      const stacks = [...templatesOf(configOf(name)).keys()];
      expect(stacks.filter((stack) => ['Backup', 'Replica', 'Audit'].includes(stack))).toEqual([]);
    }
  });
});

describe('the cache', () => {
  it('has a snapshot every six hours, kept as long as backups', () => {
    production.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: 'cron(0 0/6 * * ? *)' });
    production.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ KEEP_DAYS: '30' }) },
    });
  });
});

describe('the export of the configuration', () => {
  it('goes to a bucket that keeps versions, and names every stack of the region', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      ReplicationConfiguration: Match.anyValue(),
    });
    const [exporter] = resourcesOf(production, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Object(Object(Properties['Environment']).Variables).STACKS !== undefined,
    );
    const { STACKS } = Object(Object(exporter?.Properties['Environment']).Variables);
    expect(String(STACKS).split(' ')).toEqual(
      expect.arrayContaining(['plinth-production-Data', 'plinth-production-Api']),
    );
    expect(STACKS).not.toContain('Replica');
  });

  it('has the settings of the environment as one of its parameters, which SSM has room for', () => {
    const [parameter] = resourcesOf(production, 'AWS::SSM::Parameter');
    const text = String(parameter?.Properties['Value']);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(configOf('production'))));
    expect(text.length).toBeLessThan(4096);
  });
});
