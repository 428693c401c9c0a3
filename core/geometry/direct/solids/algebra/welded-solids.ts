import { withFaces } from '../../face-builder.ts';
import { cross } from '../../frame.ts';
import { type Welded, weld } from '../clip/welded.ts';
import { movedPoints } from '../moved-points.ts';
import type { PlacedSolid } from '../placed-solid.ts';
import type { Solid } from '../solid.ts';
import { cornersAt, dot, minus, pointAt } from './triangle.ts';

/** Tolerances that points may be apart and still be one: the faces of a prism are exact copies of each other's. */
const WELD_SHARE = 0.1;

/** The surface of a solid as points and triangles. */
export function weldedSolid(solid: Solid, tolerance: number): Welded {
  return withFaces((faces) => {
    solid.addTo(faces);
    return weld(faces.positions, faces.indices, tolerance * WELD_SHARE);
  });
}

/** The surface of a body elsewhere, counter-clockwise seen from outside wherever it is closed. */
export function weldedTool({ solid, frame }: PlacedSolid, tolerance: number): Welded {
  const { points, triangles } = weldedSolid(solid, tolerance);
  return outward({ points: movedPoints(points, frame), triangles });
}

/** Turned round where it encloses less than nothing: the inside of a closed surface was its outside. */
export function outward(surface: Welded): Welded {
  return volumeOf(surface) < 0 ? { points: surface.points, triangles: surface.triangles.toReversed() } : surface;
}

/** Several surfaces as one. */
export function together(surfaces: readonly Welded[]): Welded {
  const [only] = surfaces;
  if (only !== undefined && surfaces.length === 1) return only;
  const points: number[] = [];
  const triangles: number[] = [];
  for (const surface of surfaces) {
    const first = points.length / 3;
    for (const coordinate of surface.points) points.push(coordinate);
    for (const corner of surface.triangles) triangles.push(first + corner);
  }
  return { points, triangles };
}

/** Six times what the triangles enclose together with the first point. */
function volumeOf(surface: Welded): number {
  const origin = pointAt(surface.points, 0);
  let volume = 0;
  for (let at = 0; at < surface.triangles.length; at += 3) {
    const [a, b, c] = cornersAt(surface, at);
    volume += dot(minus(a, origin), cross(minus(b, origin), minus(c, origin)));
  }
  return volume;
}
