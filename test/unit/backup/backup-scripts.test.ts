import {
  BackupClient,
  GetRecoveryPointRestoreMetadataCommand,
  GetRestoreTestingPlanCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListRestoreJobsCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { environmentOf } from '../../../scripts/backup/environment-of.ts';
import { type RecoveryPoint, recoveryPoints } from '../../../scripts/backup/recovery-points.ts';
import { newestUntil, startRestore } from '../../../scripts/backup/restore.ts';
import { restoreTestsOf } from '../../../scripts/backup/restore-tests-of.ts';
import { judgeBackups } from '../../../scripts/backup/validate.ts';

const client = new BackupClient({ region: 'eu-central-1' });
const backup = mockClient(client);
beforeEach(() => void backup.reset());

const now = new Date('2026-03-31T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const point = (resourceType: string, resourceArn: string, hours: number, isContinuous = false): RecoveryPoint => ({
  arn: `arn:aws:backup:::recovery-point:${isContinuous ? 'continuous:' : ''}${resourceArn}-${hours}`,
  resourceArn,
  resourceType,
  roleArn: 'arn:role',
  createdAt: hoursAgo(hours),
  isContinuous,
});

const tables = ['jobs', 'keys', 'audit'].map((name) => point('DynamoDB', name, 10));
const buckets = ['artifacts', 'uploads'].map((name) => point('S3', name, 10));
const database = point('Aurora', 'cluster', 10);
const points = [database, ...tables, ...buckets];
const limits = { backupHours: 33, copyHours: 13, testHours: { Aurora: 177, DynamoDB: 2217, S3: 2217 } };
const tests = ['Aurora', 'DynamoDB', 'S3'].map((resourceType) => ({
  resourceType,
  endedAt: hoursAgo(50),
  validation: 'SUCCESSFUL',
}));

const failuresOf = (facts: Parameters<typeof judgeBackups>[0]) =>
  judgeBackups(facts, limits, now).flatMap(({ passed, text }) => (passed ? [] : [text]));

describe('the validation of backups', () => {
  it('finds nothing where everything is there and new enough', () => {
    expect(failuresOf({ points, copies: [database, ...tables], tests })).toEqual([]);
    expect(judgeBackups({ points, copies: [database, ...tables], tests }, limits, now)).toHaveLength(13);
  });

  it.each<[string, Parameters<typeof judgeBackups>[0]]>([
    ['backup of cluster: 40 h old, at most 33 h', { points: [point('Aurora', 'cluster', 40), ...tables, ...buckets] }],
    ['backup: none of 1 resources of type DynamoDB', { points: [database, ...tables.slice(1), ...buckets] }],
    ['backup: none of 1 resources of type Aurora', { points: [...tables, ...buckets] }],
    ['copy: none of 3 resources of type DynamoDB', { points, copies: [database] }],
    ['copy of cluster: 14 h old, at most 13 h', { points, copies: [point('Aurora', 'cluster', 14), ...tables] }],
    ['restore test of S3: there was none', { points, tests: tests.slice(0, 2) }],
    [
      'restore test of Aurora: FAILED, 2 h ago, at most 177 h',
      { points, tests: [...tests, { resourceType: 'Aurora', endedAt: hoursAgo(2), validation: 'FAILED' }] },
    ],
    [
      'restore test of Aurora: not looked into, 2 h ago, at most 177 h',
      { points, tests: [...tests, { resourceType: 'Aurora', endedAt: hoursAgo(2), validation: undefined }] },
    ],
  ])('finds %s', (failure, facts) => {
    expect(failuresOf(facts)).toEqual([failure]);
  });

  it('takes the newest of each resource, and no points in time, which are always new', () => {
    const old = point('Aurora', 'cluster', 400);
    expect(failuresOf({ points: [...points, old] })).toEqual([]);
    const continuous = point('Aurora', 'cluster', 0, true);
    expect(failuresOf({ points: [old, continuous, ...tables, ...buckets] })).toHaveLength(1);
  });

  it('reads every page of the vault, without what is not complete', async () => {
    const listed = (name: string, CreationDate: Date, Status: 'COMPLETED' | 'EXPIRED' = 'COMPLETED') => ({
      RecoveryPointArn: `arn:aws:backup:::recovery-point:${name}`,
      ResourceArn: name,
      ResourceType: 'S3',
      Status,
      CreationDate,
    });
    backup
      .on(ListRecoveryPointsByBackupVaultCommand, { NextToken: undefined })
      .resolves({ RecoveryPoints: [listed('a', hoursAgo(5)), listed('b', hoursAgo(1), 'EXPIRED')], NextToken: '2' });
    backup
      .on(ListRecoveryPointsByBackupVaultCommand, { NextToken: '2' })
      .resolves({ RecoveryPoints: [listed('c', hoursAgo(3)), listed('continuous:d', hoursAgo(9))] });
    const found = await recoveryPoints(client, 'plinth-x');
    expect(found.map(({ resourceArn, isContinuous }) => [resourceArn, isContinuous])).toEqual([
      ['c', false],
      ['a', false],
      ['continuous:d', true],
    ]);
  });

  it('reads the restore tests of the plan', async () => {
    backup.on(GetRestoreTestingPlanCommand).callsFake(({ RestoreTestingPlanName }) => ({
      RestoreTestingPlan: { RestoreTestingPlanArn: `arn:${RestoreTestingPlanName}` },
    }));
    backup
      .on(ListRestoreJobsCommand, { ByRestoreTestingPlanArn: 'arn:plinth_x' })
      .resolves({ RestoreJobs: [{ ResourceType: 'S3', CompletionDate: now, ValidationStatus: 'SUCCESSFUL' }, {}] });
    expect(await restoreTestsOf(client, 'plinth_x', hoursAgo(24))).toEqual([
      { resourceType: 'S3', endedAt: now, validation: 'SUCCESSFUL' },
    ]);
  });

  it('is of environments that have backups', () => {
    expect(environmentOf('production')).toMatchObject({ name: 'production', backup: { kind: 'vault' } });
    expect(() => environmentOf('dev')).toThrow('Environments with backups: staging, production.');
    expect(() => environmentOf(undefined)).toThrow('Say which environment.');
  });
});

describe('a restore', () => {
  it('is of the newest backup that is not newer than the day', () => {
    const all = [point('Aurora', 'c', 1), point('Aurora', 'c', 30), point('Aurora', 'c', 60), point('S3', 'b', 26)];
    const isDatabase = ({ resourceArn }: RecoveryPoint) => resourceArn === 'c';
    expect(newestUntil(all, hoursAgo(24), isDatabase)?.createdAt).toEqual(hoursAgo(30));
    expect(newestUntil(all, hoursAgo(100), isDatabase)).toBeUndefined();
    expect(newestUntil([point('Aurora', 'c', 30, true)], now, isDatabase)).toBeUndefined();
  });

  it.each([
    [
      'Aurora',
      { dbclusteridentifier: 'old', Engine: 'aurora-postgresql' },
      { DBClusterIdentifier: 'new', Engine: 'aurora-postgresql' },
    ],
    ['DynamoDB', { TargetTableName: 'old' }, { targetTableName: 'new' }],
    ['S3', { DestinationBucketName: 'old', newBucket: 'false' }, { DestinationBucketName: 'new', NewBucket: 'true' }],
  ])('of %s is beside what is there, otherwise as it was', async (type, RestoreMetadata, Metadata) => {
    backup.on(GetRecoveryPointRestoreMetadataCommand).resolves({ RestoreMetadata });
    backup.on(StartRestoreJobCommand).resolves({ RestoreJobId: 'job' });
    const from = point(type, 'x', 1);
    expect(await startRestore(client, 'plinth-x', from, 'new')).toBe('job');
    expect(backup.commandCalls(StartRestoreJobCommand)[0]?.args[0].input).toEqual({
      RecoveryPointArn: from.arn,
      IamRoleArn: 'arn:role',
      ResourceType: type,
      Metadata,
      IdempotencyToken: 'new',
    });
  });

  it('is refused of what the product has not', async () => {
    await expect(startRestore(client, 'plinth-x', point('EC2', 'x', 1), 'new')).rejects.toThrow('EC2');
    expect(backup.calls()).toEqual([]);
  });
});
