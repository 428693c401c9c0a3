import type { Box3 } from '#core/model';

/** What is compared of an element: cubic metres, square metres, metres. */
export interface Measured {
  readonly volume: number;
  readonly area: number;
  readonly box: Box3;
  /** Of an open surface the volume means nothing. */
  readonly closed: boolean;
}

/** What two engines may be apart, relative to the larger. */
const SHARE = 1e-3;
const MILLIMETRE = 1e-3;

export type Difference = 'volume' | 'area' | 'box';

/** In what two engines differ: volume and area by more than 0.1 %, the box by more than 1 mm and 0.1 %. */
export function differencesOf(one: Measured, other: Measured): Difference[] {
  const differences: Difference[] = [];
  if (one.closed && other.closed && !isNear(one.volume, other.volume)) differences.push('volume');
  if (!isNear(one.area, other.area)) differences.push('area');
  if (!isPlacedAlike(one.box, other.box)) differences.push('box');
  return differences;
}

/** @param share of the larger one. */
export function isNear(one: number, other: number, share = SHARE): boolean {
  return Math.abs(one - other) <= share * Math.max(Math.abs(one), Math.abs(other));
}

function isPlacedAlike(one: Box3, other: Box3): boolean {
  const size = Math.max(...other.max.map((most, axis) => most - (other.min[axis] ?? 0)));
  const [ours, theirs] = [one, other].map(({ min, max }) => [...min, ...max]);
  const tolerance = Math.max(MILLIMETRE, SHARE * size);
  return (ours ?? []).every((at, place) => Math.abs(at - (theirs?.[place] ?? Number.NaN)) <= tolerance);
}
