import { describe, expect, it } from '@jest/globals';
import type { JobChanges, JobRepository } from '#core/ports';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';

/** Tells of changes of jobs in a repository. */
export interface WatchedJobs {
  readonly jobs: JobRepository;
  readonly changes: JobChanges;
}

const never = new AbortController().signal;

/** Milliseconds until it resolves. */
async function timeOf(waiting: Promise<void>): Promise<number> {
  const began = performance.now();
  await waiting;
  return performance.now() - began;
}

/** What every JobChanges promises; run against each adapter. */
export function jobChangesContract(name: string, open: () => Promise<WatchedJobs>): void {
  describe(`${name} as JobChanges`, () => {
    it('wakes whoever waits for the job that has changed, and nobody else', async () => {
      const { jobs, changes } = await open();
      const [job, other] = [someJob(), someJob()];
      for (const one of [job, other]) await jobs.insert(one);
      const over = new AbortController();
      const awake: string[] = [];
      const waits = [job, other].map(async (one) => {
        await changes.next(one, 20_000, over.signal);
        awake.push(one.id);
      });
      expect(await jobs.update(jobAfter(waysTo.scanning, job))).toBe(true);
      await waits[0];
      expect(awake).toEqual([job.id]);
      over.abort();
      await Promise.all(waits);
    });

    it('waits no longer than it should', async () => {
      const { jobs, changes } = await open();
      const job = someJob();
      await jobs.insert(job);
      expect(await timeOf(changes.next(job, 60, never))).toBeGreaterThan(50);
    });

    it('ends when the signal is aborted, before or meanwhile', async () => {
      const { jobs, changes } = await open();
      const job = someJob();
      await jobs.insert(job);
      await changes.next(job, 60_000, AbortSignal.abort());
      const over = new AbortController();
      setTimeout(() => over.abort(), 50);
      await changes.next(job, 60_000, over.signal);
      expect(over.signal.aborted).toBe(true);
    });
  });
}
