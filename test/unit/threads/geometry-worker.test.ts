import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BLOCKS_AHEAD, type FromWorker, IDLE, Progress } from '../../../adapters/threads/protocol.ts';
import { WorkQueue } from '../../../adapters/threads/work-queue.ts';
import { BLOCK, metres, modelLines, product } from '../../support/geometry.ts';
import { openSource, stepFile, stepText } from '../../support/step.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-worker-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('The worker', () => {
  it('makes no more blocks ahead of its reader than agreed, and one more for each that is taken', async () => {
    const products = Array.from({ length: 256 * (BLOCKS_AHEAD + 3) }, (_, number) => 100 + number * 10);
    const lines = modelLines(products.map((id) => product(id, BLOCK)).join(''));
    const path = join(folder, 'model.ifc');
    writeFileSync(path, stepText(lines));
    const { step } = await openSource(stepFile(lines));
    const progress = Progress.create();
    const worker = new Worker(new URL('../../../dist/geometry-worker.mjs', import.meta.url), {
      workerData: { path, progress: progress.memory },
    });
    const told: FromWorker[] = [];
    worker.on('message', (message: FromWorker) => told.push(message));

    const index = step.index.share();
    const queue = WorkQueue.create(products.length, 1).memory;
    worker.postMessage({ kind: 'begin', index, units: metres, products: Uint32Array.from(products), queue });
    while (told.length < BLOCKS_AHEAD) await once(worker, 'message');
    await pause(300);
    expect(told).toHaveLength(BLOCKS_AHEAD);
    expect(progress.position).toBe(IDLE);

    worker.postMessage({ kind: 'taken' });
    await pause(200);
    expect(told).toHaveLength(BLOCKS_AHEAD + 1);

    while (told.at(-1)?.kind !== 'done') {
      worker.postMessage({ kind: 'taken' });
      await once(worker, 'message');
    }
    const positions = told.flatMap((message) =>
      message.kind === 'block' ? [...message.block.attempts.positions] : [],
    );
    expect(positions).toEqual([...products.keys()]);
    await worker.terminate();
  }, 60_000);
});
