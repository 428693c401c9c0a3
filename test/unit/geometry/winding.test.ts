import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mesh, Placement } from '#core/geometry';
import type { Point3 } from '#core/model';
import { Enclosure } from '../../../core/geometry/measure/enclosure.ts';
import { windingNumber } from '../../../core/geometry/measure/winding.ts';
import { meshOf } from '../../support/geometry.ts';

/** An L of 3 x 3 x 2 without its upper right quarter of 2 x 2, counter-clockwise seen from outside. */
const outline: readonly (readonly [number, number])[] = [
  [0, 0],
  [3, 0],
  [3, 1],
  [1, 1],
  [1, 3],
  [0, 3],
];
const corners = [0, 2].flatMap((z) => outline.map(([x, y]) => [x, y, z]));
const cap = [
  [0, 1, 2],
  [0, 2, 3],
  [0, 3, 4],
  [0, 4, 5],
];
const sides = outline.flatMap((_, at) => {
  const next = (at + 1) % outline.length;
  return [
    [at, next, next + 6],
    [at, next + 6, at + 6],
  ];
});
const ell: Mesh = meshOf(corners, [
  ...cap.map((triangle) => triangle.toReversed()),
  ...cap.map((triangle) => triangle.map((corner) => corner + 6)),
  ...sides,
]);
const isInL = ([x, y, z]: Point3) => x > 0 && y > 0 && x < 3 && y < 3 && z > 0 && z < 2 && (x < 1 || y < 1);

const placed = (matrix: readonly number[]): Placement => ({
  mesh: 0,
  color: [1, 1, 1, 1],
  matrix: Float64Array.from(matrix),
});
const at = (x: number, y: number, z: number, mirror = 1) =>
  placed([mirror, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]);

/** Never on a face: those are at whole metres. */
const between = fc.integer({ min: -10, max: 40 }).map((tenths) => tenths / 10 + 0.03);
const points = fc.tuple(between, between, between);

describe('how often an L goes round a point', () => {
  it.each([
    ['where it was made', 0, 1],
    ['in a far country', 4_500_000, 1],
    ['mirrored', 0, -1],
  ])('is 1 inside and 0 outside, %s', (_where, far, mirror) => {
    fc.assert(
      fc.property(points, ([x, y, z]) => {
        const moved: Point3 = [mirror * x + far, y + far, z];
        const expected = isInL([x, y, z]) ? 1 : 0;
        expect(windingNumber([ell], [at(far, far, 0, mirror)], moved)).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('is the sum over its placements', () => {
    expect(windingNumber([ell], [at(0, 0, 0), at(0.25, 0.25, 0)], [0.5, 0.5, 1])).toBeCloseTo(2, 9);
    expect(windingNumber([ell], [], [0.5, 0.5, 1])).toBe(0);
  });
});

describe('whether an L encloses a point', () => {
  const whole = fc.integer({ min: -2, max: 8 }).map((halves) => halves / 2);
  const anywhere = fc.oneof(points, fc.tuple(whole, whole, whole), fc.tuple(between, whole, between));

  it.each([
    ['where it was made', at(0, 0, 0)],
    ['in a far country', at(4_500_000, 4_500_000, 0)],
    ['mirrored', at(0, 0, 0, -1)],
    ['turned and sheared', placed([0.6, 0.8, 0, 0, -0.8, 0.6, 0.3, 0, 0, 0.2, 1, 0, 1, 2, 3, 1])],
  ])('is told as by the winding number, %s', (_where, placement) => {
    const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0, , x = 0, y = 0, z = 0] = placement.matrix;
    fc.assert(
      fc.property(anywhere, ([px, py, pz]) => {
        const point: Point3 = [
          a * px + d * py + g * pz + x,
          b * px + e * py + h * pz + y,
          c * px + f * py + i * pz + z,
        ];
        expect(new Enclosure([ell], [placement]).holds(point)).toBe(windingNumber([ell], [placement], point) >= 0.5);
      }),
      { numRuns: 1000 },
    );
  });
});
