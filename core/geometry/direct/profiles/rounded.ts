import { chordsOf } from '../curves/arcs.ts';
import type { Segmentation } from '../source.ts';

/** A corner of a profile, perhaps rounded by a fillet. */
export type Corner = readonly [x: number, y: number, fillet?: number];

/**
 * The outline through corners, fillets as chords.
 *
 * @param finer times as many chords as a circle has at the least: a fillet is small, but may be much of a thin profile.
 */
export function roundedRing(
  corners: readonly Corner[],
  segmentation: Segmentation,
  metresPerUnit: number,
  finer: number,
): number[] {
  const ring: number[] = [];
  const fine = { ...segmentation, fewest: Math.min(segmentation.most, segmentation.fewest * finer) };
  for (const [at, corner] of corners.entries()) {
    const before = corners[(at + corners.length - 1) % corners.length];
    const after = corners[(at + 1) % corners.length];
    const fillet = corner[2] ?? 0;
    if (!(fillet > 0) || before === undefined || after === undefined) ring.push(corner[0], corner[1]);
    else addFillet(ring, before, corner, after, fillet, (sweep) => chordsOf(fine, fillet * metresPerUnit, sweep));
  }
  return ring;
}

/** The arc that touches both edges of a corner. */
function addFillet(
  ring: number[],
  [bx, by]: Corner,
  [x, y]: Corner,
  [ax, ay]: Corner,
  radius: number,
  chords: (sweep: number) => number,
): void {
  const toBefore = Math.hypot(bx - x, by - y);
  const toAfter = Math.hypot(ax - x, ay - y);
  const [ux, uy] = [(bx - x) / toBefore, (by - y) / toBefore];
  const [vx, vy] = [(ax - x) / toAfter, (ay - y) / toAfter];
  const half = Math.acos(Math.max(-1, Math.min(1, ux * vx + uy * vy))) / 2;
  const along = radius / Math.tan(half);
  const bisector = Math.hypot(ux + vx, uy + vy);
  const toCentre = radius / Math.sin(half);
  const cx = x + ((ux + vx) / bisector) * toCentre;
  const cy = y + ((uy + vy) / bisector) * toCentre;
  const from = Math.atan2(y + uy * along - cy, x + ux * along - cx);
  let sweep = Math.atan2(y + vy * along - cy, x + vx * along - cx) - from;
  while (sweep > Math.PI) sweep -= 2 * Math.PI;
  while (sweep < -Math.PI) sweep += 2 * Math.PI;
  const count = chords(sweep);
  for (let step = 0; step <= count; step++) {
    const angle = from + (sweep * step) / count;
    ring.push(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle));
  }
}
