import type { Ring } from '../ring.ts';

/** A connected area in the plane: an outer ring that runs counter-clockwise, and holes that run clockwise. */
export interface Area {
  readonly outer: Ring;
  readonly holes: readonly Ring[];
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly front: number;
  readonly back: number;
}

export function boundsOf(ring: Ring): Bounds {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let front = Number.POSITIVE_INFINITY;
  let back = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < front) front = y;
    if (y > back) back = y;
  }
  return { left, right, front, back };
}

/** Whether they have more in common than their rims. */
export function overlap(a: Bounds, b: Bounds, tolerance: number): boolean {
  return (
    a.left < b.right - tolerance &&
    b.left < a.right - tolerance &&
    a.front < b.back - tolerance &&
    b.front < a.back - tolerance
  );
}

/** Whether a point lies inside of a ring (even-odd); on the ring either. */
export function isInside(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  let px = ring.at(-2) ?? 0;
  let py = ring.at(-1) ?? 0;
  for (let at = 0; at < ring.length; at += 2) {
    const qx = ring[at] ?? 0;
    const qy = ring[at + 1] ?? 0;
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    px = qx;
    py = qy;
  }
  return inside;
}

/** Whether every edge runs along one of the axes. */
export function isRectilinear(ring: Ring, tolerance: number): boolean {
  let px = ring.at(-2) ?? 0;
  let py = ring.at(-1) ?? 0;
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    if (Math.abs(x - px) > tolerance && Math.abs(y - py) > tolerance) return false;
    px = x;
    py = y;
  }
  return true;
}

/** Whether it turns to one side at all of its corners. */
export function isConvex(ring: Ring): boolean {
  let side = 0;
  const count = ring.length;
  for (let at = 0; at < count; at += 2) {
    const [px, py] = [ring[(at + count - 2) % count] ?? 0, ring[(at + count - 1) % count] ?? 0];
    const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    const [qx, qy] = [ring[(at + 2) % count] ?? 0, ring[(at + 3) % count] ?? 0];
    const turn = Math.sign((x - px) * (qy - y) - (y - py) * (qx - x));
    if (turn * side < 0) return false;
    side ||= turn;
  }
  return true;
}

/** Whether the rim runs through the inside of a rectangle. */
export function passesThrough(ring: Ring, { left, right, front, back }: Bounds, tolerance: number): boolean {
  let px = ring.at(-2) ?? 0;
  let py = ring.at(-1) ?? 0;
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    // The shares of the edge that lie between both pairs of sides.
    const across = between(px, x, left + tolerance, right - tolerance);
    const along = between(py, y, front + tolerance, back - tolerance);
    if (Math.max(across[0], along[0]) < Math.min(across[1], along[1])) return true;
    px = x;
    py = y;
  }
  return false;
}

/** From which share to which the way from one number to another runs between two limits; backwards where it never does. */
function between(from: number, to: number, least: number, most: number): readonly [number, number] {
  if (from === to) return from > least && from < most ? [0, 1] : [1, 0];
  const [one, other] = [(least - from) / (to - from), (most - from) / (to - from)];
  return [Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))];
}
