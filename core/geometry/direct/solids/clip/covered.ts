import type { Vector } from '../../frame.ts';
import { isConvex, isInside } from '../../plane/area.ts';
import { distanceToRing } from '../../plane/within.ts';
import { counterClockwise } from '../../ring.ts';
import { clip } from './clip.ts';
import { distanceTo, endless, type HalfSpace, otherSide } from './half-space.ts';
import type { Welded } from './welded.ts';

/**
 * Whether a bounded half-space may be taken for one without a boundary, as what it would take away beyond its boundary
 * others take away anyhow. The two slopes of a gable, each bounded at the ridge, are of that kind: nearly all bounded
 * half-spaces whose boundary runs through a body are.
 */
export function isCovered(body: Welded, space: HalfSpace, all: readonly HalfSpace[], tolerance: number): boolean {
  const { boundary } = space;
  if (boundary === undefined || !isConvex(boundary.ring)) return false;
  const others = all.filter(
    (other) => other !== space && (other.boundary === undefined || isConvex(other.boundary.ring)),
  );
  const taken = clip(body, otherSide(endless(space)), tolerance);
  if (taken === undefined || others.length === 0) return false;
  return sidesOf(boundary).every((outside) => {
    const beyond = clip(taken, outside, tolerance);
    return beyond !== undefined && (isNothing(beyond) || others.some((other) => holds(other, beyond, tolerance)));
  });
}

/** For each side of a convex boundary what lies beyond it. */
function sidesOf({ ring, toPlane }: NonNullable<HalfSpace['boundary']>): HalfSpace[] {
  const outline = counterClockwise(ring);
  const sides: HalfSpace[] = [];
  for (let to = 0, from = outline.length - 2; to < outline.length; from = to, to += 2) {
    const ax = outline[from] ?? 0;
    const ay = outline[from + 1] ?? 0;
    const dx = (outline[to] ?? 0) - ax;
    const dy = (outline[to + 1] ?? 0) - ay;
    const length = Math.hypot(dx, dy);
    const u = dy / length;
    const v = -dx / length;
    const normal: Vector = [
      u * toPlane[0] + v * toPlane[1],
      u * toPlane[3] + v * toPlane[4],
      u * toPlane[6] + v * toPlane[7],
    ];
    const offset = u * (ax - toPlane[9]) + v * (ay - toPlane[10]);
    sides.push({ nx: normal[0], ny: normal[1], nz: normal[2], offset, boundary: undefined });
  }
  return sides;
}

const isNothing = ({ triangles }: Welded) => triangles.length === 0;

/** Whether a body is in what a half-space, convex as it is, takes away. */
function holds(space: HalfSpace, { points, triangles }: Welded, tolerance: number): boolean {
  return triangles.every((corner) => {
    const x = points[corner * 3] ?? 0;
    const y = points[corner * 3 + 1] ?? 0;
    const z = points[corner * 3 + 2] ?? 0;
    return distanceTo(space, x, y, z) <= tolerance && isWithin(space.boundary, x, y, z, tolerance);
  });
}

function isWithin(boundary: HalfSpace['boundary'], x: number, y: number, z: number, tolerance: number): boolean {
  if (boundary === undefined) return true;
  const { ring, toPlane } = boundary;
  const u = toPlane[0] * x + toPlane[3] * y + toPlane[6] * z + toPlane[9];
  const v = toPlane[1] * x + toPlane[4] * y + toPlane[7] * z + toPlane[10];
  return isInside(ring, u, v) || distanceToRing(u, v, ring) <= tolerance;
}
