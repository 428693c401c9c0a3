import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { storedTwin } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import { jobAfter, someJob, someSha256, waysTo } from '../../support/jobs.ts';

const wanted = { sha256: someSha256, bytes: 1000 };

async function twinOf(job: Job): Promise<Job | undefined> {
  const jobs = new MemoryJobRepository();
  await jobs.insert(job);
  return storedTwin(jobs, localScope, wanted);
}

describe('storedTwin', () => {
  it('finds a job of the same project that has these very bytes', async () => {
    const job = jobAfter(waysTo.queued);
    expect((await twinOf(job))?.id).toBe(job.id);
  });

  it.each<[string, Partial<Job>]>([
    ['another size', { bytes: 999 }],
    ['another checksum', { sha256: 'f'.repeat(64) }],
    ['another project', { project: 'other' }],
    ['another tenant', { tenant: 'other' }],
  ])('finds none of %s', async (_, difference) => {
    expect(await twinOf({ ...jobAfter(waysTo.queued), ...difference })).toBeUndefined();
  });

  it('believes the checksum of a file in a store with versions only when a worker has read it', async () => {
    const uploadVersion = { versionId: 'v1', eTag: 'e1' };
    expect(await twinOf({ ...jobAfter(waysTo.queued), uploadVersion })).toBeUndefined();
    expect(await twinOf({ ...jobAfter(waysTo.succeeded), uploadVersion })).toBeDefined();
  });

  it('finds none of a job whose file never came or was refused', async () => {
    expect(await twinOf(someJob({ sha256: someSha256, bytes: 1000 }))).toBeUndefined();
    expect(await twinOf(jobAfter(waysTo.rejected))).toBeUndefined();
  });
});
