import { describe, expect, it } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { configOf } from '../support/cdk-app.ts';
import { permissionsOf, resourcesOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

function backupOf(environment: string): Template {
  const found = templatesOf(configOf(environment)).get('Backup');
  if (found === undefined) throw new Error(`${environment} has no backups.`);
  return found;
}

const template = backupOf('production');

const StateMachine = z.object({
  StartAt: z.string(),
  QueryLanguage: z.literal('JSONata'),
  States: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Next: z.string().optional(),
      Default: z.string().optional(),
      Choices: z.array(z.looseObject({ Next: z.string() })).default([]),
      Catch: z.array(z.looseObject({ Next: z.string() })).default([]),
    }),
  ),
});

/** The definition, with a word in place of everything that is known only when it is deployed. */
function definition() {
  const [machine] = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
  const join = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
  const [, parts] = join.parse(machine?.Properties['DefinitionString'])['Fn::Join'];
  return StateMachine.parse(JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'token')).join('')));
}

describe('restore tests', () => {
  it('are made of the newest backup: of the database every Sunday, of tables and buckets every quarter', () => {
    const plans = resourcesOf(template, 'AWS::Backup::RestoreTestingPlan');
    for (const { Properties } of plans) {
      expect(Properties).toMatchObject({
        ScheduleExpressionTimezone: 'Etc/UTC',
        RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT'] },
      });
    }
    expect(
      plans.map(({ Properties }) => [Properties['RestoreTestingPlanName'], Properties['ScheduleExpression']]),
    ).toEqual([
      ['plinth_production_database', 'cron(0 5 ? * SUN *)'],
      ['plinth_production_state', 'cron(0 5 1 1,4,7,10 ? *)'],
    ]);
    const selections = resourcesOf(template, 'AWS::Backup::RestoreTestingSelection');
    expect(selections.map(({ Properties }) => Properties['ProtectedResourceType']).toSorted()).toEqual([
      'Aurora',
      'DynamoDB',
      'S3',
    ]);
    for (const { Properties } of selections) {
      expect(Properties['RestoreTestingSelectionName']).toMatch(/^[A-Za-z0-9_]{1,50}$/);
    }
  });

  it('restore the database into the data subnets, where nobody reaches it', () => {
    const [aurora] = resourcesOf(template, 'AWS::Backup::RestoreTestingSelection').filter(
      ({ Properties }) => Properties['ProtectedResourceType'] === 'Aurora',
    );
    const { dbsubnetgroupname, vpcsecuritygroupids } = Object(aurora?.Properties['RestoreMetadataOverrides']);
    expect(dbsubnetgroupname).toBeDefined();
    expect(JSON.stringify(vpcsecuritygroupids)).toContain('Closed');
    resourcesOf(template, 'AWS::EC2::SecurityGroup').forEach(({ Properties }) => {
      expect(Properties['SecurityGroupIngress']).toBeUndefined();
    });
  });

  it('are looked into when a restore of the plan has ended, however', () => {
    const [rule] = resourcesOf(template, 'AWS::Events::Rule');
    expect(rule?.Properties['EventPattern']).toMatchObject({
      source: ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      detail: {
        status: ['COMPLETED', 'FAILED', 'ABORTED'],
        restoreTestingPlanArn: [{ 'Fn::GetAtt': expect.any(Array) }, { 'Fn::GetAtt': expect.any(Array) }],
      },
    });
  });

  it('are none of an environment that does without', () => {
    const staging = backupOf('staging');
    expect(resourcesOf(staging, 'AWS::Backup::RestoreTestingPlan', 'AWS::StepFunctions::StateMachine')).toEqual([]);
  });
});

describe('the steps of a restore test', () => {
  const { StartAt, States } = definition();
  const following = (name: string): string[] => {
    const { Next, Default, Choices, Catch } = States[name] ?? { Choices: [], Catch: [] };
    return [Next, Default, ...[...Choices, ...Catch].map((one) => one.Next)].filter((next) => next !== undefined);
  };

  it('all lead to the report, whatever fails on the way', () => {
    for (const name of Object.keys(States)) {
      const reached = new Set([name]);
      for (const step of reached) for (const next of following(step)) reached.add(next);
      expect([name, reached.has('Report') || name === 'Told']).toEqual([name, true]);
    }
    const tasks = Object.entries(States).filter(([name, { Type }]) => Type === 'Task' && name !== 'Report');
    expect(tasks.filter(([, { Catch }]) => Catch.length === 0)).toEqual([]);
  });

  it('are all reached from the first', () => {
    const reached = new Set([StartAt]);
    for (const step of reached) for (const next of following(step)) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.keys(States).toSorted());
  });

  it('take the instance out of a restored cluster before they report: with it, AWS Backup could not remove the cluster', () => {
    expect(following('Check')).toEqual(['HasInstance', 'HasInstance']);
    expect(following('HasInstance')).toEqual(['Report', 'DeleteDBInstance']);
    expect(new Set(following('DeleteDBInstance'))).toEqual(new Set(['Report']));
  });
});

describe('whoever looks into restored backups', () => {
  it('changes nothing that is in use', () => {
    const actions = permissionsOfFunction(template, functionNamed(template, 'RestoreTestsValidationFunction'));
    const own = actions.filter((action) => !/^(xray|sqs|logs):/.test(action));
    expect(own).toEqual([
      'backup:DescribeRestoreJob',
      'backup:PutRestoreValidationResult',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:Scan',
      'kms:Decrypt',
      'rds-data:ExecuteStatement',
      's3:GetObject',
      's3:ListBucket',
      'secretsmanager:GetSecretValue',
    ]);
  });

  it('touches no database but restored ones', () => {
    const touched = permissionsOf(template)
      .filter(({ Action }) => Action.some((action) => /^rds(-data)?:/.test(action)))
      .flatMap(({ Resource }) => Resource.map((arn) => JSON.stringify(arn)))
      .filter((arn) => /:(cluster|db):/.test(arn));
    expect(touched.length).toBeGreaterThan(5);
    for (const arn of touched) expect(arn).toMatch(/:(cluster|db):awsbackup-restore-test-\*"/);
  });
});
