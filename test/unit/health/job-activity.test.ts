import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import type { JobEvent } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import { jobActivity } from '../../../core/health/job-activity.ts';
import { processorCheck } from '../../../core/health/processor-check.ts';
import { jobAfter, someJob, succeeded, waysTo } from '../../support/jobs.ts';

const created = { createdAt: '2026-01-02T12:00:00.000Z' };
const now = new Date('2026-01-02T13:00:00.000Z');
const later = (seconds: number) => new Date(Date.parse(created.createdAt) + seconds * 1000);

async function holding(...jobs: readonly Job[]): Promise<MemoryJobRepository> {
  const repository = new MemoryJobRepository();
  for (const job of jobs) await repository.insert(job);
  return repository;
}

/** One second after the other, but for its conversion, which takes so many. */
function converted(seconds: number): Job {
  const processing = jobAfter(waysTo.processing, someJob(created));
  const updatedAt = new Date(Date.parse(processing.updatedAt) + (seconds - 1) * 1000).toISOString();
  return jobAfter([succeeded], { ...processing, updatedAt });
}

describe('the activity of jobs', () => {
  it('is nothing where there are none', async () => {
    const { jobs, ...activity } = await jobActivity(await holding(), localScope, now);
    expect([...jobs.values()].every((count) => count === 0)).toBe(true);
    expect(activity).toEqual({ longestWait: null, processing: null, failures: new Map() });
  });

  it('tells how long conversions took', async () => {
    const stored = await holding(...Array.from({ length: 100 }, (_, index) => converted(index + 1)));
    const { processing } = await jobActivity(stored, localScope, now);
    expect(processing).toEqual({ count: 100, sum: 5050, p50: 50, p95: 95, p99: 99 });
  });

  it('counts why jobs failed or were rejected', async () => {
    const failed = (code: string): JobEvent => ({ kind: 'failed', error: { code, message: '', remedy: '' } });
    const jobs = ['storage/full', 'storage/full', 'processing/crashed'].map((code) =>
      jobAfter([...waysTo.processing, failed(code)], someJob(created)),
    );
    const stored = await holding(...jobs, jobAfter(waysTo.rejected, someJob(created)), converted(1));
    const { failures } = await jobActivity(stored, localScope, now);
    expect(Object.fromEntries(failures)).toEqual({ 'storage/full': 2, 'processing/crashed': 1, 'test/error': 1 });
  });

  it('tells how long the first of those has been waiting that wait for a worker', async () => {
    const queued = jobAfter(waysTo.queued, someJob(created));
    const stored = await holding(queued, jobAfter(waysTo.queued, someJob({ createdAt: later(600).toISOString() })));
    expect((await jobActivity(stored, localScope, now)).longestWait).toBe(3600 - 2);
  });

  it('knows ended jobs of the last day, of unfinished ones all, and none of other scopes', async () => {
    const old = { createdAt: '2026-01-01T12:00:00.000Z' };
    const stored = await holding(
      ...[old, created].flatMap((at) => [jobAfter(waysTo.queued, someJob(at)), jobAfter(waysTo.failed, someJob(at))]),
      jobAfter(waysTo.failed, someJob({ ...created, tenant: 'other' })),
    );
    const { jobs } = await jobActivity(stored, localScope, now);
    expect([jobs.get('queued'), jobs.get('failed')]).toEqual([2, 1]);
  });
});

describe('the processor', () => {
  const lookAt = async (at: Date, ...jobs: Job[]) => processorCheck(await holding(...jobs), () => at).look();
  const queued = jobAfter(waysTo.queued, someJob(created));
  const processing = jobAfter(waysTo.processing, someJob(created));

  it.each([
    ['nothing to do', now, []],
    ['a job that waits since a moment ago', later(800), [queued]],
    [
      'jobs that wait while another is moved on',
      later(1200),
      [queued, { ...processing, updatedAt: later(1000).toISOString() }],
    ],
  ])('is well with %s', async (_, at, jobs) => {
    expect(await lookAt(at, ...jobs)).toBe('healthy');
  });

  it.each([
    ['nobody takes up a job', [queued]],
    ['nobody takes up a job and nobody goes on with another', [queued, processing]],
  ])('is not where for a quarter of an hour %s', async (_, jobs) => {
    await expect(lookAt(later(1000), ...jobs)).rejects.toThrow('Jobs wait');
  });
});
