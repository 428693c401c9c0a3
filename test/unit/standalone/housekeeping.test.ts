import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DiskUploads } from '#adapters/disk';
import { MemoryJobRepository } from '#adapters/memory';
import { uploadKey } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import { contentIdOf } from '#core/processing';
import { artifactReader, storedContents } from '../../../standalone/artifact-store.ts';
import { prepareDataFolder } from '../../../standalone/data-folder.ts';
import {
  Housekeeping,
  IdleGate,
  isOwnedBy,
  rejectExpired,
  removeUnusedArtifacts,
  removeUnusedUploads,
} from '../../../standalone/housekeeping/index.ts';
import { jobAfter, someJob, someSha256, waysTo } from '../../support/jobs.ts';

const root = mkdtempSync(join(tmpdir(), 'plinth-housekeeping-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = () => mkdtempSync(join(root, 'data-'));

async function repository(...jobs: readonly Job[]) {
  const made = new MemoryJobRepository();
  for (const job of jobs) await made.insert(job);
  return made;
}

describe('a ticket whose file does not come', () => {
  it('is good for seven days', async () => {
    const fresh = someJob({ createdAt: '2026-01-02T00:00:01.000Z' });
    const old = someJob({ createdAt: '2026-01-02T00:00:00.000Z' });
    const arrived = jobAfter(waysTo.scanning, someJob({ createdAt: '2025-01-01T00:00:00.000Z' }));
    const jobs = await repository(fresh, old, arrived);
    const sent: string[] = [];
    const queue = { send: async ({ id, state }: Pick<Job, 'id' | 'state'>) => void sent.push(`${id} ${state}`) };
    await rejectExpired({ jobs, queue, now: () => new Date('2026-01-09T00:00:00.000Z') });
    expect(sent).toEqual([`${old.id} rejected`]);
    expect((await jobs.get(localScope, old.id))?.error?.code).toBe('upload/expired');
    expect((await jobs.get(localScope, fresh.id))?.state).toBe('awaiting_upload');
  });
});

describe('stored uploads', () => {
  async function* bytes() {
    yield Buffer.from('x');
  }

  it('stay while a job has them, parts while they are waited for', async () => {
    const stored = new DiskUploads(newFolder());
    const withOwnUpload = (job: Job): Job => ({ ...job, uploadId: job.id });
    const waiting = withOwnUpload(someJob());
    const done = withOwnUpload(jobAfter(waysTo.succeeded));
    const gone = withOwnUpload(someJob());
    const jobs = await repository(waiting, { ...done, uploadId: done.id });
    const parts = new Map<Job, string>();
    for (const job of [waiting, done, gone]) {
      const multipartId = await stored.createMultipart(uploadKey(job));
      await stored.putPart(uploadKey(job), { multipartId, partNumber: 1 }, bytes(), 1);
      parts.set(job, multipartId);
    }
    for (const job of [done, gone]) await stored.putObject(uploadKey(job), bytes(), 1);

    await removeUnusedUploads(jobs, stored);
    const hasParts = async (job: Job) => (await stored.listParts(uploadKey(job), parts.get(job) ?? '')).done;
    expect(await Promise.all([waiting, done, gone].map(hasParts))).toEqual([true, false, false]);
    expect(await Promise.all([done, gone].map((job) => stored.size(uploadKey(job))))).toEqual([1, undefined]);
  });

  it('are rid of what was half written when the process ended', async () => {
    const data = newFolder();
    const { uploads, models } = await prepareDataFolder(data);
    const half = [join(uploads, 'local/local/x.1.partial'), join(models, 'local/local/c/model.glb.2.partial')];
    for (const path of half) {
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, 'half');
    }
    writeFileSync(join(uploads, 'local/local/x'), 'whole');
    await prepareDataFolder(data);
    expect([...half, join(uploads, 'local/local/x')].map((path) => existsSync(path))).toEqual([false, false, true]);
  });
});

describe('a data folder', () => {
  it('is judged by the database that it was first used with, and by no other', async () => {
    const folder = await prepareDataFolder(newFolder());
    expect([await isOwnedBy(folder, 'a'), await isOwnedBy(folder, 'b'), await isOwnedBy(folder, 'a')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('with files of an unknown database is nobody’s', async () => {
    const folder = await prepareDataFolder(newFolder());
    mkdirSync(join(folder.uploads, 'local'));
    expect(await isOwnedBy(folder, 'a')).toBe(false);
  });
});

describe('artifacts', () => {
  it('stay while a version shows them, or a job is about to load them', async () => {
    const folder = newFolder();
    const [shown, unused, coming] = ['1'.repeat(32), '2'.repeat(32), contentIdOf(someSha256)] as const;
    for (const id of [shown, unused, coming]) mkdirSync(join(folder, 'local/local', id), { recursive: true });
    mkdirSync(join(folder, 'local/local/notes of somebody'));
    writeFileSync(join(folder, '.DS_Store'), '');
    const jobs = await repository(jobAfter(waysTo.queued));
    const models = {
      unusedContents: async (_scope: unknown, ids: readonly string[]) => ({
        contentIds: ids.filter((id) => id !== shown),
      }),
    };
    const contents = () => storedContents(folder);
    await removeUnusedArtifacts({ jobs, models, artifacts: artifactReader(folder), contents });
    expect(await contents()).toEqual([{ scope: localScope, contentIds: expect.arrayContaining([shown, coming]) }]);
    expect(existsSync(join(folder, 'local/local', unused))).toBe(false);
    expect(existsSync(join(folder, 'local/local/notes of somebody'))).toBe(true);
  });
});

describe('housekeeping', () => {
  function keeping() {
    const log: string[] = [];
    const gate = new IdleGate();
    const note = (what: string) => async () => void log.push(what);
    const broken = async () => {
      log.push('beside');
      throw new Error('broken');
    };
    const onFault = (error: unknown) => void log.push(String(error));
    return { log, gate, house: new Housekeeping({ gate, beside: broken, alone: note('alone'), onFault }) };
  }

  it('is done at the start, and one failure does not keep it from the rest', async () => {
    const { log, house } = keeping();
    house.start();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await house.stop();
    expect(log).toEqual(['beside', 'Error: broken', 'alone']);
  });

  it('waits with what cannot be done beside a conversion, does it once, and not after the end', async () => {
    const { log, gate, house } = keeping();
    let finish: () => void = () => undefined;
    const converting = gate.shared(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    for (let times = 0; times < 3; times++) house.soon();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log).toEqual([]);
    finish();
    await converting;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log).toEqual(['alone']);
    await house.stop();
    house.soon();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log).toEqual(['alone']);
  });
});
