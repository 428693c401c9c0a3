import { withFaces } from './face-builder.ts';
import type { JoinedRings } from './joined-rings.ts';

/**
 * Triangles over the points of an outer ring that runs counter-clockwise and of holes that run clockwise, three indices
 * each, counter-clockwise. Every point is a corner of one, also where three lie on a line: the face beside it ends there,
 * and the surface would not be closed otherwise. Three and four points, nearly all faces of a model, are cut here; the rest by
 * WebAssembly.
 */
export function triangulate(polygon: JoinedRings): readonly number[] {
  const { points, holeStarts } = polygon;
  if (holeStarts.length === 0) {
    if (points.length === 6) return TRIANGLE;
    if (points.length === 8) return quadrilateral(points);
  }
  return withFaces((faces) => faces.triangulate(polygon));
}

const TRIANGLE: readonly number[] = [0, 1, 2];
const ALONG_02: readonly number[] = [0, 1, 2, 0, 2, 3];
const ALONG_13: readonly number[] = [0, 1, 3, 1, 2, 3];

/** Cut along the diagonal between corners that are convex on both sides of it; a straight corner is none to cut off. */
function quadrilateral(points: readonly number[]): readonly number[] {
  return corner(points, 1) > 0 && corner(points, 3) > 0 ? ALONG_02 : ALONG_13;
}

/** Positive where the ring turns left at the point. */
function corner(points: readonly number[], point: number): number {
  const before = ((point + 3) % 4) * 2;
  const here = point * 2;
  const after = ((point + 1) % 4) * 2;
  const x = points[here] ?? 0;
  const y = points[here + 1] ?? 0;
  return (
    (x - (points[before] ?? 0)) * ((points[after + 1] ?? 0) - y) -
    (y - (points[before + 1] ?? 0)) * ((points[after] ?? 0) - x)
  );
}
