import { DescribeTableCommand, DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { GetObjectCommand, ListObjectsV2Command, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { checkBucket } from '../../../lambdas/restore-check/check-bucket.ts';
import { checkDatabase } from '../../../lambdas/restore-check/check-database.ts';
import { checkTable } from '../../../lambdas/restore-check/check-table.ts';
import { contentsBefore } from '../../../lambdas/restore-check/objects-before.ts';

const region = 'eu-central-1';
const dynamo = new DynamoDBClient({ region });
const s3 = new S3Client({ region });
const rds = new RDSDataClient({ region });
const [tables, buckets, databases] = [mockClient(dynamo), mockClient(s3), mockClient(rds)];
beforeEach(() => [tables, buckets, databases].forEach((mock) => void mock.reset()));

const keys = (...names: string[]) => names.map((AttributeName) => ({ AttributeName, KeyType: 'HASH' as const }));
const item = (id: string, state = 'queued') => ({ id: { S: id }, state: { S: state } });

function tablesHold(restored: ReturnType<typeof item>[], live: ReturnType<typeof item>[], restoredKeys = keys('id')) {
  tables.on(DescribeTableCommand, { TableName: 'copy' }).resolves({ Table: { KeySchema: restoredKeys } });
  const Table = { KeySchema: keys('id'), ItemCount: live.length };
  tables.on(DescribeTableCommand, { TableName: 'jobs' }).resolves({ Table });
  tables.on(ScanCommand, { TableName: 'copy' }).resolves({ Items: restored });
  tables.on(GetItemCommand).callsFake(({ Key }) => ({ Item: live.find(({ id }) => id.S === Key.id.S) }));
}

describe('a restored table', () => {
  const check = () => checkTable(dynamo, 'copy', 'jobs');

  it('is well with the items of the original, changed and removed ones counted', async () => {
    tablesHold([item('a'), item('b'), item('c')], [item('a'), item('b', 'succeeded')]);
    const message = '3 items read, 2 of them are in use today, 1 unchanged.';
    expect(await check()).toEqual({ passed: true, message });
  });

  it('is not well when none of its items is in use, though the original has items', async () => {
    tablesHold([item('a')], [item('b')]);
    expect(await check()).toMatchObject({ passed: false, message: expect.stringContaining('None could be compared') });
    tablesHold([item('a')], []);
    expect(await check()).toMatchObject({ passed: true });
  });

  it('is not well when all of its items are others by now, but for very few', async () => {
    const all = (count: number, state: string) => Array.from({ length: count }, (_, n) => item(`${n}`, state));
    tablesHold(all(4, 'queued'), all(4, 'succeeded'));
    expect(await check()).toMatchObject({ passed: false, message: expect.stringContaining('None is as it was') });
    tablesHold(all(1, 'queued'), all(1, 'succeeded'));
    expect(await check()).toMatchObject({ passed: true });
  });

  it('is not well when it is empty and the original is not', async () => {
    tablesHold([], [item('a')]);
    expect(await check()).toEqual({ passed: false, message: 'Empty; the original has 1 items.' });
    tablesHold([], []);
    expect(await check()).toMatchObject({ passed: true });
  });

  it('is not well with other keys', async () => {
    tablesHold([item('a')], [item('a')], keys('scope', 'id'));
    expect(await check()).toEqual({ passed: false, message: 'The keys are scope,id, not id.' });
  });
});

const bodyOf = (text: string) => ({ transformToByteArray: async () => Buffer.from(text) });
const refusal = (name: string) => new S3ServiceException({ name, $fault: 'client', $metadata: {} });

const backedUpAt = new Date('2026-03-01T02:00:00Z');
const older = new Date('2026-02-01T00:00:00Z');

function bucketsHold(
  restored: Record<string, string>,
  live: Record<string, string | S3ServiceException>,
  LastModified = older,
) {
  const list = (held: object) => Object.keys(held).map((Key) => ({ Key, Size: 1, LastModified }));
  buckets.on(ListObjectsV2Command, { Bucket: 'copy' }).resolves({ Contents: list(restored) });
  buckets.on(ListObjectsV2Command, { Bucket: 'live' }).resolves({ Contents: list(live) });
  buckets.on(GetObjectCommand).callsFake(({ Bucket, Key }) => {
    const held = Bucket === 'copy' ? restored[Key] : (live[Key] ?? refusal('NoSuchKey'));
    if (held instanceof Error) throw held;
    return { Body: bodyOf(held ?? '') };
  });
}

describe('a restored bucket', () => {
  const check = () => checkBucket(s3, 'copy', 'live', backedUpAt);

  it('is well when its objects are those of the original, byte for byte', async () => {
    bucketsHold({ a: 'one', b: 'two' }, { a: 'one', b: 'two' });
    const message = '2 of 2 objects read, 2 of them compared and the same.';
    expect(await check()).toEqual({ passed: true, message });
  });

  it('is not well when an object holds something else', async () => {
    bucketsHold({ a: 'one', b: 'two' }, { a: 'one', b: 'twO' });
    expect(await check()).toEqual({ passed: false, message: 'b is not what it is in the original.' });
  });

  it('is compared with what is still there and may be read', async () => {
    bucketsHold({ a: 'one', b: 'two', c: 'three' }, { a: 'one', b: refusal('AccessDenied') });
    expect(await check()).toMatchObject({ message: '3 of 3 objects read, 1 of them compared and the same.' });
    bucketsHold({ a: 'one' }, { a: refusal('SlowDown') });
    await expect(check()).rejects.toThrow();
  });

  it('is read in twenty places of a thousand', async () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key-${index}`, `${index}`]));
    bucketsHold(many, many);
    expect(await check()).toMatchObject({ message: '20 of 1000 objects read, 20 of them compared and the same.' });
  });

  it('is not well when it is empty and the original is not', async () => {
    bucketsHold({}, { a: 'one' });
    expect(await check()).toMatchObject({ passed: false });
    bucketsHold({}, {});
    expect(await check()).toMatchObject({ passed: true });
    bucketsHold({}, { a: 'one' }, new Date('2026-03-02T00:00:00Z'));
    expect(await check()).toEqual({ passed: true, message: 'Empty, as the original was.' });
  });

  it('is not well when nothing could be compared, though the original has objects that are older', async () => {
    bucketsHold({ a: 'one' }, { b: 'two' });
    const message = '1 of 1 objects read, 0 of them compared and the same. The original has 1 older ones.';
    expect(await check()).toEqual({ passed: false, message });
    bucketsHold({ a: 'one' }, {});
    expect(await check()).toMatchObject({ passed: true });
  });
});

describe('a restored database', () => {
  const target = { resourceArn: 'arn:cluster', secretArn: 'arn:secret', database: 'plinth' };
  const answers = (counts: Record<string, number>) =>
    databases.on(ExecuteStatementCommand).callsFake(({ sql }) => {
      const [, table = ''] = /plinth\.(\w+)/.exec(sql) ?? [];
      return sql.startsWith('SELECT') ? { records: [[{ longValue: counts[table] ?? 0 }]] } : {};
    });

  it('is well with the tables of a release and elements in them', async () => {
    answers({ migrations: 8, models: 2, model_versions: 3, elements: 1000 });
    const message =
      '8 migrations, 2 models, 3 versions; 1000 elements read. Artifacts that are older tell of 3 versions.';
    expect(await checkDatabase(rds, target, 3)).toEqual({ passed: true, message });
  });

  it('is opened to its master user before, by taking IAM from the roles that have tables', async () => {
    answers({ migrations: 8 });
    await checkDatabase(rds, target, 0);
    const statements = databases.commandCalls(ExecuteStatementCommand).map(({ args }) => args[0].input.sql);
    expect(statements.slice(0, 2)).toEqual([
      'REVOKE rds_iam FROM plinth_migrator, plinth_worker, plinth_reader',
      'GRANT plinth_migrator TO CURRENT_USER',
    ]);
  });

  it.each([
    ['no release', { models: 2 }],
    ['no element', { migrations: 8, models: 1, model_versions: 1 }],
  ])('is not well with %s', async (reason, counts) => {
    answers(counts);
    const { passed, message } = await checkDatabase(rds, target, 0);
    expect([passed, message]).toEqual([false, expect.stringContaining(reason)]);
  });

  it('is not well with fewer versions than have artifacts, but for those of jobs that failed', async () => {
    answers({ migrations: 8, models: 9, model_versions: 9, elements: 1000 });
    expect(await checkDatabase(rds, target, 10)).toMatchObject({ passed: true });
    expect(await checkDatabase(rds, target, 11)).toMatchObject({ passed: false });
    answers({ migrations: 8 });
    expect(await checkDatabase(rds, target, 1)).toMatchObject({ passed: false });
  });

  it('is compared with the artifacts of jobs that had ended before the backup', async () => {
    const objects = {
      'acme/main/models/c1/tree.json': older,
      'acme/main/models/c1/model.glb': older,
      'acme/main/models/c2/tree.json': older,
      'acme/main/reports/r1.json': older,
      'acme/main/models/c3/tree.json': new Date(backedUpAt.getTime() - 60_000),
    };
    const Contents = Object.entries(objects).map(([Key, LastModified]) => ({ Key, LastModified }));
    buckets.on(ListObjectsV2Command, { Bucket: 'artifacts' }).resolves({ Contents });
    expect(await contentsBefore(s3, 'artifacts', backedUpAt)).toBe(2);
  });
});
