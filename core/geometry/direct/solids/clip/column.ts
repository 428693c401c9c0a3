import { compose, inverse, movedBy } from '../../frame.ts';
import { profileOf } from '../../profiles/profiles.ts';
import { Prism } from '../prism.ts';
import { heights } from './bounded-body.ts';
import type { HalfSpace } from './half-space.ts';
import type { Welded } from './welded.ts';

/** Sine of the angle by which the plane may miss the right angle to the boundary's axis. */
const SQUARE = 1e-9;

/**
 * What a bounded half-space takes away from a body as a prism that begins at its plane and reaches beyond the body;
 * undefined where it has no boundary, its plane is aslant to the boundary's axis, or it ends before the body begins.
 */
export function column(space: HalfSpace, around: Welded, tolerance: number): Prism | undefined {
  if (space.boundary === undefined) return undefined;
  const { ring, toPlane } = space.boundary;
  const along = space.nx * toPlane[2] + space.ny * toPlane[5] + space.nz * toPlane[8];
  if (1 - Math.abs(along) > SQUARE) return undefined;
  const { least, most } = heights(around, toPlane);
  const margin = Math.max(most - least, tolerance * 100);
  const plane = toPlane[11] + Math.sign(along) * space.offset;
  const bottom = along > 0 ? least - margin : plane;
  const top = along > 0 ? plane : most + margin;
  if (top - bottom <= tolerance) return undefined;
  return new Prism(profileOf(ring, []), compose(inverse(toPlane), movedBy([0, 0, bottom])), [0, 0, top - bottom]);
}
