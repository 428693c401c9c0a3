import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DirectFirstEngine, type Tileset, type TilesetTile, type Tiling, tiling } from '#core/geometry';
import { localScope } from '#core/model';
import { ModelDocument, processModel } from '#core/processing';
import { decodeGlb, validationIssues } from '../../support/glb.ts';
import { smallModel } from '../../support/small-model.ts';
import { bytesSource } from '../../support/step.ts';
import { tilesOf } from '../../support/tiles.ts';

/** A model of 60 walls in a row, processed; what it has of shapes. */
async function processed(given: Tiling) {
  const store = new MemoryObjectStore();
  const source = bytesSource(Buffer.from(smallModel({ walls: 60 })), 'walls.ifc');
  const engine = new DirectFirstEngine({ source });
  const { model } = await processModel({ scope: localScope, source, store, engine, tiling: given });
  const read = async (name: string) => {
    const bytes = await store.read({ ...localScope, path: `models/${model.contentId}/${name}` });
    if (bytes === undefined) throw new Error(`There is no ${name}.`);
    return bytes;
  };
  return { model, names: model.artifacts.map(({ name }) => name), read };
}

const cut: Tiling = { above: 1000, tile: 400 };

async function tilesetIn(read: (name: string) => Promise<Uint8Array>): Promise<Tileset> {
  return JSON.parse(new TextDecoder().decode(await read('tileset.json')));
}

describe('The shapes of a model', () => {
  it('are one GLB up to the limit, and tiles above it', async () => {
    const [whole, tiled] = [await processed(tiling), await processed(cut)];
    expect(whole.names).toContain('model.glb');
    expect(whole.names).not.toContain('tileset.json');
    expect(tiled.names).not.toContain('model.glb');
    expect(tiled.names).toEqual(expect.arrayContaining(['tileset.json', 'tiles/0.glb', 'tiles/1.glb', 'tiles/2.glb']));
    expect(ModelDocument.parse(tiled.model)).toEqual(tiled.model);
  }, 60_000);

  it('are in the tiles what they are in the one GLB, each element once', async () => {
    const [whole, tiled] = [await processed(tiling), await processed(cut)];
    const { root } = await tilesetIn(tiled.read);
    const expected = (await decodeGlb(await whole.read('model.glb'))).nodes.filter((node) => node.triangles.length > 0);
    const shown = [];
    for (const { content, extras } of tilesOf<TilesetTile>(root)) {
      const { nodes } = await decodeGlb(await tiled.read(content.uri));
      const elements = nodes.filter((node) => node.triangles.length > 0);
      expect(elements).toHaveLength(extras.elements + extras.spaces);
      shown.push(...elements);
    }
    const byId = (a: { expressId: unknown }, b: { expressId: unknown }) => Number(a.expressId) - Number(b.expressId);
    expect(shown.sort(byId)).toEqual(expected.sort(byId));
  }, 60_000);

  it('lie within the box of their tile, whose GLB is valid', async () => {
    const { read } = await processed(cut);
    const { root, geometricError } = await tilesetIn(read);
    expect(root.geometricError).toBeLessThanOrEqual(geometricError);
    for (const { content, boundingVolume, geometricError: error, children } of tilesOf<TilesetTile>(root)) {
      const bytes = await read(content.uri);
      expect(await validationIssues(bytes)).toEqual([]);
      const [x = 0, y = 0, z = 0, dx = 0, , , , dy = 0, , , , dz = 0] = boundingVolume.box;
      const points = (await decodeGlb(bytes)).nodes.flatMap(({ triangles }) => triangles);
      points.forEach((value, at) => {
        const [middle = 0, half = 0] = [[x, y, z][at % 3], [dx, dy, dz][at % 3]];
        expect(Math.abs(value - middle)).toBeLessThanOrEqual(half);
      });
      expect(error === 0).toBe(children === undefined);
    }
  }, 60_000);

  it('are listed in the same order, with the same bytes, each time', async () => {
    const [first, second] = [await processed(cut), await processed(cut)];
    expect(second.model).toEqual(first.model);
    expect(first.names.filter((name) => name.startsWith('tiles/'))).toEqual(
      Array.from({ length: first.names.length - 6 }, (_, number) => `tiles/${number}.glb`),
    );
  }, 60_000);
});
