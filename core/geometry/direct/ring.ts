import type { Frame } from './frame.ts';

/** A closed line in the plane, x and y in turn; the last point is joined to the first, and not repeated. */
export type Ring = readonly number[];

/** Positive where it runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  let doubled = 0;
  let px = ring[ring.length - 2] ?? 0;
  let py = ring[ring.length - 1] ?? 0;
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    doubled += px * y - x * py;
    px = x;
    py = y;
  }
  return doubled / 2;
}

export function reversed(ring: Ring): number[] {
  if (ring.length === 0) return [];
  const turned = begunWith(ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0);
  for (let at = ring.length - 4; at >= 0; at -= 2) turned.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  return turned;
}

export const counterClockwise = (ring: Ring): Ring => (signedArea(ring) < 0 ? reversed(ring) : ring);
export const clockwise = (ring: Ring): Ring => (signedArea(ring) > 0 ? reversed(ring) : ring);

/** Without points that repeat the one before, or the first at the end. */
export function withoutRepeats(ring: Ring, tolerance: number): number[] {
  if (ring.length === 0) return [];
  const kept = begunWith(ring[0] ?? 0, ring[1] ?? 0);
  for (let at = 2; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    const last = kept.length;
    if (near(x - (kept[last - 2] ?? 0), y - (kept[last - 1] ?? 0), tolerance)) continue;
    kept.push(x, y);
  }
  while (kept.length > 2 && near((kept[0] ?? 0) - (kept.at(-2) ?? 0), (kept[1] ?? 0) - (kept.at(-1) ?? 0), tolerance)) {
    kept.length -= 2;
  }
  return kept;
}

const near = (dx: number, dy: number, tolerance: number) => Math.abs(dx) <= tolerance && Math.abs(dy) <= tolerance;

/** The ring after a map of space, seen from above: its z is left out. */
export function movedRing(ring: Ring, frame: Frame): number[] {
  const xx = frame[0];
  const xy = frame[1];
  const yx = frame[3];
  const yy = frame[4];
  const ox = frame[9];
  const oy = frame[10];
  if (ring.length === 0) return [];
  const firstX = ring[0] ?? 0;
  const firstY = ring[1] ?? 0;
  const moved = begunWith(xx * firstX + yx * firstY + ox, xy * firstX + yy * firstY + oy);
  for (let at = 2; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    moved.push(xx * x + yx * y + ox, xy * x + yy * y + oy);
  }
  return moved;
}

/** A list that is one of fractions from its beginning; see `affine`. */
function begunWith(x: number, y: number): number[] {
  const ring = [0.5, 0.5];
  ring[0] = x;
  ring[1] = y;
  return ring;
}
