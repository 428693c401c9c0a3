import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository, ObservedJobs } from '#adapters/memory';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';

jobRepositoryContract('ObservedJobs', async () => new ObservedJobs(new MemoryJobRepository()));

describe('ObservedJobs', () => {
  it('wakes whoever waits for the job that has changed, and nobody else', async () => {
    const jobs = new ObservedJobs(new MemoryJobRepository());
    const [job, other] = [someJob(), someJob()];
    for (const one of [job, other]) await jobs.insert(one);
    const awake: string[] = [];
    const never = new AbortController();
    const waits = [job, other].map(async (one) => {
      await jobs.next(one, 10_000, never.signal);
      awake.push(one.id);
    });
    expect(await jobs.update(jobAfter(waysTo.scanning, job))).toBe(true);
    await waits[0];
    expect(awake).toEqual([job.id]);
    never.abort();
    await Promise.all(waits);
  });

  it('waits no longer than it should', async () => {
    const jobs = new ObservedJobs(new MemoryJobRepository());
    const began = performance.now();
    await jobs.next(someJob(), 30, new AbortController().signal);
    expect(performance.now() - began).toBeGreaterThan(25);
  });
});
