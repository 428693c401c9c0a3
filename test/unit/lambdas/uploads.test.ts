import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { storedTwin } from '#core/jobs';
import { localScope } from '#core/model';
import { byReadFilesOnly } from '../../../lambdas/uploads/read-files.ts';
import { jobAfter, someSha256, waysTo } from '../../support/jobs.ts';

const twin = { sha256: someSha256, bytes: 1000 };

describe('a second upload of the same bytes', () => {
  it.each(['scanning', 'queued', 'processing', 'failed', 'cancelled'] as const)(
    'waits for no file of a job that is %s: nobody has read it',
    async (state) => {
      const jobs = new MemoryJobRepository();
      await jobs.insert(jobAfter(waysTo[state]));
      expect(await storedTwin(byReadFilesOnly(jobs), localScope, twin)).toBeUndefined();
    },
  );

  it('shares the file of a job that has succeeded', async () => {
    const jobs = new MemoryJobRepository();
    const job = jobAfter(waysTo.succeeded);
    await jobs.insert(job);
    expect((await storedTwin(byReadFilesOnly(jobs), localScope, twin))?.id).toBe(job.id);
  });

  it('leaves every other question as it is', async () => {
    const jobs = new MemoryJobRepository();
    await jobs.insert(jobAfter(waysTo.failed));
    expect(await byReadFilesOnly(jobs).list(localScope, { states: ['failed'] }, { limit: 5 })).toHaveLength(1);
  });
});
