import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import { afterAll, expect, it } from '@jest/globals';
import { auditTable, dynamoClient, rateLimitsTable } from '#adapters/dynamodb';
import { s3Client } from '#adapters/s3';
import { JobAnswer, SignedRequest, UploadAnswer } from '#api/contracts';
import { objectPath } from '#core/model';
import { SCAN_TAG } from '../../lambdas/shared/scan-results.ts';
import { StoredUploads } from '../../lambdas/shared/stored-uploads.ts';
import { TableKeptAnswers } from '../../lambdas/uploads/table-kept-answers.ts';
import { newBucket, newJobsTable, newQueue, newTable, onEmulator } from '../support/aws.ts';
import { bundleOf } from '../support/function-bundles.ts';
import { lambdaContext, objectCreated, objectScanned, restEvent } from '../support/lambda-events.ts';

const post = (path: string, body: object) =>
  restEvent('POST', path, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** Runs one invocation as Lambda's runtime does: the handler of a bundle, with the function's environment. */
const runtime = `
  const [file, event] = process.argv.slice(1);
  const { handler } = await import(file);
  const context = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 20000 };
  console.log('answer ' + JSON.stringify(await handler(JSON.parse(event), context)));
  process.exit();`;

/** Bundles functions; gives what invokes one, which answers as the handler does, or with the body of an HTTP answer. */
async function deployed(names: readonly string[], variables: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-functions-'));
  folders.push(folder);
  for (const name of names) writeFileSync(join(folder, `${name}.mjs`), (await bundleOf(name)).code);
  const lambda = {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: folder,
    _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1',
  };
  const env = { ...process.env, ...lambda, ...variables, NODE_OPTIONS: '--no-warnings' };
  return async (name: string, event: object): Promise<unknown> => {
    const file = pathToFileURL(join(folder, `${name}.mjs`)).href;
    const args = ['--input-type=module', '-e', runtime, file, JSON.stringify(event)];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env, timeout: 30_000 });
    const text = stdout.split('\n').find((line) => line.startsWith('answer '));
    if (text === undefined) throw new Error(`${name} gave no answer: ${stdout} ${stderr}`);
    const answer = JSON.parse(text.slice('answer '.length));
    return 'body' in answer ? JSON.parse(answer.body) : answer;
  };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

onEmulator('what functions ask of S3 and DynamoDB', () => {
  it('tells the versions of a file and what the scanner has written on each', async () => {
    const client = s3Client();
    const Bucket = await newBucket();
    const key = { tenant: 'acme', project: 'tower', path: randomUUID() };
    const Key = objectPath(key);
    const put = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
    const [first, second] = [await put('12345'), await put('1234567')];
    const stored = new StoredUploads(client, Bucket);
    expect(await stored.versions(key)).toEqual([
      { version: { versionId: first.VersionId, eTag: first.ETag?.replaceAll('"', '') }, bytes: 5 },
      { version: { versionId: second.VersionId, eTag: second.ETag?.replaceAll('"', '') }, bytes: 7 },
    ]);
    const version = { versionId: String(first.VersionId), eTag: '' };
    expect(await stored.scanResult(key, version)).toBeUndefined();
    const TagSet = [{ Key: SCAN_TAG, Value: 'NO_THREATS_FOUND' }];
    await client.send(new PutObjectTaggingCommand({ Bucket, Key, VersionId: first.VersionId, Tagging: { TagSet } }));
    expect(await stored.scanResult(key, version)).toBe('NO_THREATS_FOUND');
    expect(await stored.scanResult(key, { versionId: String(second.VersionId), eTag: '' })).toBeUndefined();
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(await stored.bytes(key, version)).toBe(5);
    expect(await stored.versions({ ...key, path: randomUUID() })).toEqual([]);
    client.destroy();
  });

  it('keeps one ticket for a key in the table', async () => {
    const client = dynamoClient();
    const tableName = `test-${randomUUID()}`;
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    );
    let tickets = 0;
    const answers = new TableKeptAnswers(new DynamoDBPersistenceLayer({ tableName, awsSdkV3Client: client }));
    answers.enter(lambdaContext());
    const ask = (content: string) => answers.once({ name: 'k', content }, async () => `ticket ${++tickets}`);
    expect([await ask('{}'), await ask('{}'), await ask('{"size":2}')]).toEqual([
      { kind: 'answered', body: 'ticket 1' },
      { kind: 'answered', body: 'ticket 1' },
      { kind: 'other-content' },
    ]);
    client.destroy();
  });

  it('is answered to the very bundles that are deployed, traced as in Lambda', async () => {
    const invoke = await deployed(['uploads', 'arrivals', 'jobs'], {
      JOBS_TABLE: await newJobsTable(),
      IDEMPOTENCY_TABLE: 'none',
      UPLOAD_BUCKET: await newBucket(),
      STANDARD_QUEUE_URL: await newQueue(),
      LARGE_QUEUE_URL: await newQueue(),
      LARGE_JOB_BYTES: '1000',
      MAX_UPLOAD_BYTES: '1000',
      MALWARE_SCAN: 'on',
      API_ACCESS: 'trusted',
      RATE_LIMITS_TABLE: await newTable(rateLimitsTable),
      AUDIT_TABLE: await newTable(auditTable),
      WEB_ORIGINS: 'https://plinth.example.com',
    });
    const body = { fileName: 'house.ifc', size: 5 };
    const { upload } = UploadAnswer.parse(await invoke('uploads', post('/v1/uploads', body)));
    const signing = await invoke('uploads', post(`/v1/uploads/${upload.id}/sign`, { method: 'PUT' }));
    const { url, headers } = SignedRequest.parse(signing);
    const put = await fetch(url, { method: 'PUT', headers, body: 'ISO-1' });
    expect([put.status, await put.text()]).toEqual([200, '']);
    const versionId = put.headers.get('x-amz-version-id') ?? '';
    expect(await invoke('arrivals', objectCreated(upload.key, 5, versionId))).toEqual({ step: 'scanning' });
    expect(await invoke('arrivals', objectScanned(upload.key, 'NO_THREATS_FOUND', null, versionId))).toEqual({
      step: 'queued',
    });
    const { job } = JobAnswer.parse(await invoke('jobs', restEvent('GET', `/v1/jobs/${upload.id}`)));
    expect(job).toMatchObject({ state: 'queued', bytes: 5, uploadVersion: { versionId } });
  });
});
