import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiskObjectReader, DiskObjectStore } from '#adapters/disk';
import { MemoryJobRepository } from '#adapters/memory';
import { changeJob } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import { artifactNames, ModelDocument } from '#core/processing';
import { runConversion } from '../../containers/ifc-worker/conversion/run-conversion.ts';
import { CircuitBreaker } from '../../containers/ifc-worker/geometry/circuit-breaker.ts';
import { dealWith } from '../../containers/ifc-worker/job/deal-with.ts';
import { JobReport } from '../../containers/ifc-worker/job/job-report.ts';
import { noProtection } from '../../containers/ifc-worker/loop/task-protection.ts';
import { JobRun } from '../../containers/ifc-worker/work/job-run.ts';
import { flagsWith } from '../support/features.ts';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';
import { smallModel } from '../support/small-model.ts';
import { listening, someMessage, until } from '../support/worker.ts';

// The worker with its real processes, threads and bundles; queue, jobs and rows are doubles, artifacts lie on disk.

const folder = mkdtempSync(join(tmpdir(), 'plinth-worker-'));
const bundles = join(folder, 'bundles');
const script = fileURLToPath(new URL('../../scripts/build-worker.mjs', import.meta.url));

beforeAll(() => void execFileSync(process.execPath, [script, bundles]));
afterAll(() => rmSync(folder, { recursive: true }));

/** Gives the worker the job of a file; `ended` resolves when its message is dealt with. */
async function giving(text: string, breaker = new CircuitBreaker()) {
  const scratchFolder = mkdtempSync(join(folder, 'scratch-'));
  const jobs = new MemoryJobRepository();
  const job = { ...jobAfter(waysTo.queued, someJob()), sha256: null };
  await jobs.insert(job);
  const message = someMessage(job);
  const shutdown = new AbortController();
  const { logger, metrics, lines } = listening();
  const loaded: string[] = [];
  const store = new DiskObjectStore(join(scratchFolder, 'published'));
  const reader = new DiskObjectReader(join(scratchFolder, 'published'));
  const begin = (started: Job) =>
    new JobRun(
      {
        stage: async (_job, path) => {
          writeFileSync(path, text);
          return { outcome: 'staged', sha256: sha256Of(text) };
        },
        convert: (request, onProgress, signal) =>
          runConversion(request, { processFile: pathToFileURL(join(bundles, 'conversion.mjs')), onProgress, signal }),
        artifacts: {
          create: (key) => store.create(key),
          read: (key) => store.read(key),
          size: (key) => reader.size(key),
          stream: (key, start, end) => reader.stream(key, start, end),
          removeBelow: (key) => reader.removeBelow(key),
        },
        features: flagsWith(),
        models: async () => ({
          saveVersion: async (_scope, version, artifacts) => {
            for await (const chunk of artifacts('model.json')) loaded.push(`${version.versionId} ${chunk.length > 0}`);
            return { contentIds: [] };
          },
          takeBack: async () => ({ contentIds: [] }),
        }),
        breaker,
        scratchFolder: join(scratchFolder, 'jobs'),
      },
      started,
    );
  const sources = {
    jobs,
    protection: noProtection,
    begin,
    onBeat: async () => undefined,
    reportOn: () => new JobReport(logger, metrics, message),
    now: () => new Date(),
    limits: { mostReceives: 5, visibilitySeconds: 3, timeoutSeconds: 60, windUpSeconds: 30 },
  };
  const stored = async () => {
    const found = await jobs.get(localScope, job.id);
    if (found === undefined) throw new Error('The job is gone.');
    return found;
  };
  const document = async () => {
    const { contentId } = await stored();
    const bytes = await store.read({ ...localScope, path: `models/${contentId}/model.json` });
    return ModelDocument.parse(JSON.parse(Buffer.from(bytes ?? '').toString()));
  };
  const cancel = () => changeJob(jobs, localScope, job.id, { kind: 'cancelled' }, () => new Date());
  const left = () => readdirSync(join(scratchFolder, 'jobs'));
  const ended = dealWith(sources, message, shutdown.signal);
  return { ended, stored, document, message, shutdown, cancel, lines, loaded, left, job };
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the worker', () => {
  it('turns a file into artifacts and rows', async () => {
    const text = smallModel();
    const { ended, stored, document, message, loaded, left, job } = await giving(text);
    await ended;
    expect(await stored()).toMatchObject({
      state: 'succeeded',
      sha256: sha256Of(text),
      coverage: { expected: 2, produced: 2 },
    });
    const { peakMemoryMB, timings } = await stored();
    expect([peakMemoryMB, timings.geometryMs, timings.loadMs].every((value) => Number(value) > 0)).toBe(true);
    const { artifacts, source } = await document();
    expect([...artifacts.map(({ name }) => name), 'model.json'].sort()).toEqual([...artifactNames].sort());
    expect(source.sha256).toBe(sha256Of(text));
    expect([message.fate.at(-1), loaded, left()]).toEqual(['delete', [`${job.id} true`], []]);
  });

  it('rejects what is no model, with the place and the remedy of the finding', async () => {
    const { ended, stored, message, left } = await giving('%PDF-1.7');
    await ended;
    expect(await stored()).toMatchObject({
      state: 'rejected',
      error: { code: 'step/not-step', remedy: expect.any(String) },
    });
    expect([message.fate.at(-1), left()]).toEqual(['delete', []]);
  });

  it('leaves out the geometry while its engine is paused, and says so', async () => {
    const breaker = new CircuitBreaker();
    for (const other of ['a', 'b', 'c', 'd', 'e']) breaker.fail(other);
    const { ended, stored, document } = await giving(smallModel(), breaker);
    await ended;
    expect(await stored()).toMatchObject({ state: 'succeeded', coverage: { expected: 2, produced: 0, failed: 2 } });
    expect((await document()).engine).toMatch(/^plinth-\d+\+data-only$/);
  });

  it('gives a file back within seconds when it is stopped in the middle', async () => {
    const { ended, stored, message, shutdown, left } = await giving(smallModel({ isSlow: true }));
    await until(async () => isAtShapes(await stored()));
    const began = performance.now();
    shutdown.abort();
    await ended;
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([(await stored()).state, message.fate.at(-1), left()]).toEqual(['queued', 'release 0', []]);
  });

  it('ends the work on a job that is cancelled, though its engine is silent', async () => {
    const { ended, stored, message, cancel, left } = await giving(smallModel({ isSlow: true }));
    await until(async () => isAtShapes(await stored()));
    await cancel();
    await ended;
    expect([(await stored()).state, message.fate.at(-1), left()]).toEqual(['cancelled', 'delete', []]);
  });
});

/** Data and shapes are made side by side, and a job keeps the note that came last. */
const isAtShapes = ({ stage }: Job) => stage === 'geometry' || stage === 'data';
