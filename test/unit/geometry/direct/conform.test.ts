import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conform } from '../../../../core/geometry/direct/solids/conform.ts';
import { DistinctPoints } from '../../../../core/geometry/direct/solids/distinct-points.ts';

const TOLERANCE = 1e-5;

describe('faces that meet', () => {
  it('get the points of others on their edges, in the order of the edge', () => {
    const square = [0, 0, 0, 3, 0, 0, 3, 3, 0, 0, 3, 0];
    const beside = [2, 0, 0, 1, 0, 0, 1, 0, -1, 2, 0, -1];
    const [[outer] = []] = conform([[square], [beside]], TOLERANCE);
    expect(outer).toEqual([0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 3, 3, 0, 0, 3, 0]);
  });

  it('get no point that is beside the edge or beyond its ends', () => {
    const square = [0, 0, 0, 3, 0, 0, 3, 3, 0, 0, 3, 0];
    const apart = [1, -1e-3, 0, 4, 0, 0, 2, 0, 1e-3];
    const [[outer] = []] = conform([[square], [apart]], TOLERANCE);
    expect(outer).toEqual(square);
  });
});

describe('distinct points', () => {
  it('are those that one search through all of them finds', () => {
    const coordinate = fc.integer({ min: -3, max: 3 }).map((step) => 1e3 + step * TOLERANCE * 0.7);
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate, coordinate), { maxLength: 60 }), (all) => {
        const points = new DistinctPoints(TOLERANCE, all.length);
        const kept: (readonly [number, number, number])[] = [];
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
