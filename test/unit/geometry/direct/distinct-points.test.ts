import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DistinctPoints } from '../../../../core/geometry/direct/plane/distinct-points.ts';

const TOLERANCE = 1e-5;

describe('distinct points', () => {
  it('are those that one search through all of them finds', () => {
    const coordinate = fc.integer({ min: -3, max: 3 }).map((step) => 1e3 + step * TOLERANCE * 0.7);
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }), (all) => {
        const points = new DistinctPoints(TOLERANCE, all.length);
        const kept: (readonly [number, number])[] = [];
        for (const point of all) {
          const isNear = (other: readonly number[]) =>
            other.every((value, axis) => Math.abs(value - (point[axis] ?? 0)) <= TOLERANCE);
          const known = kept.findIndex(isNear);
          if (known < 0) kept.push(point);
          expect(points.numberOf(...point)).toBe(known < 0 ? kept.length - 1 : known);
        }
      }),
    );
  });
});
