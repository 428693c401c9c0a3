import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { storedTwin } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import { jobAfter, someJob, someSha256, waysTo } from '../../support/jobs.ts';

const wanted = { sha256: someSha256, bytes: 1000 };

async function twinOf(given: Job | readonly Job[], tellsChecksums = true): Promise<Job | undefined> {
  const jobs = new MemoryJobRepository();
  for (const job of [given].flat()) await jobs.insert(job);
  return storedTwin({ jobs, uploads: { tellsChecksums } }, localScope, wanted);
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

  it('believes the checksum of a file in a store that does not read it only when a worker has', async () => {
    for (const way of [waysTo.scanning, waysTo.queued, waysTo.processing, waysTo.failed]) {
      expect(await twinOf(jobAfter(way), false)).toBeUndefined();
    }
    expect(await twinOf(jobAfter(waysTo.succeeded), false)).toBeDefined();
  });

  it('finds none whose file a worker has looked for in vain', async () => {
    const stored = jobAfter(waysTo.succeeded);
    const error = { code: 'upload/gone', message: '', remedy: '' };
    const inVain: Job = { ...jobAfter(waysTo.rejected), id: crypto.randomUUID(), uploadId: stored.uploadId, error };
    expect(await twinOf([stored, { ...inVain, sha256: someSha256, bytes: 1000 }])).toBeUndefined();
    expect(await twinOf([stored, { ...inVain, error: { ...error, code: 'step/not-step' } }])).toBeDefined();
  });

  it('finds none of a job whose file never came or was refused', async () => {
    expect(await twinOf(someJob({ sha256: someSha256, bytes: 1000 }))).toBeUndefined();
    expect(await twinOf(jobAfter(waysTo.rejected))).toBeUndefined();
  });
});
