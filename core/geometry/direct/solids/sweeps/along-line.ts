import { decline } from '../../declined.ts';
import { cross, unit, type Vector, X_AXIS, Z_AXIS } from '../../frame.ts';
import { dot, minus, pointAt } from '../algebra/triangle.ts';

/** Cosine of the sharpest turn: a profile swept round a hairpin passes through itself. */
const SHARPEST = -0.9;
/** How far an orientation may miss the wanted one, of 1. */
const TWIST = 1e-3;
/** Sine of the angle below which a direction is one along the line. */
const LEAST = 1e-6;

/** A broken line in space that an area is swept along. */
export interface Directrix {
  /** Corners, no two in a row the same; the first is not repeated. */
  readonly corners: readonly Vector[];
  /** The last corner leads back to the first. */
  readonly isRing: boolean;
}

/** @param points x, y, z in turn, perhaps repeated ones. */
export function directrixOf(points: readonly number[], tolerance: number): Directrix {
  const corners: Vector[] = [];
  for (let number = 0; number < points.length / 3; number++) {
    const corner = pointAt(points, number);
    const last = corners.at(-1);
    if (last === undefined || Math.hypot(...minus(corner, last)) > tolerance) corners.push(corner);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  const isRing =
    corners.length > 3 && first !== undefined && last !== undefined && Math.hypot(...minus(first, last)) <= tolerance;
  if (isRing) corners.pop();
  if (corners.length < 2) decline('directrix without length');
  return { corners, isRing };
}

/** Where the x axis of the profile points. */
export interface Upward {
  /** As far as it can at right angles to the line; undefined or along the line: anywhere across. */
  readonly direction: Vector | undefined;
  /** It has to point there all the way; otherwise at the beginning, and goes on from there without a twist. */
  readonly isFixed: boolean;
}

/**
 * An area in space along a broken line, mitred at its corners: every stretch has the same area across.
 *
 * @param outline of the area, x and y in turn: the line runs through its origin, along its z axis.
 * @returns a section per corner, x, y, z in turn.
 * @throws Declined where the area would have to be twisted on its way.
 */
export function sectionsAlong(
  { corners, isRing }: Directrix,
  outline: readonly number[],
  { direction, isFixed }: Upward,
): number[][] {
  const count = corners.length;
  const tangents: Vector[] = corners.map(
    (corner, at) => unit(minus(corners[(at + 1) % count] ?? corner, corner)) ?? Z_AXIS,
  );
  if (!isRing) tangents[count - 1] = tangents[count - 2] ?? Z_AXIS;
  const before = (at: number): Vector => tangents[at > 0 ? at - 1 : isRing ? count - 1 : 0] ?? Z_AXIS;
  const [along = Z_AXIS] = tangents;
  let x = (direction && across(direction, along)) ?? across(anyAcross(along), along) ?? X_AXIS;
  const sections: number[][] = [];
  for (const [at, corner] of corners.entries()) {
    const [from, to] = [before(at), tangents[at] ?? Z_AXIS];
    if (dot(from, to) < SHARPEST) decline('sweep round too sharp a corner');
    if (at > 0) x = mirrored(x, from, to);
    const wanted = isFixed && direction ? (across(direction, to) ?? decline('reference along the directrix')) : x;
    if (dot(wanted, x) < 1 - TWIST) decline('sweep that twists');
    sections.push(mitred(outline, corner, x, from, to));
  }
  return sections;
}

/** The outline in the plane that halves the corner, moved there along the stretch behind it. */
function mitred(outline: readonly number[], corner: Vector, x: Vector, from: Vector, to: Vector): number[] {
  const y = cross(to, x);
  const half: Vector = [from[0] + to[0], from[1] + to[1], from[2] + to[2]];
  const slope = dot(to, half);
  const points: number[] = [];
  for (let at = 0; at < outline.length; at += 2) {
    const [u, v] = [outline[at] ?? 0, outline[at + 1] ?? 0];
    const aside: Vector = [x[0] * u + y[0] * v, x[1] * u + y[1] * v, x[2] * u + y[2] * v];
    const back = dot(aside, half) / slope;
    points.push(
      corner[0] + aside[0] - to[0] * back,
      corner[1] + aside[1] - to[1] * back,
      corner[2] + aside[2] - to[2] * back,
    );
  }
  return points;
}

/** A direction across one stretch as it goes on across the next: mirrored at the plane that halves the corner. */
function mirrored(x: Vector, from: Vector, to: Vector): Vector {
  const half: Vector = [from[0] + to[0], from[1] + to[1], from[2] + to[2]];
  const factor = (2 * dot(x, half)) / dot(half, half);
  return across([x[0] - half[0] * factor, x[1] - half[1] * factor, x[2] - half[2] * factor], to) ?? x;
}

/** What of a direction is at right angles to another one, of length 1; undefined where that is nothing. */
function across(direction: Vector, along: Vector): Vector | undefined {
  const share = dot(direction, along);
  const rest = minus(direction, [along[0] * share, along[1] * share, along[2] * share]);
  return Math.hypot(...rest) > LEAST ? unit(rest) : undefined;
}

const anyAcross = (along: Vector): Vector => (Math.abs(along[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]);
