import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutIntoTiles, type GlbModel, KnownShapes, modelOfTile, writeGlb } from '#core/geometry';
import { at, boxMesh, elementOf, GREY, modelOf, placed, sphereMesh, turnedBy } from '../../support/glb-model.ts';
import { tilesOf } from '../../support/tiles.ts';

const meshes = [boxMesh(1, 2, 3), sphereMesh(1, 6, 8), boxMesh(4, 0.1, 2), sphereMesh(0.3, 4, 5)];
const [RED, GLASS] = [
  [1, 0, 0, 1],
  [0.2, 0.3, 0.9, 0.4],
] as const;

/** Elements of one to four parts, some of them in several colours, turned, mirrored or beside the grid. */
const anyElements = fc.array(
  fc.array(
    fc
      .record({
        mesh: fc.nat(meshes.length - 1),
        color: fc.constantFrom(GREY, RED, GLASS),
        linear: fc.constantFrom(turnedBy(0), turnedBy(90), turnedBy(30), [-1, 0, 0, 0, 1, 0, 0, 0, 1]),
        place: fc.tuple(fc.constantFrom(0, 1, 7.00004), fc.constantFrom(0, -2.5), fc.constantFrom(0, 3)),
      })
      .map(({ mesh, color, linear, place: [x, y, z] }) => placed(mesh, at(x, y, z, linear), color)),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 4, maxLength: 40 },
);

function partsOf(model: GlbModel): GlbModel[] {
  const cut = cutIntoTiles(model, (id) => ({ min: [id, 0, 0], max: [id + 1, 1, 1] }), 300);
  return tilesOf(cut.root).map((tile) => modelOfTile(model, cut, tile));
}

async function bytesOf(model: GlbModel, known?: KnownShapes): Promise<string> {
  return Buffer.concat((await writeGlb(model, known)).chunks).toString('base64');
}

describe('Shapes that are known from other parts of a model', () => {
  it('change nothing of what is written, whichever parts were written before', async () => {
    await fc.assert(
      fc.asyncProperty(anyElements, fc.boolean(), async (elements, isReversed) => {
        const listed = elements.map((placements, row) => elementOf(row + 1, { placements }));
        const parts = partsOf(modelOf({ meshes, elements: listed }));
        if (isReversed) parts.reverse();
        const known = new KnownShapes();
        for (const part of parts) expect(await bytesOf(part, known)).toBe(await bytesOf(part));
      }),
      { numRuns: 50 },
    );
  });

  const turn = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;
  const part = { mesh: 0, material: 0, linear: turn, offset: [0, 0, 0] } as const;
  const shapeOf = (change: Partial<typeof part> | object = {}) => ({ parts: [{ ...part, ...change }], materials: [5] });
  const encoded = (corner: number) => ({ corner: [corner, 0, 0] as const, reach: 1, degenerate: 0, primitives: [] });
  const never = () => {
    throw new Error('It is known.');
  };

  it('are encoded once, by the number of the mesh in the whole, whatever it and the colours have in the part', () => {
    const known = new KnownShapes();
    const first = known.find(shapeOf(), turn, Uint32Array.of(7), () => encoded(1));
    const elsewhere = { ...shapeOf({ mesh: 1 }), materials: [2] };
    expect(known.find(elsewhere, turn, Uint32Array.of(3, 7), never)).toBe(first);
  });

  it.each([
    ['mesh', shapeOf(), turn, 8],
    ['material beside others', shapeOf({ material: 1 }), turn, 7],
    ['offset', shapeOf({ offset: [0, 0, 1e-9] }), turn, 7],
    ['linear part', shapeOf({ linear: [1, 0, 0, 0, 1, 0, 0, 0, -1] }), turn, 7],
    ['number of parts', { parts: [part, part], materials: [5] }, turn, 7],
    ['turn', shapeOf(), [0, 1, 0, -1, 0, 0, 0, 0, 1] as const, 7],
  ])('are others by their %s', (_what, shape, itsTurn, mesh) => {
    const known = new KnownShapes();
    known.find(shapeOf(), turn, Uint32Array.of(7), () => encoded(1));
    expect(known.find(shape, itsTurn, Uint32Array.of(mesh), () => encoded(2))).toEqual(encoded(2));
  });

  it('are forgotten before they take more memory than 32 MB', () => {
    const known = new KnownShapes();
    const encodedOf: number[] = [];
    const bytes = new Uint8Array(6 << 20);
    const kind = { byteStride: 2, mode: 'TRIANGLES', target: 34963 } as const;
    const items = { kind, bytes, hash: 0, componentType: 5123, count: bytes.length / 2, type: 'SCALAR' } as const;
    const primitives = [{ material: 0, position: items, normal: undefined, indices: items }];
    for (const mesh of [1, 1, 2, 1, 3, 1]) {
      known.find(shapeOf(), turn, Uint32Array.of(mesh), () => {
        encodedOf.push(mesh);
        return { ...encoded(1), primitives };
      });
    }
    expect(encodedOf).toEqual([1, 2, 3, 1]);
  });
});
