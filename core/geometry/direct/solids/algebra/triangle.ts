import { cross, type Vector } from '../../frame.ts';
import type { Welded } from '../clip/welded.ts';

/** A point by its number. */
export function pointAt(points: readonly number[], number: number): Vector {
  const at = number * 3;
  return [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];
}

export type Corners = readonly [Vector, Vector, Vector];

/** The corners of the triangle that begins at a place in `triangles`. */
export function cornersAt({ points, triangles }: Welded, at: number): Corners {
  return [
    pointAt(points, triangles[at] ?? 0),
    pointAt(points, triangles[at + 1] ?? 0),
    pointAt(points, triangles[at + 2] ?? 0),
  ];
}

/** As long as twice the triangle's area, towards where it is counter-clockwise. */
export function triangleNormal([a, b, c]: Corners): Vector {
  return cross(minus(b, a), minus(c, a));
}

export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
