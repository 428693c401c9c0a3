import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DiskUploads } from '#adapters/disk';
import { MemoryJobRepository } from '#adapters/memory';
import { uploadKey } from '#core/jobs';
import { type Job, localScope, type ObjectKey } from '#core/model';
import { isExpected, takeArrived, takeMissedArrivals } from '../../../standalone/jobs/index.ts';
import { someJob } from '../../support/jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-arrivals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const content = Buffer.from('the whole file');
const sha256 = createHash('sha256').update(content).digest('hex');

async function* bytes() {
  yield content;
}

/** Jobs that wait, each with its file stored, and nobody told of that yet. */
async function waiting(...given: readonly Partial<Job>[]) {
  const jobs = new MemoryJobRepository();
  const stored = new DiskUploads(folder);
  const sent: string[] = [];
  const queue = { send: async ({ id }: { id: string }) => void sent.push(id) };
  const uploads = { tellsChecksums: true, remove: (key: ObjectKey) => stored.remove(key) };
  const ports = { jobs, queue, uploads, now: () => new Date() };
  const made: Job[] = [];
  for (const one of given) {
    const fresh = someJob({ bytes: content.length, ...one });
    const job = { ...fresh, uploadId: fresh.id };
    await jobs.insert(job);
    await stored.putObject(uploadKey(job), bytes(), content.length);
    made.push(job);
  }
  const arrive = (job: Job) => takeArrived(ports, { key: uploadKey(job), bytes: content.length, sha256 });
  const now = async ({ id }: Job) => jobs.get(localScope, id);
  return { ports, stored, sent, made, arrive, now };
}

describe('a file that has arrived', () => {
  it('sets its job going, once', async () => {
    const { ports, made, sent, arrive, now } = await waiting({});
    const [job = someJob()] = made;
    expect(await isExpected(ports, uploadKey(job))).toBe(true);
    await arrive(job);
    expect(await now(job)).toMatchObject({ state: 'scanning', sha256, bytes: content.length });
    expect([await isExpected(ports, uploadKey(job)), sent]).toEqual([false, [job.id]]);
  });

  it('is kept once, where another job of the project has the same bytes', async () => {
    const { made, stored, arrive, now } = await waiting({}, {}, { project: 'other' });
    const [first = someJob(), second = someJob(), foreign = someJob()] = made;
    for (const job of made) await arrive(job);
    expect((await now(second))?.uploadId).toBe(first.id);
    const sizes = await Promise.all([first, second, foreign].map((job) => stored.size(uploadKey(job))));
    expect(sizes).toEqual([content.length, undefined, content.length]);
  });

  it.each([
    [{ bytes: 7 }, 'upload/size-differs'],
    [{ sha256: '0'.repeat(64) }, 'upload/checksum-differs'],
  ])('is rejected and removed where %j was announced', async (announced, code) => {
    const { made, stored, arrive, now } = await waiting(announced);
    const [job = someJob()] = made;
    await arrive(job);
    expect(await now(job)).toMatchObject({ state: 'rejected', error: { code } });
    expect(await stored.size(uploadKey(job))).toBeUndefined();
  });

  it('is removed where its job was cancelled meanwhile', async () => {
    const { ports, made, stored, sent, arrive } = await waiting({});
    const [job = someJob()] = made;
    await ports.jobs.update({ ...job, state: 'cancelled', version: 1 });
    await arrive(job);
    expect([await stored.size(uploadKey(job)), sent]).toEqual([undefined, []]);
  });

  it('is found at the next start, where the process ended before it could say so', async () => {
    const { ports, made, stored, sent, now } = await waiting({});
    const [job = someJob()] = made;
    const empty = someJob();
    await ports.jobs.insert(empty);
    await takeMissedArrivals(ports, stored);
    expect([(await now(job))?.state, (await now(empty))?.state, sent]).toEqual([
      'scanning',
      'awaiting_upload',
      [job.id],
    ]);
  });
});
