import type { Box3, Point3 } from '#core/model';

/**
 * Metres from the origin. Farther away a 64-bit number no longer tells positions on the grid of `model.glb` apart, and sums
 * of products overflow; no building is there.
 */
const FARTHEST = 1e9;

/** Whether all of a box is a place that numbers can tell: finite, and within a million kilometres of the origin. */
export function isWithinReach({ min, max }: Box3): boolean {
  return isNear(min) && isNear(max);
}

const isNear = ([x, y, z]: Point3) => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST && Math.abs(z) <= FARTHEST;
