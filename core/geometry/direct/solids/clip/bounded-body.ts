import { compose, type Frame, inverse } from '../../frame.ts';
import { profileOf } from '../../profiles/profiles.ts';
import { spaceBounds } from '../algebra/space-bounds.ts';
import { outward, weldedSolid } from '../algebra/welded-solids.ts';
import { Prism } from '../prism.ts';
import { clip } from './clip.ts';
import { type HalfSpace, otherSide } from './half-space.ts';
import type { Welded } from './welded.ts';

const NOTHING: Welded = { points: [], triangles: [] };

/**
 * What a bounded half-space takes away, as a body that reaches beyond all of another one: IfcPolygonalBoundedHalfSpace is
 * endless along its boundary's normal.
 */
export function boundedBody(space: HalfSpace, around: Welded, tolerance: number): Welded {
  if (space.boundary === undefined) throw new Error('A half-space without a boundary is no body.');
  const { ring, toPlane } = space.boundary;
  const fromPlane = inverse(toPlane);
  const { least, most } = heights(around, toPlane);
  const margin = Math.max(most - least, tolerance * 100);
  const bottom: Frame = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, least - margin];
  const column = new Prism(profileOf(ring, []), compose(fromPlane, bottom), [0, 0, most - least + 2 * margin]);
  const taken = otherSide({ ...space, boundary: undefined });
  return outward(clip(weldedSolid(column, tolerance), taken, tolerance) ?? NOTHING);
}

/** Along the z axis of the boundary's coordinates. */
export function heights({ points }: Welded, [, , xz, , , yz, , , zz, , , oz]: Frame): { least: number; most: number } {
  const along: number[] = [];
  for (let at = 0; at < points.length; at += 3) {
    along.push(0, 0, xz * (points[at] ?? 0) + yz * (points[at + 1] ?? 0) + zz * (points[at + 2] ?? 0) + oz);
  }
  const { least, most } = spaceBounds(along);
  return { least: least[2], most: most[2] };
}
