import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DirectFirstEngine, type Tiling } from '#core/geometry';
import { localScope } from '#core/model';
import { processModel } from '#core/processing';
import { corpusBytes, describeCorpus } from '../../support/corpus.ts';
import { smallModel } from '../../support/small-model.ts';
import { bytesSource } from '../../support/step.ts';
import { shownByTilesRenderer } from '../../support/tiles-renderer.ts';

/** So low that every one of the models is cut. */
const cut: Tiling = { above: 2000, tile: 1500 };

/** Its artifacts, and how many elements have a shape. */
async function tiled(content: Uint8Array) {
  const store = new MemoryObjectStore();
  const source = bytesSource(Buffer.from(content), 'model.ifc');
  const engine = new DirectFirstEngine({ source });
  const { model, coverage } = await processModel({ scope: localScope, source, store, engine, tiling: cut });
  const read = async (name: string) => {
    const bytes = await store.read({ ...localScope, path: `models/${model.contentId}/${name}` });
    if (bytes === undefined) throw new Error(`There is no ${name}.`);
    return bytes;
  };
  const uris = model.artifacts.map(({ name }) => name).filter((name) => name.startsWith('tiles/'));
  return { produced: coverage.produced, uris, read };
}

const all = { diagonals: 2, pixels: 0 };

function isShownByOthers(content: () => Uint8Array): void {
  let model: Awaited<ReturnType<typeof tiled>>;
  beforeAll(async () => {
    model = await tiled(content());
    jest.spyOn(console, 'warn').mockImplementation(() => {}); // that it knows less of 1.1 than of 1.0
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  it('is shown with every tile and each element once, where no error is allowed', async () => {
    const { produced, uris, read } = model;
    const shown = await shownByTilesRenderer(read, all);
    expect(shown.map(({ uri }) => uri).sort()).toEqual([...uris].sort());
    expect(uris.length).toBeGreaterThan(2);
    const ids = shown.flatMap(({ expressIds }) => expressIds);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(produced);
  });

  it('has all shapes within the boxes of its tiles', async () => {
    for (const { meshes, volume, uri } of await shownByTilesRenderer(model.read, all)) {
      expect([uri, meshes.isEmpty() || volume.containsBox(meshes)]).toEqual([uri, true]);
    }
  });

  it('is shown by its top tile alone from far away', async () => {
    const shown = await shownByTilesRenderer(model.read, { diagonals: 1000, pixels: 16 });
    expect(shown.map(({ uri }) => uri)).toEqual(['tiles/0.glb']);
  });
}

describe('A tileset of a row of walls, in another viewer', () => {
  isShownByOthers(() => Buffer.from(smallModel({ walls: 200 })));
});

describe('A tileset of the example house, in another viewer', () => {
  isShownByOthers(() => readFileSync('examples/plinth-house.ifc'));
});

describeCorpus('A tileset of public models, in another viewer', () => {
  describe.each(['duplex.ifc', 'AC20-FZK-Haus.ifc', 'infra-bridge.ifc'])('%s', (name) => {
    isShownByOthers(() => corpusBytes(name));
  });
});
