import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { changeJob } from '#core/jobs';
import { localScope } from '#core/model';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';

const now = () => new Date('2026-02-01T00:00:00.000Z');

describe('changeJob', () => {
  it('tells apart what changed, what cannot happen and what does not exist', async () => {
    const jobs = new MemoryJobRepository();
    const job = jobAfter(waysTo.queued);
    await jobs.insert(job);
    const change = (id: string) => changeJob(jobs, localScope, id, { kind: 'started' }, now);
    expect(await change(job.id)).toMatchObject({ outcome: 'changed', job: { state: 'processing' } });
    expect(await change(job.id)).toMatchObject({ outcome: 'impossible', job: { state: 'processing' } });
    expect(await change(someJob().id)).toEqual({ outcome: 'unknown' });
  });

  it('loses nothing when many change the same job at once', async () => {
    const jobs = new MemoryJobRepository();
    const job = jobAfter(waysTo.processing);
    await jobs.insert(job);
    const percents = [3, 9, 5, 7, 1];
    await Promise.all(
      percents.map((percent) =>
        changeJob(jobs, localScope, job.id, { kind: 'progressed', stage: 'data', percent }, now),
      ),
    );
    expect(await jobs.get(localScope, job.id)).toMatchObject({ percent: 9, version: job.version + percents.length });
  });

  it('takes nothing from a worker that another one has replaced', async () => {
    const jobs = new MemoryJobRepository();
    const job = jobAfter([{ kind: 'interrupted' }, { kind: 'started' }], jobAfter(waysTo.processing));
    await jobs.insert(job);
    const failed = { kind: 'failed', error: { code: 'a/b', message: 'c', remedy: 'd' } } as const;
    expect((await changeJob(jobs, localScope, job.id, failed, now, 1)).outcome).toBe('impossible');
    expect((await changeJob(jobs, localScope, job.id, failed, now, 2)).outcome).toBe('changed');
  });

  it('gives up with a clear fault when its changes are never taken', async () => {
    const jobs = new MemoryJobRepository();
    const job = someJob();
    await jobs.insert(job);
    jobs.update = async () => false;
    await expect(changeJob(jobs, localScope, job.id, { kind: 'cancelled' }, now)).rejects.toThrow(/20 times/);
  });
});
