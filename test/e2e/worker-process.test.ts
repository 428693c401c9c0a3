import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DynamoJobRepository, dynamoClient } from '#adapters/dynamodb';
import { Database, PostgresModelRepository } from '#adapters/postgres';
import { S3ObjectReader, s3Client } from '#adapters/s3';
import { SqsJobQueue, sqsClient } from '#adapters/sqs';
import { changeJob, type JobEvent, newJob, uploadKey } from '#core/jobs';
import { type Job, localScope, objectPath } from '#core/model';
import { artifactNames } from '#core/processing';
import { newBucket, newJobsTable, newQueue, onEmulator } from '../support/aws.ts';
import { noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { suitesNeeding } from '../support/needs.ts';
import { smallModel } from '../support/small-model.ts';
import { until } from '../support/worker.ts';

// The bundle of the worker as a process of its own, between an emulated S3, SQS and DynamoDB and a real database.

const folder = mkdtempSync(join(tmpdir(), 'plinth-worker-process-'));
const script = fileURLToPath(new URL('../../scripts/build-worker.mjs', import.meta.url));
const bin = serverFolder();
const visibility = 6;

afterAll(() => rmSync(folder, { recursive: true }));

function withServer(bin: string): void {
  let server: TestServer;
  let database: Database;
  let environment: Record<string, string>;
  let jobs: DynamoJobRepository;
  let worker: ChildProcess | undefined;
  let output = '';

  beforeAll(async () => {
    execFileSync(process.execPath, [script, join(folder, 'bundles')]);
    server = await startServer(bin);
    const url = server.newDatabase();
    database = await Database.open({ url });
    environment = {
      JOBS_TABLE: await newJobsTable(),
      UPLOAD_BUCKET: await newBucket(),
      ARTIFACT_BUCKET: await newBucket(),
      QUEUE_URL: await newQueue({ VisibilityTimeout: String(visibility) }),
      MAX_RECEIVE_COUNT: '5',
      VISIBILITY_TIMEOUT_SECONDS: String(visibility),
      DATABASE_URL: url,
      DATABASE_AUTHENTICATION: 'url',
      SCRATCH_FOLDER: mkdtempSync(join(folder, 'scratch-')),
    };
    jobs = new DynamoJobRepository(dynamoClient(), variable('JOBS_TABLE'));
  }, 120_000);
  afterEach(() => stop('SIGKILL'));
  afterAll(async () => {
    await database.close();
    server.stop();
  });

  const variable = (name: string) => environment[name] ?? '';
  const start = () => {
    worker = spawn(process.execPath, [join(folder, 'bundles/worker.mjs')], { env: { ...process.env, ...environment } });
    for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (text) => (output += text));
  };
  const stop = async (signal: NodeJS.Signals) => {
    const stopped = worker;
    worker = undefined;
    if (stopped === undefined) return null;
    const ended = new Promise<number | null>((resolve) => void stopped.on('exit', resolve));
    stopped.kill(signal);
    return ended;
  };
  const stored = async (job: Job) => {
    const found = await jobs.get(localScope, job.id);
    if (found === undefined) throw new Error('The job is gone.');
    return found;
  };
  const isIn = (job: Job, state: Job['state']) => async () => (await stored(job)).state === state;

  /** A job whose file is uploaded and clean, and its message. */
  async function send(text: string): Promise<Job> {
    const ids = { id: randomUUID(), modelId: randomUUID(), uploadId: randomUUID() };
    const bytes = Buffer.byteLength(text);
    const fresh = newJob({ scope: localScope, ...ids, fileName: 'house.ifc', bytes, sha256: null }, new Date());
    const put = new PutObjectCommand({
      Bucket: variable('UPLOAD_BUCKET'),
      Key: objectPath(uploadKey(fresh)),
      Body: text,
    });
    const { VersionId: versionId = '', ETag: eTag = '' } = await s3Client().send(put);
    await jobs.insert(fresh);
    const events: JobEvent[] = [
      { kind: 'uploaded', bytes, sha256: null, uploadId: ids.uploadId },
      { kind: 'accepted', uploadVersion: { versionId, eTag } },
    ];
    for (const event of events) await changeJob(jobs, localScope, fresh.id, event, () => new Date());
    const job = await stored(fresh);
    const url = variable('QUEUE_URL');
    await new SqsJobQueue(sqsClient(), { standard: url, large: url, largeJobBytes: bytes + 1 }).send(job);
    return job;
  }

  it('turns an upload into artifacts in S3 and rows in the database', async () => {
    start();
    const job = await send(smallModel());
    await until(isIn(job, 'succeeded'));
    const { contentId, attempts, timings } = await stored(job);
    expect([attempts, Number(timings.loadMs) > 0]).toEqual([1, true]);
    const artifacts = new S3ObjectReader(s3Client(), variable('ARTIFACT_BUCKET'));
    const sizes = artifactNames.map((name) => artifacts.size({ ...localScope, path: `models/${contentId}/${name}` }));
    expect((await Promise.all(sizes)).every((size) => Number(size) > 0)).toBe(true);
    const models = new PostgresModelRepository(database);
    expect(await models.versions(localScope, job.modelId)).toMatchObject([{ versionId: job.id, contentId }]);
    expect(output).toContain('"QueueLatency"');
  });

  it('takes up the job of a worker that was killed, once', async () => {
    start();
    const job = await send(smallModel({ isSlow: true }));
    await until(async () => isAtShapes(await stored(job)));
    await stop('SIGKILL');
    start();
    await until(async () => (await stored(job)).attempts === 2);
    await changeJob(jobs, localScope, job.id, { kind: 'cancelled' }, () => new Date());
    await until(() => readdirSync(join(variable('SCRATCH_FOLDER'), 'jobs')).length === 0);
    expect((await stored(job)).state).toBe('cancelled');
  });

  it('gives its job back when it is told to stop, and another worker begins at once', async () => {
    start();
    const job = await send(smallModel({ isSlow: true }));
    await until(async () => isAtShapes(await stored(job)));
    const began = performance.now();
    expect(await stop('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect((await stored(job)).state).toBe('queued');
    start();
    await until(async () => (await stored(job)).attempts === 2);
  });

  it('is found alive by its health check while it waits, and ends at once when it is told to', async () => {
    const check = () => {
      try {
        execFileSync(process.execPath, [join(folder, 'bundles/health-check.mjs')], { env: environment });
        return true;
      } catch {
        return false;
      }
    };
    rmSync(join(variable('SCRATCH_FOLDER'), 'alive'));
    expect(check()).toBe(false);
    start();
    await until(check);
    expect(await stop('SIGTERM')).toBe(0);
  });
}

suitesNeeding('the worker process', bin !== undefined, noServer, () => {
  describe('the worker process', () => onEmulator('with S3, SQS and DynamoDB', () => withServer(bin ?? '')));
});

/** Data and shapes are made side by side, and a job keeps the note that came last. */
const isAtShapes = ({ stage }: Job) => stage === 'geometry' || stage === 'data';
