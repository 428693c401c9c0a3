import { sweepChords } from '../../curves/arcs.ts';
import { decline } from '../../declined.ts';
import { cross, unit, type Vector } from '../../frame.ts';
import type { Source } from '../../source.ts';
import { dot, minus } from '../algebra/triangle.ts';
import type { Directrix } from './along-line.ts';

/** Sine of the angle below which a corner is none. */
const STRAIGHT = 1e-6;

/** A broken line whose corners are rounded (IfcSweptDiskSolidPolygonal.FilletRadius). */
export function withFillets(source: Source, { corners, isRing }: Directrix, radius: number): Directrix {
  if (!(radius > 0)) return { corners, isRing };
  const rounded = corners.flatMap((corner, at) => {
    const before = corners[at - 1] ?? (isRing ? corners.at(-1) : undefined);
    const after = corners[at + 1] ?? (isRing ? corners[0] : undefined);
    return before === undefined || after === undefined ? [corner] : arc(source, before, corner, after, radius);
  });
  return { corners: rounded, isRing };
}

/** Points of the arc that touches both stretches at a corner. */
function arc(source: Source, before: Vector, corner: Vector, after: Vector, radius: number): Vector[] {
  const [back, on] = [minus(before, corner), minus(after, corner)];
  const [u, v] = [unit(back), unit(on)];
  if (u === undefined || v === undefined) return [corner];
  const normal = cross(u, v);
  if (Math.hypot(...normal) < STRAIGHT) return [corner];
  const half = Math.acos(dot(u, v)) / 2;
  const along = radius / Math.tan(half);
  if (along > Math.hypot(...back) || along > Math.hypot(...on)) decline('fillet longer than its line');
  const sweep = Math.PI - 2 * half;
  const inwards = unit([u[0] + v[0], u[1] + v[1], u[2] + v[2]]);
  if (inwards === undefined) return [corner];
  const far = radius / Math.sin(half);
  const centre = plus(corner, inwards, far);
  const chords = sweepChords(source.segmentation, radius * source.lengthToMetres, sweep);
  return Array.from({ length: chords + 1 }, (_, step) => {
    // From the middle of the arc, which lies towards the corner, to both sides.
    const angle = -sweep / 2 + (sweep * step) / chords;
    const side = unit(minus(v, u)) ?? v;
    return plus(plus(centre, inwards, -radius * Math.cos(angle)), side, radius * Math.sin(angle));
  });
}

const plus = ([x, y, z]: Vector, [dx, dy, dz]: Vector, by: number): Vector => [x + dx * by, y + dy * by, z + dz * by];
