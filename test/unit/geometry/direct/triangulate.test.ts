import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type JoinedRings, join } from '../../../../core/geometry/direct/joined-rings.ts';
import { signedArea } from '../../../../core/geometry/direct/ring.ts';
import { triangulate } from '../../../../core/geometry/direct/triangulate.ts';
import { triangulatedByEarcut } from '../../../support/triangles/triangulated-by-earcut.ts';

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

  it('end at every corner of a hole that is in line with a corner of the rim', () => {
    const rim = [1, 0, 6, 0, 6, 6, 0, 6, 0, 4, 1, 4];
    expect(unmetEdges(join(rim, [[2, 4, 2, 5, 3, 5, 3, 4]]))).toEqual([]);
  });

  it('meet edge to edge around holes in line with each other, wherever these are', () => {
    const cells = fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cells, (chosen) => {
        const rings = join([0, 0, 16, 0, 16, 16, 0, 16], chosen.map(squareHole));
        expect(unmetEdges(rings)).toEqual([]);
        expect(areaOf(rings.points, triangulate(rings))).toBeCloseTo(256 - chosen.length, 9);
      }),
    );
  });

  it('are those that the package earcut gives, whatever the polygon', () => {
    fc.assert(
      fc.property(polygons, (polygon) => {
        expect(triangulate(polygon)).toEqual(triangulatedByEarcut(polygon));
      }),
      { numRuns: 2000 },
    );
  });

  it('are those that the package earcut gives also of polygons with hundreds of points', () => {
    const size = fc.record({
      points: fc.integer({ min: 81, max: 700 }),
      holes: fc.nat(30),
      wave: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(size, ({ points, holes, wave }) => {
        const rim = onCircle(Array.from({ length: points }, (_, at) => (at * 2 * Math.PI) / points));
        const rough = rim.map((coordinate, at) => coordinate * (20 + Math.sin(Math.floor(at / 2) * wave)));
        const polygon = join(
          rough,
          Array.from({ length: holes }, (_, cell) => squareHole(cell)),
        );
        expect(triangulate(polygon)).toEqual(triangulatedByEarcut(polygon));
      }),
      { numRuns: 100 },
    );
  });
});

/** Clockwise, one of five by five that do not touch. */
function squareHole(cell: number): number[] {
  const [x, y] = [2 + 3 * (cell % 5), 2 + 3 * Math.floor(cell / 5)];
  return [x, y, x, y + 1, x + 1, y + 1, x + 1, y];
}

/** Edges of triangles that are neither an edge of a ring nor of the triangle on the other side. */
function unmetEdges(rings: JoinedRings): string[] {
  const triangles = triangulate(rings);
  const edges = new Set<string>();
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = triangles.slice(at, at + 3);
    for (const edge of [`${a} ${b}`, `${b} ${c}`, `${c} ${a}`]) edges.add(edge);
  }
  const starts = [0, ...rings.holeStarts];
  const isOfRing = (from: number, to: number) => {
    const first = starts.findLast((start) => start <= from) ?? 0;
    const end = starts.find((start) => start > from) ?? rings.points.length / 2;
    return to === (from + 1 === end ? first : from + 1);
  };
  return [...edges].filter((edge) => {
    const [from = 0, to = 0] = edge.split(' ').map(Number);
    return !edges.has(`${to} ${from}`) && !isOfRing(from, to);
  });
}

/** Of few places, so that points lie on lines, on each other and across each other; or of any numbers there are. */
const coordinate = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 7 }) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 7, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
);
const ringOf = (minimum: number, maximum: number) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength: minimum, maxLength: maximum }).map((points) => points.flat());
const polygons = fc
  .tuple(fc.oneof(ringOf(3, 12), ringOf(3, 120)), fc.array(ringOf(1, 6), { maxLength: 6 }))
  .map(([rim, holes]) => join(rim, holes));
