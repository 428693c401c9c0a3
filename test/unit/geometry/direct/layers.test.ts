import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mesh } from '#core/geometry';
import { FaceBuilder } from '../../../../core/geometry/direct/face-builder.ts';
import { identity } from '../../../../core/geometry/direct/frame.ts';
import { ShapesByNumbers } from '../../../../core/geometry/direct/shape-key.ts';
import { SolidAlgebra } from '../../../../core/geometry/direct/solids/algebra/solid-algebra.ts';
import { Clipped } from '../../../../core/geometry/direct/solids/clip/clipped.ts';
import type { Cutter } from '../../../../core/geometry/direct/solids/difference/cutter.ts';
import type { Layer } from '../../../../core/geometry/direct/solids/difference/layer.ts';
import { Layers } from '../../../../core/geometry/direct/solids/difference/layers.ts';
import { measureShape } from '../../../../core/geometry/measure/measure.ts';

const TOLERANCE = 1e-5;
const SIDE = 6;

type Box = readonly [left: number, front: number, right: number, back: number, from: number, to: number];

const outline = ([left = 0, front = 0, right = 0, back = 0]: readonly number[]) => ({
  outer: [left, front, right, front, right, back, left, back],
  holes: [],
});

const cutterOf = (box: readonly number[]): Cutter => ({ area: outline(box), from: box[4] ?? 0, to: box[5] ?? 0 });

function meshOf(levels: readonly Layer[], cutters: readonly Cutter[]): Mesh {
  const faces = new FaceBuilder();
  new Layers(levels, identity, cutters, TOLERANCE).addTo(faces);
  return faces.build(1).mesh;
}

/** A cube of unit cells, as many along each edge as `SIDE`. */
const cube: readonly Layer[] = [{ from: 0, to: SIDE, areas: [outline([0, 0, SIDE, SIDE])] }];

/** Cells that no box holds, and the squares between them and all others. */
function counted(boxes: readonly Box[]): { readonly volume: number; readonly area: number } {
  const isFilled = (x: number, y: number, z: number) =>
    Math.min(x, y, z) >= 0 &&
    Math.max(x, y, z) < SIDE &&
    !boxes.some(([l, f, r, b, from, to]) => x >= l && x < r && y >= f && y < b && z >= from && z < to);
  let [volume, area] = [0, 0];
  for (let x = -1; x < SIDE; x++) {
    for (let y = -1; y < SIDE; y++) {
      for (let z = -1; z < SIDE; z++) {
        const here = isFilled(x, y, z);
        if (here) volume++;
        for (const beside of [isFilled(x + 1, y, z), isFilled(x, y + 1, z), isFilled(x, y, z + 1)]) {
          if (beside !== here) area++;
        }
      }
    }
  }
  return { volume, area };
}

const range = fc
  .tuple(fc.integer({ min: -1, max: SIDE }), fc.integer({ min: 1, max: 4 }))
  .map(([from, size]) => [from, from + size] as const);
const box = fc
  .tuple(range, range, range)
  .map(([[left, right], [front, back], [from, to]]): Box => [left, front, right, back, from, to]);

describe('a layered body', () => {
  it('has the volume and the area that its cells have', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), (boxes) => {
        const { volume, area } = counted(boxes);
        const shape = measureShape(meshOf(cube, boxes.map(cutterOf)));
        expect(shape.volume).toBeCloseTo(volume, 4);
        expect(shape.area).toBeCloseTo(area, 4);
      }),
    );
  });

  it('is closed wherever its cutters end', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), (boxes) => {
        // No two of them end in one plane: four faces could meet in one edge.
        const cutters = boxes.map((sides, at) => cutterOf(sides.map((side) => side + (at + 1) / 10)));
        const mesh = meshOf(cube, cutters);
        expect(measureShape(mesh).closed).toBe(true);
      }),
    );
  });

  it('is one prism where all its levels have the same outline', () => {
    const levels = [0, 1, 2].map((from) => ({ from, to: from + 1, areas: [outline([0, 0, 2, 2])] }));
    const mesh = meshOf(levels, []);
    expect(mesh.indices.length).toBe(12 * 3);
    expect(measureShape(mesh)).toMatchObject({ volume: 12, closed: true });
  });

  it('has no corner where its sides run on straight', () => {
    const levels = [0, 1].map((from) => ({
      from,
      to: from + 1,
      areas: [outline([0, 0, 1, 2]), outline([5, 0, 6, 2])],
    }));
    const across = cutterOf([-1, 1, 3, 1.5, 5, 6]);
    expect(meshOf(levels, [across]).indices.length).toBe(24 * 3);
  });

  it('is known again by its numbers, and so is what is clipped of it', () => {
    const pocket = (depth: number) =>
      new Layers(cube, identity, [cutterOf([1, 1, 2, 2, SIDE - depth, SIDE])], TOLERANCE);
    const clipped = (offset: number) =>
      new Clipped([pocket(1)], [{ nx: 0, ny: 0, nz: 1, offset, boundary: undefined }], new SolidAlgebra(), TOLERANCE);
    const shapes = new ShapesByNumbers<string>();
    const named = {
      pocket: () => pocket(1),
      deeper: () => pocket(2),
      clipped: () => clipped(1),
      higher: () => clipped(2),
    };
    for (const [name, body] of Object.entries(named)) {
      body().tell?.(shapes.reset());
      expect(shapes.find()).toBeUndefined();
      shapes.keep(name);
    }
    for (const [name, body] of Object.entries(named)) {
      body().tell?.(shapes.reset());
      expect(shapes.find()).toBe(name);
    }
  });
});
