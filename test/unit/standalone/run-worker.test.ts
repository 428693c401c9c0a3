import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import { runWorker, type WorkerOptions } from '../../../standalone/worker/index.ts';
import { turnedOn } from '../../support/features.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

const request = {
  scope: localScope,
  path: 'x.ifc',
  sha256: 'f'.repeat(64),
  artifactsFolder: folder,
  features: turnedOn(),
};

/** Runs a process with this program in place of the real one. */
function running(program: string, given: Partial<WorkerOptions> = {}) {
  const path = join(folder, 'worker.mjs');
  writeFileSync(path, program);
  const signal = new AbortController().signal;
  const usual = {
    workerFile: pathToFileURL(path),
    temporaryFolder: folder,
    onProgress: () => undefined,
    signal,
    onCrash: () => undefined,
  };
  return runWorker(request, { ...usual, ...given });
}

describe('a worker process', () => {
  it('is told its work, and tells progress and outcome', async () => {
    const told: unknown[] = [];
    const outcome = await running(
      `process.once('message', ({ sha256 }) => {
         process.send({ kind: 'progress', stage: 'index', done: 1, total: 2 });
         process.send({ kind: 'rejected', error: { code: 'test/no', message: sha256, remedy: process.env.TMPDIR } }, () => process.disconnect());
       });`,
      { onProgress: (progress) => told.push(progress) },
    );
    expect(told).toEqual([{ kind: 'progress', stage: 'index', done: 1, total: 2 }]);
    expect(outcome).toEqual({ kind: 'rejected', error: { code: 'test/no', message: 'f'.repeat(64), remedy: folder } });
  });

  it.each([
    ['process.exit(7)', 'exit code 7'],
    ["process.kill(process.pid, 'SIGKILL')", 'SIGKILL'],
  ])('that ends by %s is a failed job, not a broken server', async (program, how) => {
    const outcome = await running(`process.once('message', () => ${program});`);
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'processing/crashed' } });
    expect(outcome.kind !== 'done' && outcome.error.message).toContain(how);
  });

  it('is gone when it is cancelled', async () => {
    const cancel = new AbortController();
    const pids: number[] = [];
    const work = running(
      `process.once('message', () => process.send({ kind: 'progress', stage: 'index', done: process.pid, total: 0 }));
       setInterval(() => {}, 1000);`,
      {
        signal: cancel.signal,
        onProgress: ({ done }) => {
          pids.push(done);
          cancel.abort(new Error('cancelled'));
        },
      },
    );
    await expect(work).rejects.toThrow('cancelled');
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH');
  });
});
