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
    least = Math.min(least, distance(x, y, edge(ring, before, at)));
  }
  return least;
}

/** Whether edges of the rings cross, or come nearer to each other than the tolerance. */
function comesNear(a: Ring, b: Ring, tolerance: number): boolean {
  for (let i = 0, j = a.length - 2; i < a.length; j = i, i += 2) {
    for (let k = 0, l = b.length - 2; k < b.length; l = k, k += 2) {
      if (areNear(edge(a, j, i), edge(b, l, k), tolerance)) return true;
    }
  }
  return false;
}

interface Edge {
  readonly px: number;
  readonly py: number;
  readonly qx: number;
  readonly qy: number;
}

const edge = (ring: Ring, from: number, to: number): Edge => ({
  px: ring[from] ?? 0,
  py: ring[from + 1] ?? 0,
  qx: ring[to] ?? 0,
  qy: ring[to + 1] ?? 0,
});

function areNear(a: Edge, b: Edge, tolerance: number): boolean {
  if (Math.max(a.px, a.qx) < Math.min(b.px, b.qx) - tolerance) return false;
  if (Math.max(b.px, b.qx) < Math.min(a.px, a.qx) - tolerance) return false;
  if (Math.max(a.py, a.qy) < Math.min(b.py, b.qy) - tolerance) return false;
  if (Math.max(b.py, b.qy) < Math.min(a.py, a.qy) - tolerance) return false;
  if (cross(a, b)) return true;
  return (
    distance(a.px, a.py, b) <= tolerance ||
    distance(a.qx, a.qy, b) <= tolerance ||
    distance(b.px, b.py, a) <= tolerance ||
    distance(b.qx, b.qy, a) <= tolerance
  );
}

function cross(a: Edge, b: Edge): boolean {
  return side(a, b.px, b.py) * side(a, b.qx, b.qy) < 0 && side(b, a.px, a.py) * side(b, a.qx, a.qy) < 0;
}

const side = ({ px, py, qx, qy }: Edge, x: number, y: number) => (qx - px) * (y - py) - (qy - py) * (x - px);

/** From a point to an edge. */
function distance(x: number, y: number, { px, py, qx, qy }: Edge): number {
  const [dx, dy] = [qx - px, qy - py];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / square));
  return Math.hypot(x - px - along * dx, y - py - along * dy);
}
