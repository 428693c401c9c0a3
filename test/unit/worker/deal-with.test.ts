import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { changeJob, type JobEvent } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import type { ReceivedJob } from '#core/ports';
import { type DealSources, dealWith, type Limits } from '../../../containers/ifc-worker/job/deal-with.ts';
import { JobReport } from '../../../containers/ifc-worker/job/job-report.ts';
import type { WorkEnd } from '../../../containers/ifc-worker/job/settle.ts';
import { endOf } from '../../../containers/ifc-worker/work/faults.ts';
import type { RunContext } from '../../../containers/ifc-worker/work/job-run.ts';
import { jobAfter, someJob, succeeded, waysTo } from '../../support/jobs.ts';
import { listening, someMessage, until } from '../../support/worker.ts';

const done = succeeded as WorkEnd;
const error = { code: 'test/error', message: 'No.', remedy: 'Another.' };

/** A worker over jobs in memory whose work is `work`: by default it lasts until it is let go or stopped. */
function working(
  given: { work?: (context: RunContext) => Promise<WorkEnd>; limits?: Partial<Limits> } & Partial<
    Omit<DealSources, 'limits'>
  > = {},
) {
  const jobs = new MemoryJobRepository();
  const { logger, metrics, lines } = listening();
  const log: string[] = [];
  let letGo: (end: WorkEnd) => void = () => undefined;
  const untilLetGo = ({ signal }: RunContext) =>
    new Promise<WorkEnd>((resolve) => {
      letGo = resolve;
      signal.addEventListener('abort', () => resolve(endOf(signal.reason, signal)));
      log.push('work');
    });
  const { work = untilLetGo, limits = {}, ...others } = given;
  const sources: DealSources = {
    jobs,
    protection: { keep: async () => 'protected', end: async () => undefined },
    begin: () => ({ work, undo: async () => void log.push('undo') }),
    onBeat: async () => undefined,
    reportOn: (message) => new JobReport(logger, metrics, message),
    now: () => new Date(),
    ...others,
    limits: { mostReceives: 5, visibilitySeconds: 30, timeoutSeconds: 60, windUpSeconds: 30, ...limits },
  };
  const shutdown = new AbortController();
  const add = async (way: readonly JobEvent[], created?: Partial<Job>) => {
    const job = jobAfter(way, someJob(created));
    await jobs.insert(job);
    return job;
  };
  const deal = (job: Job, message: Partial<ReceivedJob> = {}) => {
    const noted = someMessage(job, message);
    return { ...noted, dealt: dealWith(sources, noted, shutdown.signal) };
  };
  const stored = (job: Job) => jobs.get(localScope, job.id);
  const change = (job: Job, event: JobEvent) => changeJob(jobs, localScope, job.id, event, sources.now);
  return { jobs, lines, log, shutdown, add, deal, stored, change, letGo: (end: WorkEnd) => letGo(end) };
}

describe('a message that was received', () => {
  it('leads to the job being done, and goes', async () => {
    const { add, deal, stored, lines } = working({ work: async () => done });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    expect([await dealt, fate]).toEqual(['done', ['delete']]);
    expect(await stored(job)).toMatchObject({
      state: 'succeeded',
      attempts: 1,
      percent: 100,
      contentId: '0123456789abcdef',
    });
    expect(lines).toContainEqual(expect.objectContaining({ JobsSucceeded: 1, service: 'test' }));
  });

  it('of a failed job is a new attempt', async () => {
    const { add, deal, stored } = working({ work: async () => done });
    const job = await add(waysTo.failed);
    await deal(job).dealt;
    expect(await stored(job)).toMatchObject({ state: 'succeeded', attempts: 2, error: null });
  });

  it('comes again later when the work breaks', async () => {
    const { add, deal, stored } = working({ work: async () => ({ kind: 'broken', error }) });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job, { receiveCount: 2 });
    await dealt;
    expect([(await stored(job))?.state, fate]).toEqual(['queued', ['release 4']]);
  });

  it('leaves its diagnosis on the job before it goes to the dead-letter queue', async () => {
    const { add, deal, stored, lines } = working({ work: async () => ({ kind: 'broken', error }) });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job, { receiveCount: 5 });
    await dealt;
    expect([await stored(job), fate]).toMatchObject([{ state: 'failed', error }, ['release 0']]);
    expect(lines).toContainEqual(expect.objectContaining({ JobsFailed: 1 }));
  });

  it('of a job that somebody is at does nothing', async () => {
    const { add, deal, stored, log } = working();
    const job = await add(waysTo.processing, { createdAt: new Date().toISOString() });
    const { dealt, fate } = deal(job);
    await dealt;
    expect([fate, log, (await stored(job))?.attempts]).toEqual([['delete'], [], 1]);
  });
});

describe('the work on a job', () => {
  const beating = { visibilitySeconds: 0.06 };

  it('keeps its message, its protection and its job alive', async () => {
    let kept = 0;
    const keep = async () => {
      kept++;
      return 'protected' as const;
    };
    const protection = { keep, end: async () => undefined };
    const { add, deal, stored, letGo } = working({ limits: beating, protection });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    await until(() => fate.length > 2 && kept > 2);
    expect((await stored(job))?.state).toBe('processing');
    const before = (await stored(job))?.version ?? 0;
    await until(async () => ((await stored(job))?.version ?? 0) > before);
    letGo(done);
    await dealt;
    expect(fate.slice(-1)).toEqual(['delete']);
  });

  it('ends when the job is cancelled, though there is no progress to be noted, and what it stored is taken back', async () => {
    const { add, deal, stored, change, log } = working({ limits: beating });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    await until(() => log.includes('work'));
    await change(job, { kind: 'cancelled' });
    await dealt;
    expect([(await stored(job))?.state, fate.slice(-1), log]).toEqual(['cancelled', ['delete'], ['work', 'undo']]);
  });

  it('ends when the job was removed', async () => {
    const { add, deal, jobs, log } = working({ limits: beating });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    await until(() => log.includes('work'));
    await jobs.remove(localScope, job.id);
    await dealt;
    expect([fate.slice(-1), log]).toEqual([['delete'], ['work', 'undo']]);
  });

  it('is left to another worker that took it up meanwhile, with all that is stored', async () => {
    const { add, deal, change, stored, log } = working({ limits: beating });
    const job = await add(waysTo.queued);
    const { dealt } = deal(job);
    await until(() => log.includes('work'));
    await change(job, { kind: 'interrupted' });
    await change(job, { kind: 'started' });
    await dealt;
    expect([(await stored(job))?.state, (await stored(job))?.attempts, log]).toEqual(['processing', 2, ['work']]);
  });

  it('that succeeds for a job which was cancelled at the last moment is taken back', async () => {
    const { add, deal, change, log, letGo } = working();
    const job = await add(waysTo.queued);
    const { dealt } = deal(job);
    await until(() => log.includes('work'));
    await change(job, { kind: 'cancelled' });
    letGo(done);
    await dealt;
    expect(log).toEqual(['work', 'undo']);
  });

  it('is ended after its time', async () => {
    const { add, deal, stored } = working({ limits: { timeoutSeconds: 0.02 } });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    await dealt;
    expect([await stored(job), fate]).toMatchObject([
      { state: 'failed', error: { code: 'processing/timeout' } },
      ['delete'],
    ]);
  });

  it('is given back at once when the task is to stop', async () => {
    const { add, deal, stored, shutdown, log } = working();
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    await until(() => log.includes('work'));
    shutdown.abort();
    await dealt;
    expect([(await stored(job))?.state, fate]).toEqual(['queued', ['release 0']]);
  });

  it('is given back even where it does not end by itself', async () => {
    const { add, deal, stored, shutdown } = working({
      work: () => new Promise(() => undefined),
      limits: { windUpSeconds: 0.02 },
    });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    await until(async () => (await stored(job))?.state === 'processing');
    shutdown.abort();
    await dealt;
    expect([(await stored(job))?.state, fate]).toEqual(['queued', ['release 0']]);
  });

  it('is not begun by a task that is about to be replaced', async () => {
    const protection = { keep: async () => 'refused' as const, end: async () => undefined };
    const { add, deal, stored, log } = working({ protection });
    const job = await add(waysTo.queued);
    const { dealt, fate } = deal(job);
    expect([await dealt, fate, log]).toEqual(['refused', ['release 0'], []]);
    expect(await stored(job)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('goes on where the queue does not answer', async () => {
    const renew = () => Promise.reject(new Error('no queue'));
    const { add, deal, stored, letGo, lines } = working({ limits: beating });
    const job = await add(waysTo.queued);
    const { dealt } = deal(job, { renew });
    await until(() => lines.some(({ message }) => message === 'fault'));
    letGo(done);
    await dealt;
    expect((await stored(job))?.state).toBe('succeeded');
  });
});
