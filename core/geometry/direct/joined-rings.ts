import type { Ring } from './ring.ts';

/** Rings one behind the other, and where each but the first begins, in points. */
export interface JoinedRings {
  readonly points: readonly number[];
  readonly holeStarts: readonly number[];
}

export function join(outer: Ring, holes: readonly Ring[]): JoinedRings {
  if (holes.length === 0) return { points: outer, holeStarts: [] };
  const points = [...outer];
  const holeStarts: number[] = [];
  for (const hole of holes) {
    holeStarts.push(points.length / 2);
    for (const coordinate of hole) points.push(coordinate);
  }
  return { points, holeStarts };
}
