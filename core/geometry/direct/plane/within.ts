import type { Ring } from '../ring.ts';
import { isInside } from './area.ts';

/** Whether a ring lies inside of another one, nowhere nearer to it than the tolerance. */
export function liesWithin(ring: Ring, outer: Ring, tolerance: number): boolean {
  for (let at = 0; at < ring.length; at += 2) {
    if (!isInside(outer, ring[at] ?? 0, ring[at + 1] ?? 0)) return false;
  }
  return !comesNear(ring, outer, tolerance);
}

/** From a point to the nearest edge of a ring. */
export function distanceToRing(x: number, y: number, ring: Ring): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const distance = distanceToEdge(x, y, ring[before] ?? 0, ring[before + 1] ?? 0, ring[at] ?? 0, ring[at + 1] ?? 0);
    if (distance < least) least = distance;
  }
  return least;
}

/** Whether edges of the rings cross, or come nearer to each other than the tolerance. Numbers only: each with each. */
function comesNear(one: Ring, other: Ring, tolerance: number): boolean {
  for (let i = 0, j = one.length - 2; i < one.length; j = i, i += 2) {
    const ax = one[j] ?? 0;
    const ay = one[j + 1] ?? 0;
    const bx = one[i] ?? 0;
    const by = one[i + 1] ?? 0;
    const left = Math.min(ax, bx) - tolerance;
    const right = Math.max(ax, bx) + tolerance;
    const front = Math.min(ay, by) - tolerance;
    const back = Math.max(ay, by) + tolerance;
    for (let k = 0, l = other.length - 2; k < other.length; l = k, k += 2) {
      const px = other[l] ?? 0;
      const py = other[l + 1] ?? 0;
      const qx = other[k] ?? 0;
      const qy = other[k + 1] ?? 0;
      const isBeside =
        (px < left && qx < left) ||
        (px > right && qx > right) ||
        (py < front && qy < front) ||
        (py > back && qy > back);
      if (!isBeside && areNear(ax, ay, bx, by, px, py, qx, qy, tolerance)) return true;
    }
  }
  return false;
}

function areNear(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  px: number,
  py: number,
  qx: number,
  qy: number,
  tolerance: number,
): boolean {
  const doCross =
    side(ax, ay, bx, by, px, py) * side(ax, ay, bx, by, qx, qy) < 0 &&
    side(px, py, qx, qy, ax, ay) * side(px, py, qx, qy, bx, by) < 0;
  return (
    doCross ||
    distanceToEdge(ax, ay, px, py, qx, qy) <= tolerance ||
    distanceToEdge(bx, by, px, py, qx, qy) <= tolerance ||
    distanceToEdge(px, py, ax, ay, bx, by) <= tolerance ||
    distanceToEdge(qx, qy, ax, ay, bx, by) <= tolerance
  );
}

/** Positive where a point lies to the left of an edge. */
function side(px: number, py: number, qx: number, qy: number, x: number, y: number): number {
  return (qx - px) * (y - py) - (qy - py) * (x - px);
}

/** From a point to an edge. */
function distanceToEdge(x: number, y: number, px: number, py: number, qx: number, qy: number): number {
  const dx = qx - px;
  const dy = qy - py;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / square));
  const u = x - px - along * dx;
  const v = y - py - along * dy;
  return Math.sqrt(u * u + v * v);
}
