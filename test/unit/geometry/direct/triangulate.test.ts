import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signedArea } from '../../../../core/geometry/direct/ring.ts';
import { join, triangulate } from '../../../../core/geometry/direct/triangulate.ts';

/** Points on a circle, at ascending angles. */
const onCircle = (angles: readonly number[]) => angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);

const areaOf = (points: readonly number[], triangles: readonly number[]) => {
  let area = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = triangles.slice(at, at + 3).flatMap((point) => points.slice(point * 2, point * 2 + 2));
    area += signedArea(corners);
  }
  return area;
};

describe('triangles of a polygon', () => {
  it('cover what is convex, all of them counter-clockwise, each point a corner', () => {
    const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(angles, (degrees) => {
        const points = onCircle(degrees.sort((a, b) => a - b).map((degree) => (degree * Math.PI) / 180));
        const triangles = triangulate(join(points, []));
        expect(triangles).toHaveLength((degrees.length - 2) * 3);
        expect(new Set(triangles).size).toBe(degrees.length);
        expect(areaOf(points, triangles)).toBeCloseTo(signedArea(points), 12);
      }),
    );
  });

  it('do not take a star that turns left all the way for convex', () => {
    const star = onCircle([0, 2, 4, 1, 3].map((corner) => (corner * 2 * Math.PI) / 5));
    const fan = [0, 1, 2, 0, 2, 3, 0, 3, 4];
    expect(triangulate(join(star, []))).not.toEqual(fan);
  });

  it('have every point on a straight edge as a corner', () => {
    const points = [0, 0, 1, 0, 2, 0, 2, 2, 0, 2];
    const triangles = triangulate(join(points, []));
    expect(new Set(triangles).size).toBe(5);
    expect(areaOf(points, triangles)).toBeCloseTo(4, 12);
  });
});
