import { describe, expect, it } from '@jest/globals';
import { type FileVerdict, findStuck } from '#core/jobs';
import type { Job } from '#core/model';
import { jobAfter, waysTo } from '../../support/jobs.ts';
import { announced, firstVersion, uploadedFilePorts } from '../../support/uploaded-files.ts';

const limits = { upload: 1000, scanEvent: 100, scan: 500, queue: 900, work: 700 };
const refusal = { code: 'scan/failed', message: 'It has failed.', remedy: 'Upload it again.' };
const clean: FileVerdict = { kind: 'clean', bytes: 1000, version: firstVersion };
const bound = { uploadVersion: firstVersion };

/** Sweeps when the job has stood still for some seconds; the store says of its file what is given. */
async function sweep(job: Job, seconds: number, file: FileVerdict = { kind: 'absent' }) {
  const ports = uploadedFilePorts(new Date(Date.parse(job.updatedAt) + seconds * 1000));
  await ports.jobs.insert(job);
  const stuck = await findStuck({ ...ports, verdict: async () => file }, limits);
  const outcomes = await Promise.all(stuck.map(({ free }) => free()));
  return { outcomes, job: await ports.jobs.get(job, job.id), sent: ports.sent };
}

const waiting = (given: Partial<Job> = {}) => announced(given);
const scanning = (given: Partial<Job> = {}): Job => {
  const job = announced();
  return { ...jobAfter([{ kind: 'uploaded', bytes: 1000, sha256: null, uploadId: job.id }], job), ...given };
};
const processing = () => jobAfter(waysTo.processing, announced());

describe('a sweep', () => {
  it.each<[string, Job, number]>([
    ['a ticket that is still good', waiting(), 1000],
    ['a scan that has just begun', scanning(), 100],
    ['a job that a worker still works on', processing(), 700],
    ['a job whose message is still in the queue', jobAfter(waysTo.queued), 900],
    ['a job that has ended', jobAfter(waysTo.failed), 1e6],
  ])('leaves %s alone', async (_, job, seconds) => {
    const swept = await sweep(job, seconds);
    expect([swept.outcomes, swept.job]).toEqual([[], job]);
  });

  it.each<[string, Job, number, FileVerdict, string, string]>([
    ['whose file never came', waiting(), 1001, { kind: 'absent' }, 'expired', 'upload/expired'],
    ['whose file is refused', scanning(), 101, { kind: 'refused', error: refusal }, 'refused', 'scan/failed'],
    ['whose file is gone', scanning(), 101, { kind: 'absent' }, 'refused', 'upload/missing'],
    ['whose scan gave no result', scanning(), 501, { kind: 'unscanned', bytes: 1000 }, 'refused', 'scan/no-result'],
    ['whose file has another size', scanning(), 101, { ...clean, bytes: 1 }, 'refused', 'upload/size-differs'],
  ])('rejects a job %s', async (_, job, seconds, file, outcome, code) => {
    const swept = await sweep(job, seconds, file);
    expect([swept.outcomes, swept.job?.state, swept.job?.error?.code]).toEqual([[outcome], 'rejected', code]);
  });

  it.each<[string, Job, number, FileVerdict]>([
    ['whose scan event was lost', scanning(), 101, clean],
    ['of whose file nothing was told at all', waiting(), 1001, clean],
    ['whose message was lost', scanning(bound), 101, { kind: 'absent' }],
    ['whose message has expired', { ...jobAfter(waysTo.queued), ...bound }, 901, { kind: 'absent' }],
  ])('sends a job %s', async (_, job, seconds, file) => {
    const swept = await sweep(job, seconds, file);
    expect([swept.outcomes, swept.job?.state, swept.job?.uploadVersion]).toEqual([['resumed'], 'queued', firstVersion]);
    expect(swept.sent).toHaveLength(1);
  });

  it('lets a scan take its time', async () => {
    const swept = await sweep(scanning(), 499, { kind: 'unscanned', bytes: 1000 });
    expect([swept.outcomes, swept.job?.state]).toEqual([[undefined], 'scanning']);
  });

  it('lets a file that came unnoticed be scanned', async () => {
    const swept = await sweep(waiting(), 1001, { kind: 'unscanned', bytes: 1000 });
    expect([swept.outcomes, swept.job?.state]).toEqual([['resumed'], 'scanning']);
  });

  it('ends a job whose worker is gone, so that it can be tried again', async () => {
    const swept = await sweep(processing(), 701);
    expect([swept.outcomes, swept.job?.state]).toEqual([['workerLost'], 'failed']);
    expect(swept.job?.error?.code).toBe('processing/worker-lost');
  });

  it('changes nothing where another worker takes the job up at that moment', async () => {
    const job = processing();
    const ports = uploadedFilePorts(new Date(Date.parse(job.updatedAt) + 701_000));
    await ports.jobs.insert(job);
    const [stuck] = await findStuck(ports, limits);
    const resumed = jobAfter([{ kind: 'interrupted' }, { kind: 'started' }], job);
    await ports.jobs.remove(job, job.id);
    await ports.jobs.insert(resumed);
    expect([await stuck?.free(), await ports.jobs.get(job, job.id)]).toEqual([undefined, resumed]);
  });
});
