import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Area } from '../../../../core/geometry/direct/plane/area.ts';
import { clipperDifference } from '../../../../core/geometry/direct/plane/clipper.ts';
import { overlayDifference } from '../../../../core/geometry/direct/plane/overlay.ts';
import { clockwise, counterClockwise, type Ring, signedArea } from '../../../../core/geometry/direct/ring.ts';

const TOLERANCE = 1e-5;

const solid = (ring: Ring): Area => ({ outer: counterClockwise(ring), holes: [] });
const box = (left: number, front: number, right: number, back: number): Ring => [
  ...[left, front],
  ...[right, front],
  ...[right, back],
  ...[left, back],
];
const sizeOf = (areas: readonly Area[]) =>
  areas.reduce(
    (sum, { outer, holes }) => sum + signedArea(outer) + holes.reduce((all, hole) => all + signedArea(hole), 0),
    0,
  );
const cut = (area: Area, ...cutters: Area[]) => {
  const rest = overlayDifference(area, cutters, TOLERANCE);
  if (rest === undefined) throw new Error('The pieces do not fit together.');
  return rest;
};

/** A ring around a point, its corners on a coarse grid of angles and distances: many edges coincide. */
const star = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 6 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 12 }),
  )
  .map(([x, y, reaches]) =>
    reaches.flatMap((reach, at) => {
      const angle = (at * 2 * Math.PI) / reaches.length;
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    }),
  );

describe('an area without others', () => {
  it('has the size that Clipper2 finds', () => {
    fc.assert(
      fc.property(star, fc.array(star, { minLength: 1, maxLength: 4 }), (outer, others) => {
        const cutters = others.map(solid);
        const rest = overlayDifference(solid(outer), cutters, TOLERANCE);
        const expected = sizeOf(clipperDifference([solid(outer)], cutters, TOLERANCE));
        if (rest !== undefined) expect(Math.abs(sizeOf(rest) - expected)).toBeLessThan(100 * TOLERANCE);
      }),
      { numRuns: 300 },
    );
  });

  it('is found for nearly all there are', () => {
    const samples = fc.sample(fc.tuple(star, fc.array(star, { minLength: 1, maxLength: 4 })), 300);
    const missed = samples.filter(
      ([outer, others]) => overlayDifference(solid(outer), others.map(solid), TOLERANCE) === undefined,
    );
    expect(missed.length).toBeLessThan(6);
  });

  it('is nothing where one of them covers it, or is it', () => {
    const triangle = solid([0, 0, 4, 0, 0, 3]);
    expect(cut(triangle, triangle)).toEqual([]);
    expect(cut(triangle, solid(box(-1, -1, 5, 5)))).toEqual([]);
  });

  it('has their rims as holes, and what stands in their holes as an area of its own', () => {
    const frame = { outer: box(1, 1, 5, 5), holes: [clockwise(box(2, 2, 4, 4))] };
    const rest = cut(solid(box(0, 0, 6, 6)), frame);
    expect(rest.map(({ outer, holes }) => [signedArea(outer), holes.map(signedArea)])).toEqual([
      [36, [-16]],
      [4, []],
    ]);
  });

  it('falls apart where they cross it, without points on straight edges', () => {
    const rest = cut(solid([0, 0, 6, 0, 6, 2, 0, 2]), solid([2, -1, 4, -1, 4.5, 3, 2.5, 3]));
    expect(rest).toHaveLength(2);
    expect(rest.every(({ outer }) => outer.length === 8)).toBe(true);
    expect(sizeOf(rest)).toBeCloseTo(8, 9);
  });

  it('keeps parts that touch in one corner apart', () => {
    const rest = cut(solid(box(0, 0, 2, 2)), solid(box(0, 0, 1, 1)), solid(box(1, 1, 2, 2)));
    expect(rest.map(({ outer }) => signedArea(outer))).toEqual([1, 1]);
  });

  it('takes edges nearer than the tolerance as one', () => {
    const rest = cut(solid(box(0, 0, 4, 4)), solid([0, 4e-6, 4, -4e-6, 4, 2, 0, 2]));
    expect(rest.map(({ outer }) => outer.length)).toEqual([8]);
    expect(sizeOf(rest)).toBeCloseTo(8, 3);
  });
});
