import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiskByteSource } from '#adapters/disk';
import { ThreadedEngine } from '#adapters/threads';
import { DirectFirstEngine, type Outcome, type TessellationBlock } from '#core/geometry';
import {
  astray,
  BLOCK,
  hanging,
  metres,
  modelLines,
  product,
  type Tessellated,
  tessellate,
  throwing,
  toldBy,
  trapping,
} from '../../support/geometry.ts';
import { openSource, stepText } from '../../support/step.ts';

const workerFile = new URL('../../../dist/geometry-worker.mjs', import.meta.url);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-threads-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a model and asks a threaded engine for some of its products. */
async function ask(
  lines: string,
  products: readonly number[],
  options: { elementBudgetMs?: number; signal?: AbortSignal } = {},
) {
  const path = join(folder, 'model.ifc');
  writeFileSync(path, stepText(modelLines(lines)));
  const source = new DiskByteSource(path);
  const { step } = await openSource(source);
  const engine = new ThreadedEngine({ path, workers: 2, workerFile });
  const request = {
    index: step.index.share(),
    products: Uint32Array.from(products),
    units: metres,
    elementBudgetMs: 20_000,
    ...options,
  };
  return { engine, source, stream: engine.tessellate(request) };
}

async function told(...asked: Parameters<typeof ask>): Promise<string[]> {
  const { engine, source, stream } = await ask(...asked);
  const outcomes = [];
  for await (const block of stream) outcomes.push(...block.outcomes);
  await engine.close();
  source.close();
  return inOrder(outcomes);
}

/** By express id: engines answer in whatever order. */
const inOrder = (outcomes: readonly Outcome[]) =>
  toldBy({ meshes: [], outcomes: [...outcomes] }).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));

/** Without what differs from run to run. */
const untimed = (told: Tessellated | undefined) => ({
  ...told,
  outcomes: told?.outcomes.map(({ made, ...outcome }) => ({ ...outcome, made: made && { ...made, milliseconds: 0 } })),
});

/** Answers `empty` to everything, and ends at product 200. */
const MORTAL_WORKER = `
import { parentPort, workerData } from 'node:worker_threads';
const progress = new Int32Array(workerData.progress);
const none = new Uint32Array(0);
const attempts = { positions: none, expressIds: none, bodies: none, kinds: [], milliseconds: none, numbers: none, ends: none, meshes: none, colors: none, matrices: none };
let products;
const answer = (position) => {
  const expressId = products[position];
  Atomics.store(progress, 0, position);
  if (expressId === 200) process.exit(7);
  const others = [{ position, attempt: { status: 'empty', expressId } }];
  parentPort.postMessage({ kind: 'block', block: { meshes: [], attempts: { ...attempts, others }, unreadableStyles: [] } });
};
parentPort.on('message', (message) => {
  if (message.kind === 'taken') return;
  if (message.kind === 'begin') {
    products = message.products;
    const queue = new Int32Array(message.queue);
    for (let at = Atomics.add(queue, 0, 1); at < products.length; at = Atomics.add(queue, 0, 1)) answer(at);
  } else message.positions.forEach(answer);
  Atomics.store(progress, 0, -2);
  parentPort.postMessage({ kind: 'done' });
});
`;

/** 400 products, 75 different shapes: several blocks. */
const many = Array.from({ length: 400 }, (_, number) => 100 + number * 10);
const manyLines = many.map((id, at) => product(id, `IFCEXTRUDEDAREASOLID(#20,$,#8,${1 + (at % 75)}.)`)).join('');

describe('An engine in a worker thread', () => {
  it.each([
    ['the one that a small file gets', 0],
    ['all, as of a large file', 1 << 30],
  ])('says the same as an engine in this thread, with threads started before: %s', async (_name, fileBytes) => {
    const path = join(folder, 'same.ifc');
    writeFileSync(path, stepText(modelLines(manyLines + throwing(9000))));
    const source = new DiskByteSource(path);
    const products = [...many, 9000, 77];
    const threaded = new ThreadedEngine({ path, workers: 2, workerFile });
    threaded.start(fileBytes);
    const here = new DirectFirstEngine({ source });
    const [there, same] = [await tessellate(source, products, threaded), await tessellate(source, products, here)];
    expect(untimed(there)).toEqual(untimed(same));
    source.close();
  });

  it('says the same whatever the number of its threads', async () => {
    const path = join(folder, 'crowd.ifc');
    const crowd = Array.from({ length: 3000 }, (_, number) => 100_000 + number * 10);
    const shapes = crowd.map((id, at) => product(id, `IFCEXTRUDEDAREASOLID(#20,$,#8,${1 + (at % 75)}.)`)).join('');
    writeFileSync(
      path,
      stepText(modelLines(shapes + [...Array(40).keys()].map((at) => throwing(900 + at * 10)).join(''))),
    );
    const source = new DiskByteSource(path);
    const products = crowd.flatMap((id, at) => (at % 75 === 0 ? [id, 900 + (at / 75) * 10] : [id]));
    const [one, three] = [1, 3].map((workers) =>
      tessellate(source, products, new ThreadedEngine({ path, workerFile, workers })),
    );
    const told = await one;
    expect(told?.outcomes).toHaveLength(products.length);
    expect(untimed(await three)).toEqual(untimed(told));
    source.close();
  });

  it('hands out the mesh of an element that was left to web-ifc when its mesh was made already', async () => {
    const far = `#50=IFCLOCALPLACEMENT($,#51);\n#51=IFCAXIS2PLACEMENT3D(#52,$,$);\n#52=IFCCARTESIANPOINT((1.1E9,0.,0.));\n`;
    const lines = far + product(100, BLOCK).replace(',#10,', ',#50,') + astray(200);
    expect(await told(lines, [100, 200])).toEqual(['100 failed geometry/non-finite', '200 produced']);
  });

  it('tells of the same styles that cannot be read, whatever the number of its threads and however many are lost', async () => {
    const path = join(folder, 'styles.ifc');
    const style = (id: number) => `#${id}8=IFCSTYLEDITEM(#${id}1,(#9${id % 3}),$);\n`;
    const blocks = Array.from({ length: 2500 }, (_, at) => 1000 + at);
    const broken = "IFCSURFACESTYLE('x',.BOTH.(#999999))";
    const lines = [
      `#90=${broken};\n#91=${broken};\n#92=IFCSURFACESTYLE('x',.BOTH.,());\n`,
      ...blocks.map((id) => product(10 * id, BLOCK) + style(id)),
      ...[8001, 8002, 8003].map((id) => (id === 8002 ? hanging(10 * id) : astray(10 * id)) + style(id)),
    ];
    writeFileSync(path, stepText(modelLines(lines.join(''))));
    const source = new DiskByteSource(path);
    const { step } = await openSource(source);
    const products = Uint32Array.from([...blocks, 8001, 8002, 8003], (id) => 10 * id);
    const request = { index: step.index.share(), products, units: metres, elementBudgetMs: 1500 };
    const toldWith = async (workers: number) => {
      const engine = new ThreadedEngine({ path, workerFile, workers });
      const styles = new Set<string>();
      const outcomes: Outcome[] = [];
      for await (const block of engine.tessellate(request)) {
        outcomes.push(...block.outcomes);
        for (const { style, item } of block.unreadableStyles ?? []) styles.add(`#${style} of #${item}`);
      }
      await engine.close();
      const failed = outcomes.filter(({ status }) => status === 'failed');
      return { styles: [...styles].sort(), failed: toldBy({ meshes: [], outcomes: failed }) };
    };
    const alone = await toldWith(1);
    expect(alone.failed).toEqual(['80020 failed geometry/timeout']);
    const unreadable = [...blocks, 8001, 8002, 8003].filter((id) => id % 3 < 2);
    expect(alone.styles).toEqual(unreadable.map((id) => `#9${id % 3} of #${id}1`).sort());
    expect(await toldWith(3)).toEqual(alone);
    source.close();
  }, 30_000);

  it('hands meshes over in shared memory', async () => {
    const { engine, source, stream } = await ask(product(100, BLOCK), [100]);
    for await (const { meshes } of stream)
      expect(meshes[0]?.positions.buffer.constructor.name).toBe('SharedArrayBuffer');
    await engine.close();
    source.close();
  });

  it('can be asked again', async () => {
    const { engine, source, stream } = await ask(product(100, BLOCK), [100]);
    const { step } = await openSource(source);
    const again = {
      index: step.index.share(),
      products: Uint32Array.of(100, 77),
      units: metres,
      elementBudgetMs: 1000,
    };
    const blocks: TessellationBlock[] = [];
    for await (const block of stream) blocks.push(block);
    for await (const block of engine.tessellate(again)) blocks.push(block);
    expect(toldBy({ meshes: [], outcomes: blocks.flatMap(({ outcomes }) => outcomes) })).toEqual([
      '100 produced',
      '100 produced',
      '77 empty',
    ]);
    await engine.close();
    source.close();
  });

  it('loses only the element that exceeds its time budget', async () => {
    const lines = product(100, BLOCK) + hanging(200) + product(300, BLOCK);
    expect(await told(lines, [100, 200, 300], { elementBudgetMs: 1500 })).toEqual([
      '100 produced',
      '200 failed geometry/timeout',
      '300 produced',
    ]);
  });

  it('loses only the elements on which web-ifc throws or breaks down', async () => {
    const lines = throwing(100) + trapping(200) + product(300, BLOCK);
    expect(await told(lines, [100, 200, 300])).toEqual([
      '100 failed geometry/engine-exception',
      '200 failed geometry/engine-abort',
      '300 produced',
    ]);
  });

  it('gives up a file after six lost threads, and says of each element why it is missing', async () => {
    const ids = [100, 200, 300, 400, 500, 600, 700];
    const lines = ids.map(hanging).join('') + product(800, BLOCK);
    const said = await told(lines, [...ids, 800], { elementBudgetMs: 1500 }); // opening takes long on a busy machine
    expect(said.slice(0, 6)).toEqual(ids.slice(0, 6).map((id) => `${id} failed geometry/timeout`));
    expect(said.slice(6)).toEqual(['700 failed geometry/engine-abandoned', '800 produced']);
  }, 60_000);

  it('fails only what needs web-ifc of a file over whose opening web-ifc never gets', async () => {
    const unit = `#30=IFCCONVERSIONBASEDUNIT(#31,.PLANEANGLEUNIT.,'degree',#999999);\n#31=IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0);\n`;
    const lines = unit + product(100, BLOCK) + trapping(200);
    const path = join(folder, 'units.ifc');
    writeFileSync(path, stepText(modelLines(lines).replace('IFCUNITASSIGNMENT((#2))', 'IFCUNITASSIGNMENT((#2,#30))')));
    const source = new DiskByteSource(path);
    const { step } = await openSource(source);
    const engine = new ThreadedEngine({ path, workers: 2, workerFile });
    const request = {
      index: step.index.share(),
      products: Uint32Array.of(100, 200),
      units: metres,
      elementBudgetMs: 1000,
    };
    const outcomes = [];
    for await (const block of engine.tessellate(request)) outcomes.push(...block.outcomes);
    expect(inOrder(outcomes)).toEqual(['100 produced', '200 failed geometry/timeout']);
    await engine.close();
    source.close();
  });

  it('loses only the element with which its thread dies', async () => {
    const mortal = join(folder, 'mortal-worker.mjs');
    writeFileSync(mortal, MORTAL_WORKER);
    const path = join(folder, 'mortal.ifc');
    writeFileSync(path, stepText(modelLines('')));
    const source = new DiskByteSource(path);
    const engine = new ThreadedEngine({ path, workers: 2, workerFile: pathToFileURL(mortal) });
    const { outcomes } = await tessellate(source, [100, 200, 300], engine);
    expect(inOrder(outcomes)).toEqual(['100 empty', '200 failed geometry/worker-lost', '300 empty']);
    expect(outcomes.find(({ status }) => status === 'failed')).toMatchObject({
      reason: 'The worker thread ended with code 7.',
    });
    source.close();
  });

  it('stops at an aborted signal, even in the middle of an element', async () => {
    const controller = new AbortController();
    const { engine, source, stream } = await ask(hanging(100), [100], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 500);
    await expect(stream.next()).rejects.toThrow('enough');
    await engine.close();
    source.close();
  });

  it('does not begin when the signal was aborted before', async () => {
    const { engine, source, stream } = await ask(product(100, BLOCK), [100], {
      signal: AbortSignal.abort(new Error('no')),
    });
    await expect(stream.next()).rejects.toThrow('no');
    await engine.close();
    source.close();
  });

  it('ends its stream with an error when it is closed meanwhile', async () => {
    const { engine, source, stream } = await ask(hanging(100), [100]);
    const next = expect(stream.next()).rejects.toThrow('closed while it was at work');
    await engine.close();
    await next;
    source.close();
  });

  it('fails elements with a reason where the thread cannot even start', async () => {
    const path = join(folder, 'broken.ifc');
    writeFileSync(path, stepText(modelLines(product(100, BLOCK))));
    const brokenWorker = join(folder, 'broken-worker.mjs');
    writeFileSync(brokenWorker, 'throw new Error("no such engine");');
    const source = new DiskByteSource(path);
    const engine = new ThreadedEngine({ path, workers: 2, workerFile: pathToFileURL(brokenWorker) });
    const { outcomes } = await tessellate(source, [100], engine);
    expect(outcomes).toEqual([
      {
        status: 'failed',
        expressId: 100,
        code: 'geometry/engine-abandoned',
        reason: expect.stringContaining('no such engine'),
      },
    ]);
    source.close();
  });
});
