import { BackupClient, DescribeRestoreJobCommand, PutRestoreValidationResultCommand } from '@aws-sdk/client-backup';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { restoreCheck } from '../../../lambdas/restore-check/restore-check.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const client = new BackupClient({ region: 'eu-central-1' });
const backup = mockClient(client);
const restoreJobId = 'job-1';
const made = '2026-03-01T02:00:00.000Z';

const backupIsOf = (SourceResourceArn: string) =>
  backup.on(DescribeRestoreJobCommand).resolves({ SourceResourceArn, RecoveryPointCreationDate: new Date(made) });

beforeEach(() => {
  backup.reset();
  backup.on(PutRestoreValidationResultCommand).resolves({});
  backupIsOf('arn:aws:dynamodb:eu-central-1:1:table/jobs');
});

/** What the checks were asked for, and what the function has answered and counted. */
async function run(event: object) {
  const { tools, metrics } = observed('restore-check');
  const asked: string[] = [];
  const look =
    (kind: string) =>
    async (...about: (string | Date)[]) => {
      asked.push([kind, ...about.map((one) => (one instanceof Date ? one.toISOString() : one))].join(' '));
      return { passed: true, message: 'fine' };
    };
  const checks = { table: look('table'), bucket: look('bucket'), database: look('database') };
  const answer = await restoreCheck(tools, client, checks)({ restoreJobId, ...event }, lambdaContext());
  return { answer, asked, metrics };
}

describe('the check of a restored backup', () => {
  it('looks into a table or bucket beside its original, whose name AWS Backup knows', async () => {
    const arn = 'arn:aws:dynamodb:eu-central-1:1:table/awsbackup-restore-test-x';
    const table = await run({ step: 'check', restored: { resourceType: 'DynamoDB', arn } });
    expect(table.asked).toEqual(['table awsbackup-restore-test-x jobs']);
    backupIsOf('arn:aws:s3:::artifacts');
    const restored = { resourceType: 'S3', arn: 'arn:aws:s3:::awsbackup-restore-test-y' };
    const bucket = await run({ step: 'check', restored });
    expect(bucket.asked).toEqual([`bucket awsbackup-restore-test-y artifacts ${made}`]);
  });

  it('looks into a database by the password that its cluster was given', async () => {
    const restored = { resourceType: 'Aurora', arn: 'arn:cluster', secretArn: 'arn:secret' };
    expect((await run({ step: 'check', restored })).asked).toEqual([`database arn:cluster arn:secret ${made}`]);
  });

  it('tells nobody yet: an instance may have to be removed first', async () => {
    const restored = { resourceType: 'Aurora', arn: 'arn:cluster', secretArn: 'arn:secret' };
    const { metrics } = await run({ step: 'check', restored });
    expect(backup.commandCalls(PutRestoreValidationResultCommand)).toEqual([]);
    expect(metrics).toEqual({});
  });

  it.each([
    [true, 'SUCCESSFUL', 'RestoreTestsPassed'],
    [false, 'FAILED', 'RestoreTestsFailed'],
  ])('reports what was found to AWS Backup, and counts it: passed %s', async (passed, ValidationStatus, metric) => {
    const finding = { passed, message: 'm'.repeat(5000) };
    const { metrics } = await run({ step: 'report', finding, wasRestored: true });
    expect(backup.commandCalls(PutRestoreValidationResultCommand)[0]?.args[0].input).toEqual({
      RestoreJobId: restoreJobId,
      ValidationStatus,
      ValidationStatusMessage: 'm'.repeat(1000),
    });
    expect(metrics).toEqual({ [metric]: 1 });
  });

  it('counts what could not even be restored, of which AWS Backup takes no result', async () => {
    const finding = { passed: false, message: 'It could not be restored: ABORTED' };
    const { metrics } = await run({ step: 'report', finding, wasRestored: false });
    expect(backup.commandCalls(PutRestoreValidationResultCommand)).toEqual([]);
    expect(metrics).toEqual({ RestoreTestsFailed: 1 });
  });

  it('refuses what the state machine does not send', async () => {
    await expect(run({ step: 'check', restored: { resourceType: 'EC2', arn: 'x' } })).rejects.toThrow('resourceType');
  });
});
