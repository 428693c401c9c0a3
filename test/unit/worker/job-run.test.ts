import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DiskByteSource, DiskObjectStore } from '#adapters/disk';
import { MemoryObjectStore } from '#adapters/memory';
import { DataOnlyEngine, type GeometryEngine, WebIfcEngine } from '#core/geometry';
import type { JobEvent } from '#core/jobs';
import type { Job } from '#core/model';
import type { ByteSource } from '#core/ports';
import { artifactNames, processModel } from '#core/processing';
import type { ConversionRequest } from '../../../containers/ifc-worker/conversion/protocol.ts';
import type { ConversionOutcome } from '../../../containers/ifc-worker/conversion/run-conversion.ts';
import { CircuitBreaker } from '../../../containers/ifc-worker/geometry/circuit-breaker.ts';
import { JobReport } from '../../../containers/ifc-worker/job/job-report.ts';
import { Stop } from '../../../containers/ifc-worker/job/stop.ts';
import { JobRun, type RunSources } from '../../../containers/ifc-worker/work/job-run.ts';
import { flagsWith } from '../../support/features.ts';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { smallModel } from '../../support/small-model.ts';
import { listening, someMessage } from '../../support/worker.ts';

const scratchFolder = mkdtempSync(join(tmpdir(), 'plinth-run-'));
afterAll(() => rmSync(scratchFolder, { recursive: true }));

const text = smallModel();
const sha256 = createHash('sha256').update(text).digest('hex');

const dataOnly = () => new DataOnlyEngine('A test.');
const whole = (source: ByteSource) => new WebIfcEngine({ source });

/** In place of the child process: the same, and mostly without shapes. */
async function convert(
  { scope, path, artifactsFolder }: ConversionRequest,
  engineFor: (source: ByteSource) => GeometryEngine = dataOnly,
): Promise<ConversionOutcome> {
  const source = new DiskByteSource(path);
  const store = new DiskObjectStore(artifactsFolder);
  const engine = engineFor(source);
  const { model, coverage } = await processModel({ scope, source, store, engine });
  await engine.close();
  source.close();
  const timings = { indexMs: 1, dataMs: 1, geometryMs: 1, writeMs: 1 };
  return {
    kind: 'done',
    conversion: { contentId: model.contentId, coverage, timings, peakMemoryMB: 7, engineHasFailed: false },
  };
}

/** A run over stores in memory that notes what is done with the rows. */
function running(given: Partial<RunSources> = {}, job: Partial<Job> = {}) {
  const store = new MemoryObjectStore();
  const log: string[] = [];
  const told: JobEvent[] = [];
  const stop = new AbortController();
  const { logger, metrics, lines } = listening();
  const shelf = {
    saveVersion: async (_scope: unknown, { name }: { name: string }) => {
      log.push(`save ${name}`);
      return { contentIds: ['old'] };
    },
    takeBack: async () => {
      log.push('take back');
      return { contentIds: ['new'] };
    },
  };
  const sources: RunSources = {
    stage: async (_job, path) => {
      writeFileSync(path, text);
      return { outcome: 'staged', sha256 };
    },
    convert: (request) => convert(request),
    artifacts: {
      create: (key) => store.create(key),
      read: (key) => store.read(key),
      size: async (key) => (await store.read(key))?.length,
      stream: () => new Blob([]).stream(),
      removeBelow: async ({ path }) => void log.push(`remove ${path}`),
    },
    models: async () => shelf,
    breaker: new CircuitBreaker(),
    features: flagsWith(),
    scratchFolder,
    ...given,
  };
  const processing = { ...jobAfter(waysTo.processing, someJob({ fileName: 'House.ifc' })), sha256: null, ...job };
  const run = new JobRun(sources, processing);
  const work = () =>
    run.work({
      notes: { note: (stage) => void log.push(stage) },
      report: new JobReport(logger, metrics, someMessage(processing)),
      tell: async (event) => void told.push(event),
      signal: stop.signal,
    });
  return { run, work, store, log, told, lines, stop, sources };
}

describe('a run', () => {
  it('stages, converts, publishes and loads, and leaves nothing behind', async () => {
    const { work, store, log, told, lines } = running();
    const end = await work();
    expect(end).toMatchObject({ kind: 'succeeded', peakMemoryMB: 7, coverage: { expected: 2, failed: 2 } });
    expect(told).toEqual([{ kind: 'identified', sha256 }]);
    expect(store.paths.map((path) => path.split('/').at(-1))).toEqual([...artifactNames]);
    expect(log).toEqual(['save House', 'remove models/old']);
    expect(readdirSync(scratchFolder)).toEqual([]);
    const seconds = lines.filter((line) => 'JobSeconds' in line).map(({ stage }) => stage);
    expect(seconds).toEqual(['download', 'index', 'data', 'geometry', 'write', 'publish', 'load']);
  });

  it('does not convert the same bytes again, but loads what came of them', async () => {
    const first = running({ convert: (request) => convert(request, whole) });
    await first.work();
    const { artifacts } = first.sources;
    const again = running({ artifacts, convert: () => Promise.reject(new Error('converted again')) });
    const end = await again.work();
    expect(end).toMatchObject({ kind: 'succeeded', coverage: { expected: 2, produced: 2 }, peakMemoryMB: null });
    expect(again.log).toEqual(['save House']);
  });

  it('converts bytes again of which only the data is there', async () => {
    const first = running();
    await first.work();
    let conversions = 0;
    const again = running({
      artifacts: first.sources.artifacts,
      convert: (request) => {
        conversions++;
        return convert(request);
      },
    });
    await again.work();
    expect(conversions).toBe(1);
  });

  it('rejects bytes that are not the announced ones, before anybody reads them', async () => {
    const { work, log } = running({ convert: () => Promise.reject(new Error('read')) }, { sha256: 'a'.repeat(64) });
    expect(await work()).toMatchObject({ kind: 'rejected', error: { code: 'upload/checksum-differs' } });
    expect(log).toEqual([]);
  });

  it('does without the expired file of a twin where what came of it is still there', async () => {
    const first = running({ convert: (request) => convert(request, whole) });
    await first.work();
    const { artifacts } = first.sources;
    const gone = { artifacts, stage: async () => ({ outcome: 'gone' }) as const };
    const twin = running(gone, { sha256, uploadId: '00000000-0000-4000-8000-000000000009' });
    expect(await twin.work()).toMatchObject({ kind: 'succeeded', coverage: { produced: 2 } });
    const unproven = someJob();
    const own = running(gone, { sha256, id: unproven.id, uploadId: unproven.id });
    expect(await own.work()).toMatchObject({ kind: 'rejected', error: { code: 'upload/gone' } });
  });

  it('rejects, where validation is strict, bytes in which something is lost, also those that were converted before', async () => {
    const faulty = smallModel().replace("IFCLABEL('EI30')", 'IFCLABEL(');
    const stage: RunSources['stage'] = async (_job, path) => {
      writeFileSync(path, faulty);
      return { outcome: 'staged', sha256: createHash('sha256').update(faulty).digest('hex') };
    };
    const first = running({ stage, convert: (request) => convert(request, whole) });
    expect((await first.work()).kind).toBe('succeeded');
    const strict = running({ stage, artifacts: first.sources.artifacts, features: flagsWith('strictValidation') });
    expect(await strict.work()).toMatchObject({ kind: 'rejected', error: { code: 'validation/strict' } });
    expect(strict.log).toEqual([]);
  });

  it('rejects an upload that is gone', async () => {
    const { work } = running({ stage: async () => ({ outcome: 'gone' }) });
    expect(await work()).toMatchObject({ kind: 'rejected', error: { code: 'upload/gone' } });
  });

  it.each([
    ['ENOSPC', 'failed', 'storage/full'],
    ['EROFS', 'failed', 'storage/unwritable'],
    ['ECONNREFUSED', 'broken', 'processing/service-unavailable'],
    ['57P01', 'broken', 'processing/service-unavailable'],
    ['ERR_ASSERTION', 'broken', 'processing/fault'],
  ])('that meets %s has %s with the diagnosis %s', async (code, kind, diagnosis) => {
    const error = Object.assign(new Error('It went wrong.'), { code });
    const { work, lines } = running({ stage: () => Promise.reject(error) });
    expect(await work()).toMatchObject({ kind, error: { code: diagnosis, remedy: expect.any(String) } });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'ERROR', message: 'fault' }));
  });

  it('is broken where its process has crashed, and the log has its last words', async () => {
    const crash = { kind: 'crashed', end: 'SIGKILL', lastWords: 'no memory' } as const;
    const { work, lines } = running({ convert: async () => crash });
    expect(await work()).toMatchObject({ kind: 'broken', error: { code: 'processing/crashed' } });
    expect(lines).toContainEqual(expect.objectContaining({ lastWords: 'no memory' }));
  });

  it('publishes nothing more once it is stopped', async () => {
    const { work, store, stop } = running({
      convert: async (request) => {
        const outcome = await convert(request);
        stop.abort(new Stop('superseded'));
        return outcome;
      },
    });
    expect(await work()).toEqual({ kind: 'stopped', why: 'superseded' });
    expect(store.paths).toEqual([]);
  });

  it('takes back what it stored, with its artifacts, and asks no database where it stored nothing', async () => {
    const { work, run, log } = running();
    await run.undo();
    expect(log).toEqual([]);
    await work();
    await run.undo();
    expect(log.slice(-2)).toEqual(['take back', 'remove models/new']);
  });
});

describe('the geometry engine', () => {
  const engines: string[] = [];
  const broken = async (request: ConversionRequest): Promise<ConversionOutcome> => {
    engines.push(request.engine);
    const outcome = await convert(request);
    if (outcome.kind !== 'done') return outcome;
    return { kind: 'done', conversion: { ...outcome.conversion, engineHasFailed: request.engine === 'web-ifc' } };
  };

  it('is left out while it is paused, and the job succeeds without shapes', async () => {
    const breaker = new CircuitBreaker();
    const ends = [];
    for (let jobs = 0; jobs < 7; jobs++) ends.push((await running({ breaker, convert: broken }).work()).kind);
    expect(engines).toEqual([...Array(5).fill('web-ifc'), 'paused', 'paused']);
    expect(ends).toEqual(Array(7).fill('succeeded'));
  });

  it('being paused is a metric', async () => {
    const breaker = new CircuitBreaker();
    for (const job of ['a', 'b', 'c', 'd', 'e']) breaker.fail(job);
    const { work, lines } = running({ breaker });
    await work();
    expect(lines).toContainEqual(expect.objectContaining({ JobsWithoutGeometry: 1, GeometryFailures: 2 }));
  });
});

it('leaves no folder where its work was in', () => {
  expect(existsSync(scratchFolder) && readdirSync(scratchFolder)).toEqual([]);
});
