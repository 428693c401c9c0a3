import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { changeJob, type JobEvent } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import { Dispatcher, type DispatcherSources, type WorkOutcome } from '../../../standalone/jobs/dispatcher.ts';
import { jobAfter, someJob, succeeded, waysTo } from '../../support/jobs.ts';

const now = () => new Date();
const done = succeeded as WorkOutcome;
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A dispatcher over jobs in memory that notes what happens; `work` is held until it is let go. */
function dispatching(given: Partial<DispatcherSources> = {}) {
  const jobs = new MemoryJobRepository();
  const log: string[] = [];
  const held = new Map<string, (outcome: WorkOutcome) => void>();
  const note = (what: string) => async (job: Job) => void log.push(`${what} ${job.fileName}`);
  const dispatcher = new Dispatcher({
    jobs,
    scan: async () => undefined,
    work: (job, _notes, signal) =>
      new Promise((resolve, reject) => {
        log.push(`work ${job.fileName}`);
        held.set(job.fileName, resolve);
        signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), 5));
      }),
    discard: note('discard'),
    undo: note('undo'),
    now,
    concurrency: 1,
    onFault: (error) => void log.push(String(error)),
    ...given,
  });
  const add = async (fileName: string, way: readonly JobEvent[] = waysTo.scanning, events: JobEvent[] = []) => {
    const job = jobAfter([...way, ...events], someJob({ fileName }));
    await jobs.insert(job);
    return job;
  };
  const stateOf = async ({ id }: Job) => (await jobs.get(localScope, id))?.state;
  const change = (job: Job, event: JobEvent) => changeJob(jobs, localScope, job.id, event, now);
  return { jobs, log, held, dispatcher, add, stateOf, change };
}

describe('the dispatcher', () => {
  it('does one job after the other, in the order in which they came', async () => {
    const { dispatcher, add, log, held, stateOf } = dispatching();
    const jobs = [await add('a'), await add('b'), await add('c')];
    for (const job of jobs) await dispatcher.send(job);
    for (const job of jobs) {
      await soon();
      expect(log.at(-1)).toBe(`work ${job.fileName}`);
      held.get(job.fileName)?.(done);
    }
    await soon();
    expect([log, await Promise.all(jobs.map(stateOf))]).toEqual([
      ['work a', 'work b', 'work c'],
      ['succeeded', 'succeeded', 'succeeded'],
    ]);
  });

  it('does a job once, however often it is sent', async () => {
    const { dispatcher, add, log, held } = dispatching();
    const job = await add('a');
    for (let times = 0; times < 3; times++) await dispatcher.send(job);
    await soon();
    held.get('a')?.(done);
    await dispatcher.send(job);
    await soon();
    expect(log).toEqual(['work a']);
  });

  it('rejects and discards what the scan objects to', async () => {
    const error = { code: 'step/not-step', message: 'No.', remedy: 'Another.' };
    const { dispatcher, add, log, stateOf } = dispatching({ scan: async () => error });
    const job = await add('a');
    await dispatcher.send(job);
    expect([await stateOf(job), log]).toEqual(['rejected', ['discard a']]);
  });

  it('ends the work of a cancelled job, and works on it anew when it is tried again at once', async () => {
    const { dispatcher, add, change, log, held, stateOf } = dispatching();
    const job = await add('a');
    await dispatcher.send(job);
    await soon();
    await change(job, { kind: 'cancelled' });
    await dispatcher.send(job);
    await change(job, { kind: 'retried' });
    await dispatcher.send(job);
    await new Promise((resolve) => setTimeout(resolve, 30));
    held.get('a')?.(done);
    await soon();
    expect([log, await stateOf(job)]).toEqual([['work a', 'undo a', 'work a'], 'succeeded']);
  });

  it('discards the parts of an upload that is cancelled before it is whole', async () => {
    const { dispatcher, add, log } = dispatching();
    await dispatcher.send(await add('a', [{ kind: 'cancelled' }]));
    expect(log).toEqual(['discard a']);
  });

  it('takes back what it stored for a job that was removed meanwhile', async () => {
    const { dispatcher, jobs, add, log, held } = dispatching();
    const job = await add('a');
    await dispatcher.send(job);
    await soon();
    await jobs.remove(localScope, job.id);
    held.get('a')?.(done);
    await soon();
    expect(log).toEqual(['work a', 'undo a']);
  });

  it('takes back what it stored for a job that was cancelled at the last moment', async () => {
    const { dispatcher, add, change, log, held, stateOf } = dispatching();
    const job = await add('a');
    await dispatcher.send(job);
    await soon();
    await change(job, { kind: 'cancelled' }); // the version is stored, and the queue does not know it yet
    held.get('a')?.(done);
    await soon();
    expect([log, await stateOf(job)]).toEqual([['work a', 'undo a'], 'cancelled']);
  });

  it('takes back what an earlier process stored for a job that is cancelled while it waits', async () => {
    const { dispatcher, add, log } = dispatching();
    await dispatcher.send(await add('a', waysTo.queued, [{ kind: 'cancelled' }]));
    expect(log).toEqual(['undo a']);
  });

  it('fails the job and tells the log when the work breaks', async () => {
    const { dispatcher, add, log, stateOf } = dispatching({ work: () => Promise.reject(new Error('broken')) });
    const job = await add('a');
    await dispatcher.send(job);
    await soon();
    expect([await stateOf(job), log]).toEqual(['failed', ['Error: broken', 'undo a']]);
  });

  it('takes up what an earlier process left, but not for ever', async () => {
    const { dispatcher, add, log, stateOf } = dispatching();
    const again: JobEvent[] = [{ kind: 'interrupted' }, { kind: 'started' }];
    const hopeless = await add('hopeless', waysTo.processing, [...again, ...again, ...again, ...again]);
    const interrupted = await add('interrupted', waysTo.processing);
    await add('finished', waysTo.succeeded);
    await dispatcher.resume();
    await soon();
    expect([await stateOf(hopeless), await stateOf(interrupted), log]).toEqual([
      'failed',
      'processing',
      ['work interrupted'],
    ]);
  });

  it('leaves what it works on to the next process when it is stopped', async () => {
    const { dispatcher, add, stateOf, log } = dispatching();
    const [running, waiting] = [await add('running'), await add('waiting')];
    for (const job of [running, waiting]) await dispatcher.send(job);
    await soon();
    await dispatcher.stop();
    expect([await stateOf(running), await stateOf(waiting), log]).toEqual(['queued', 'queued', ['work running']]);
  });
});
