import { sweepChords } from '../../curves/arcs.ts';
import { decline } from '../../declined.ts';
import { type Frame, unit, type Vector, Y_AXIS } from '../../frame.ts';
import { join } from '../../joined-rings.ts';
import type { Profile } from '../../profiles/profiles.ts';
import { directionOf, numberOf, optionalReference, pointOf, referenceOf, type Source } from '../../source.ts';
import { movedPoints } from '../moved-points.ts';
import type { Solid } from '../solid.ts';
import type { SolidContext } from '../solid-context.ts';
import { endsOf } from './ends.ts';
import { Sections } from './sections.ts';

const TURN = 2 * Math.PI;
/** Radians. */
const LEAST_ANGLE = 1e-9;

/** An axis in the plane of the profile. */
interface Axis {
  readonly x: number;
  readonly y: number;
  /** Of length 1. */
  readonly dx: number;
  readonly dy: number;
}

/** IfcRevolvedAreaSolid and IfcRevolvedAreaSolidTapered. */
export function revolutions({ source, placements, profiles }: SolidContext, id: number): Solid[] {
  const [sweptArea, position, axis, angle, endSweptArea] = source.reader.read(id);
  const frame = placements.axes(optionalReference(position));
  const sweep = numberOf(angle) * source.planeAngleToRadians;
  if (!(Math.abs(sweep) > LEAST_ANGLE)) decline('revolution without angle');
  const around = axisOf(source, referenceOf(axis));
  const starts = profiles.all(referenceOf(sweptArea));
  const ends = endsOf(profiles, starts, optionalReference(endSweptArea));
  return starts.map((start, at) => revolution(source, frame, around, sweep, start, ends[at] ?? start));
}

function axisOf(source: Source, id: number): Axis {
  const [location, axis] = source.reader.read(id);
  const [x, y, z] = pointOf(source, referenceOf(location));
  const [dx, dy, dz] = directionOf(source, optionalReference(axis), Y_AXIS);
  const along = unit([dx, dy, 0]);
  if (along === undefined || Math.abs(dz) > 1e-6 || Math.abs(z) > source.tolerance) decline('axis out of the plane');
  else return { x, y, dx: along[0], dy: along[1] };
}

function revolution(source: Source, frame: Frame, axis: Axis, sweep: number, start: Profile, end: Profile): Solid {
  const { points, holeStarts } = join(start.outer, start.holes);
  const last = join(end.outer, end.holes).points;
  const distances = [...distancesTo(axis, points), ...distancesTo(axis, last)];
  const [least, most] = [Math.min(...distances), Math.max(...distances)];
  if (least < -source.tolerance && most > source.tolerance) decline('profile on both sides of its axis');
  const isFull = Math.abs(sweep) > TURN - LEAST_ANGLE && start === end;
  const turn = Math.max(-TURN, Math.min(TURN, sweep));
  const radius = Math.max(-least, most) * source.lengthToMetres;
  const chords = Math.max(isFull ? 3 : 1, sweepChords(source.segmentation, radius, turn));
  const sections: number[][] = [];
  for (let step = 0; step <= (isFull ? chords - 1 : chords); step++) {
    const share = step / chords;
    const flat = start === end ? points : points.map((from, at) => from + share * ((last[at] ?? 0) - from));
    sections.push(movedPoints(turned(flat, axis, turn * share, source.tolerance), frame));
  }
  // Where the area sets out against its normal, the body is the same seen from its other end.
  const isForward = most > -least === turn > 0;
  const [bottom, top] = isForward ? [start.triangles, end.triangles] : [end.triangles, start.triangles];
  if (!isForward) sections.reverse();
  return new Sections({ sections, holeStarts, start: bottom, end: top, isRing: isFull });
}

/** Of points from the axis, positive to its left. */
function distancesTo({ x, y, dx, dy }: Axis, points: readonly number[]): number[] {
  const distances: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    distances.push(dx * ((points[at + 1] ?? 0) - y) - dy * ((points[at] ?? 0) - x));
  }
  return distances;
}

/** Points of the plane turned about the axis, x, y, z in turn; those on the axis stay where they are. */
function turned(points: readonly number[], axis: Axis, angle: number, tolerance: number): number[] {
  const { x, y, dx, dy } = axis;
  const distances = distancesTo(axis, points);
  const result: number[] = [];
  for (const [number, distance] of distances.entries()) {
    const along = dx * ((points[number * 2] ?? 0) - x) + dy * ((points[number * 2 + 1] ?? 0) - y);
    const away = Math.abs(distance) < tolerance ? 0 : distance;
    const aside = away * Math.cos(angle);
    const [foot, side]: [Vector, Vector] = [
      [x + dx * along, y + dy * along, 0],
      [-dy * aside, dx * aside, away * Math.sin(angle)],
    ];
    result.push(foot[0] + side[0], foot[1] + side[1], side[2]);
  }
  return result;
}
