import { describe, expect, it } from '@jest/globals';
import { type Job, localScope } from '#core/model';
import type { JobRepository } from '#core/ports';
import { jobAfter, someJob, someSha256, someUploadId, waysTo } from '../support/jobs.ts';

const other = { tenant: 'other', project: 'local' };
const all = { limit: 100 };

async function holding(open: () => Promise<JobRepository>, ...jobs: readonly Job[]): Promise<JobRepository> {
  const repository = await open();
  for (const job of jobs) await repository.insert(job);
  return repository;
}

const idsOf = (jobs: readonly Job[]) => jobs.map(({ id }) => id);
const at = (second: number) => someJob(createdAt(second));
const createdAt = (second: number) => ({ createdAt: `2026-01-01T00:00:0${second}.000Z` });

/** What every JobRepository promises; run against each adapter. `open` gives an empty one. */
export function jobRepositoryContract(name: string, open: () => Promise<JobRepository>): void {
  describe(`${name} as a JobRepository`, () => {
    it('gives back every field of a job', async () => {
      const job = jobAfter(waysTo.succeeded);
      const repository = await holding(open, job);
      expect(await repository.get(localScope, job.id)).toEqual(job);
    });

    it('knows nothing of an id that was never stored', async () => {
      expect(await (await open()).get(localScope, someJob().id)).toBeUndefined();
    });

    it('refuses a second job of the same id', async () => {
      const job = someJob();
      const repository = await holding(open, job);
      await expect(repository.insert({ ...job, fileName: 'second.ifc' })).rejects.toThrow();
      expect(await repository.get(localScope, job.id)).toEqual(job);
    });

    it('stores a change over the version it was made from', async () => {
      const job = someJob();
      const repository = await holding(open, job);
      const changed = jobAfter(waysTo.scanning, job);
      expect(await repository.update(changed)).toBe(true);
      expect(await repository.get(localScope, job.id)).toEqual(changed);
    });

    it('stores nothing of a change that another was faster than', async () => {
      const job = someJob();
      const repository = await holding(open, job);
      const first = jobAfter([{ kind: 'cancelled' }], job);
      expect(await repository.update(first)).toBe(true);
      expect(await repository.update(jobAfter(waysTo.scanning, job))).toBe(false);
      expect(await repository.get(localScope, job.id)).toEqual(first);
    });

    it('lets exactly one of many writers at once win', async () => {
      const job = someJob();
      const repository = await holding(open, job);
      const change = jobAfter(waysTo.scanning, job);
      const stored = await Promise.all(Array.from({ length: 8 }, () => repository.update(change)));
      expect(stored.filter(Boolean)).toHaveLength(1);
    });

    it('changes no job that it does not have', async () => {
      const repository = await open();
      const job = jobAfter(waysTo.scanning);
      expect(await repository.update(job)).toBe(false);
      expect(await repository.get(localScope, job.id)).toBeUndefined();
    });

    it('lists the newest first, those of one moment by id, page by page', async () => {
      const [a, b, c, d] = [at(1), at(2), at(2), at(3)];
      const [later, earlier] = b.id > c.id ? [b, c] : [c, b];
      const repository = await holding(open, b, d, a, c);
      expect(idsOf(await repository.list(localScope, {}, all))).toEqual(idsOf([d, later, earlier, a]));
      expect(idsOf(await repository.list(localScope, {}, { limit: 2 }))).toEqual(idsOf([d, later]));
      expect(idsOf(await repository.list(localScope, {}, { limit: 2, after: later }))).toEqual(idsOf([earlier, a]));
      expect(await repository.list(localScope, {}, { limit: 2, after: a })).toEqual([]);
    });

    it('lists by model, upload, checksum and state', async () => {
      const scanning = jobAfter(waysTo.scanning);
      const queued = jobAfter(waysTo.queued, someJob({ modelId: scanning.modelId }));
      const waiting = someJob();
      const repository = await holding(open, scanning, queued, waiting);
      const list = async (filter: Parameters<JobRepository['list']>[1]) =>
        new Set(idsOf(await repository.list(localScope, filter, all)));
      expect(await list({ modelId: scanning.modelId })).toEqual(new Set([scanning.id, queued.id]));
      expect(await list({ uploadId: waiting.uploadId })).toEqual(new Set([waiting.id]));
      expect(await list({ uploadId: someUploadId })).toEqual(new Set([scanning.id, queued.id]));
      expect(await list({ sha256: someSha256 })).toEqual(new Set([scanning.id, queued.id]));
      expect(await list({ states: ['queued', 'awaiting_upload'] })).toEqual(new Set([queued.id, waiting.id]));
      expect(await list({ modelId: scanning.modelId, states: ['queued'] })).toEqual(new Set([queued.id]));
      expect(await list({ states: [] })).toEqual(new Set());
    });

    it('keeps tenants and projects apart', async () => {
      const job = someJob();
      const repository = await holding(open, job);
      expect(await repository.get(other, job.id)).toBeUndefined();
      expect(await repository.list(other, {}, all)).toEqual([]);
      expect(await repository.update({ ...jobAfter(waysTo.scanning, job), ...other })).toBe(false);
      await repository.remove(other, job.id);
      expect(await repository.get(localScope, job.id)).toEqual(job);
    });

    it('tells the jobs of every tenant that are in a state, oldest first', async () => {
      const young = someJob({ ...createdAt(3), ...other });
      const old = someJob(createdAt(1));
      const repository = await holding(open, young, jobAfter(waysTo.queued, someJob(createdAt(2))), old);
      expect(idsOf(await repository.listByState(['awaiting_upload', 'scanning']))).toEqual(idsOf([old, young]));
    });

    it('forgets a removed job, and only that', async () => {
      const [gone, kept] = [someJob(), someJob()];
      const repository = await holding(open, gone, kept);
      await repository.remove(localScope, gone.id);
      await repository.remove(localScope, gone.id);
      expect(idsOf(await repository.list(localScope, {}, all))).toEqual([kept.id]);
    });

    it('is not changed by what happens to a job after it was given or taken', async () => {
      const job = someJob();
      const repository = await holding(open, job);
      job.transitions.push({ state: 'failed', at: job.createdAt });
      (await repository.get(localScope, job.id))?.transitions.pop();
      expect((await repository.get(localScope, job.id))?.transitions).toHaveLength(1);
    });
  });
}
