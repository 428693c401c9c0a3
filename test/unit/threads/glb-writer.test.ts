import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ThreadedEngine } from '#adapters/threads';
import { type Glb, writeGlb } from '#core/geometry';
import { meshOf } from '../../support/geometry.ts';
import { elementOf, modelOf } from '../../support/glb-model.ts';

const workerFile = new URL('../../../dist/geometry-worker.mjs', import.meta.url);

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-glbs-'));
  path = join(folder, 'any.ifc');
  writeFileSync(path, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const corner = meshOf(
  [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
  ],
  [[0, 1, 2]],
);
const models = Array.from({ length: 7 }, (_, number) =>
  modelOf({ meshes: [corner], elements: [elementOf(number + 1)] }),
);
const expected = () => Promise.all(models.map((model) => writeGlb(model)));
const bytesOf = ({ chunks }: Glb) => Buffer.concat(chunks).toString('base64');

describe('GLBs that are written in threads', () => {
  it.each([1, 3])('are those that were asked for, although many are at once, where %d make shapes', async (workers) => {
    const engine = new ThreadedEngine({ path, workerFile, workers });
    // The second time by threads that were idle.
    for (let times = 0; times < 2; times++) {
      const written = await Promise.all(models.map((model) => engine.writeGlb(model)));
      expect(written.map(bytesOf)).toEqual((await expected()).map(bytesOf));
    }
    await engine.close();
  });

  it('are written all the same where the threads end at it', async () => {
    const mortal = join(folder, 'mortal.mjs');
    writeFileSync(
      mortal,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`,
    );
    const engine = new ThreadedEngine({ path, workerFile: pathToFileURL(mortal), workers: 1 });
    const written = await Promise.all(models.map((model) => engine.writeGlb(model)));
    expect(written.map(bytesOf)).toEqual((await expected()).map(bytesOf));
    await engine.close();
  });

  it('are given up when the engine is closed, all of them', async () => {
    const silent = join(folder, 'silent.mjs');
    writeFileSync(silent, `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`);
    const engine = new ThreadedEngine({ path, workerFile: pathToFileURL(silent), workers: 2 });
    const asked = Promise.allSettled(models.map((model) => engine.writeGlb(model)));
    await engine.close();
    const reasons = (await asked).map((settled) => settled.status === 'rejected' && String(settled.reason));
    expect(new Set(reasons)).toEqual(new Set(['Error: The engine was closed while it was at work.']));
  });
});
