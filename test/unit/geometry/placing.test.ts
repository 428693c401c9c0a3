import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ELEMENT_NUMBERS, type Mesh, Shapes, writeElementNumbers } from '#core/geometry';
import { affine, compose, type Frame, identity } from '../../../core/geometry/direct/frame.ts';
import { measureElement } from '../../../core/geometry/measure/measure.ts';
import type { BuiltPart } from '../../../core/geometry/placing/desk.ts';
import { ElementBlock } from '../../../core/geometry/placing/element-block.ts';
import { meshOf, tetrahedron } from '../../support/geometry.ts';

const MILLIMETRES = 0.001;
const WHITE = [1, 1, 1, 1] as const;
const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });

/** Turned about the vertical by any angle or none, or mirrored, stretched, slanted, or not moved at all. */
const frame: fc.Arbitrary<Frame> = fc.oneof(
  fc.constant(identity),
  fc
    .tuple(fc.constantFrom(0, Math.PI / 2, 0.3, -2), fc.constantFrom(1, -1, 1.7), number, number)
    .map(([angle, up, x, y]) => {
      const [along, across] = [Math.cos(angle), Math.sin(angle)];
      return affine(along, across, 0, -across, along, 0, 0, 0, up, x, y, x);
    }),
  fc.constant(affine(2, 0, 0, 0, 2, 0, 0, 0, 2, 5, 6, 7)),
  fc.constant(affine(0, 0.6, 0.8, 0, -0.8, 0.6, 1, 0, 0, 1, 2, 3)),
);
const mesh = fc.oneof(
  fc.double({ min: 0.1, max: 9, noNaN: true }).map((leg) => tetrahedron(leg)),
  fc.constant(
    meshOf(
      [
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 0.5],
      ],
      [[0, 1, 2]],
    ),
  ),
);
const part = fc.record({
  mesh,
  frame,
  origin: fc.tuple(number, number, number),
  color: fc.option(fc.tuple(number, number, number, number), { nil: undefined }),
});
const body = fc.tuple(frame, fc.array(part, { minLength: 1, maxLength: 3 }));

/** From the mesh in metres about its origin to the model in metres. */
function matrixOf(frame: Frame, [x, y, z]: readonly [number, number, number]): Float64Array {
  const row = (axis: 0 | 1 | 2) =>
    frame[axis] * x + (frame[axis + 3] ?? 0) * y + (frame[axis + 6] ?? 0) * z + (frame[axis + 9] ?? 0) * MILLIMETRES;
  const [a, b, c, d, e, f, g, h, i] = frame;
  return Float64Array.of(a, b, c, 0, d, e, f, 0, g, h, i, 0, row(0), row(1), row(2), 1);
}

/** What an element is to be, by the functions that measure what other engines make. */
function expected(product: Frame, parts: readonly BuiltPart[]) {
  const placed = parts.map(({ shape, frame, origin }) => {
    return { mesh: shape.mesh, shape: shape.measures, matrix: matrixOf(compose(product, frame), origin) };
  });
  const numbers = new Float64Array(ELEMENT_NUMBERS);
  const wasInsideOut = parts.some(({ shape }) => shape.wasInsideOut);
  writeElementNumbers({ measures: measureElement(placed), wasInsideOut }, numbers, 0);
  const placements = parts.map(({ shape, color }, at) => {
    return { mesh: shape.number, color: [...(color ?? WHITE)], matrix: placed[at]?.matrix };
  });
  return { numbers, placements };
}

function built(shapes: Shapes, { mesh, ...part }: Omit<BuiltPart, 'shape'> & { mesh: Mesh }): BuiltPart {
  return { ...part, shape: shapes.of(mesh) };
}

describe('A body that is placed by WebAssembly', () => {
  it('is where it was, and measures what it did, to the last bit, each time that it is placed', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 4 }), (bodies) => {
        const shapes = new Shapes();
        const block = new ElementBlock(shapes.meshes);
        for (const [product, told] of bodies) {
          const parts = told.map((one) => built(shapes, one));
          const placedBody = { parts, record: 0 };
          for (let time = 0; time < 3; time++) {
            const element = block.place(7, product, MILLIMETRES, placedBody, WHITE);
            if (typeof element === 'string') throw new Error(element);
            const at = element.element * ELEMENT_NUMBERS;
            const numbers = element.columns.numbers.slice(at, at + ELEMENT_NUMBERS);
            expect({ numbers, placements: element.placements }).toEqual(expected(product, parts));
          }
        }
      }),
    );
  });

  it('is not placed where its coordinates are no numbers, or too far away, and the next one is', () => {
    const shapes = new Shapes();
    const block = new ElementBlock(shapes.meshes);
    const parts = [built(shapes, { mesh: tetrahedron(), frame: identity, origin: [0, 0, 0], color: undefined })];
    const at = (x: number) =>
      block.place(7, affine(1, 0, 0, 0, 1, 0, 0, 0, 1, x, 0, 0), 1, { parts, record: 0 }, WHITE);
    expect([at(Number.NaN), at(Number.POSITIVE_INFINITY), at(2e9)]).toEqual(['not finite', 'not finite', 'too far']);
    expect(block.count).toBe(0);
    expect(at(1e8)).toMatchObject({ element: 0, measures: { box: { min: [1e8, 0, 0], max: [1e8 + 1, 1, 1] } } });
  });
});
