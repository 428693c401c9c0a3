import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptVersion, applyEvent, rejectVersion, takeArrived, uploadKey } from '#core/jobs';
import type { Job } from '#core/model';
import { jobAfter, waysTo } from '../../support/jobs.ts';
import { announced, firstVersion, secondVersion, uploadedFilePorts } from '../../support/uploaded-files.ts';

const threat = { code: 'scan/threat-found', message: 'A threat.', remedy: 'Upload a clean copy.' };
const stored = (version = firstVersion, bytes: number | undefined = 1000) => ({ version, bytes: async () => bytes });

async function withJob(job: Job) {
  const ports = uploadedFilePorts();
  await ports.jobs.insert(job);
  return { ports, key: uploadKey({ ...job, uploadId: job.id }), now: () => ports.jobs.get(job, job.id) };
}

describe('an uploaded file', () => {
  it('is read in the version that was found clean, after it has arrived', async () => {
    const { ports, key, now } = await withJob(announced());
    expect(await takeArrived(ports, key, 1000)).toBe('scanning');
    expect([(await now())?.state, ports.sent]).toEqual(['scanning', []]);
    expect(await acceptVersion(ports, key, stored())).toBe('queued');
    expect(await now()).toMatchObject({ state: 'queued', uploadVersion: firstVersion, bytes: 1000 });
    expect(ports.sent).toEqual([{ id: key.path, state: 'queued' }]);
  });

  it('may be found clean before it is told that it has arrived', async () => {
    const { ports, key, now } = await withJob(announced());
    expect(await acceptVersion(ports, key, stored())).toBe('queued');
    expect(await takeArrived(ports, key, 1000)).toBe('ignored');
    expect((await now())?.transitions.map(({ state }) => state)).toEqual(['awaiting_upload', 'scanning', 'queued']);
    expect([ports.sent.length, ports.removed]).toEqual([1, []]);
  });

  it('ends its job with the reason where it is refused, in either order', async () => {
    for (const arrivesFirst of [true, false]) {
      const { ports, key, now } = await withJob(announced());
      if (arrivesFirst) await takeArrived(ports, key, 1000);
      expect(await rejectVersion(ports, key, threat)).toBe('rejected');
      if (!arrivesFirst) expect(await takeArrived(ports, key, 1000)).toBe('ignored');
      expect(await now()).toMatchObject({ state: 'rejected', error: threat });
      expect(ports.sent).toEqual([]);
    }
  });

  it.each([
    ['arrives', (ports: Ports, key: Key) => takeArrived(ports, key, 999)],
    ['was scanned', (ports: Ports, key: Key) => acceptVersion(ports, key, stored(firstVersion, 999))],
  ])('is rejected and removed where it is not as long as was announced when it %s', async (_, happen) => {
    const { ports, key, now } = await withJob(announced());
    expect(await happen(ports, key)).toBe('rejected');
    expect(await now()).toMatchObject({ state: 'rejected', error: { code: 'upload/size-differs' } });
    expect(ports.removed).toEqual([`local/local/${key.path}`]);
  });

  it('is rejected where it is gone when its scan is over', async () => {
    const { ports, key, now } = await withJob(announced());
    expect(await acceptVersion(ports, key, { version: firstVersion, bytes: async () => undefined })).toBe('rejected');
    expect((await now())?.error?.code).toBe('upload/missing');
  });

  it('stays bound to its version whatever is told of another one later', async () => {
    const { ports, key, now } = await withJob(announced());
    await acceptVersion(ports, key, stored());
    expect(await acceptVersion(ports, key, stored(secondVersion))).toBe('ignored');
    expect(await rejectVersion(ports, key, threat)).toBe('ignored');
    expect(await now()).toMatchObject({ state: 'queued', uploadVersion: firstVersion });
  });

  it('is not rejected while it is processed, though that would be possible to the job', async () => {
    const { ports, key, now } = await withJob({ ...jobAfter(waysTo.processing, announced()) });
    expect(await rejectVersion(ports, key, threat)).toBe('ignored');
    expect((await now())?.state).toBe('processing');
  });

  it('is sent again where sending it had failed', async () => {
    const { ports, key } = await withJob(announced());
    const broken = { ...ports, queue: { send: async () => Promise.reject(new Error('The queue is away.')) } };
    await expect(acceptVersion(broken, key, stored())).rejects.toThrow('away');
    expect(await acceptVersion(ports, key, stored())).toBe('queued');
    expect(ports.sent).toHaveLength(1);
  });

  it('is removed where its job has ended before it came, and stays where the job had it before', async () => {
    const early = await withJob({ ...announced(), state: 'cancelled' });
    expect(await takeArrived(early.ports, early.key, 1000)).toBe('ignored');
    expect(early.ports.removed).toHaveLength(1);
    const late = await withJob(jobAfter(waysTo.cancelled, announced()));
    await takeArrived(late.ports, late.key, 1000);
    expect(late.ports.removed).toEqual([]);
  });

  it('belongs to no job where there is none', async () => {
    const { ports, key } = await withJob(announced());
    const other = { ...key, path: announced().id };
    expect(await takeArrived(ports, other, 1)).toBe('unknown');
    expect(await acceptVersion(ports, other, stored())).toBe('unknown');
    expect(await rejectVersion(ports, other, threat)).toBe('unknown');
  });

  it('comes to the same end in whatever order and however often its events come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('arrived', 'clean'), { maxLength: 6 }), async (events) => {
        const { ports, key, now } = await withJob(announced());
        for (const event of [...events, 'arrived', 'clean']) {
          if (event === 'arrived') await takeArrived(ports, key, 1000);
          else await acceptVersion(ports, key, stored());
        }
        const job = await now();
        expect(job).toMatchObject({ state: 'queued', uploadVersion: firstVersion, version: 2 });
        expect(ports.sent.length).toBeGreaterThan(0);
        expect(job && applyEvent(job, { kind: 'started' }, new Date())?.state).toBe('processing');
      }),
    );
  });
});

type Ports = ReturnType<typeof uploadedFilePorts>;
type Key = ReturnType<typeof uploadKey>;
