import { decline } from '../declined.ts';
import { compose, type Frame, movedBy, type Vector, Z_AXIS } from '../frame.ts';
import { join } from '../joined-rings.ts';
import type { Profile } from '../profiles/profiles.ts';
import { directionOf, optionalReference } from '../source.ts';
import { movedPoints } from './moved-points.ts';
import { Prism } from './prism.ts';
import type { Solid } from './solid.ts';
import type { SolidContext } from './solid-context.ts';
import { endsOf } from './sweeps/ends.ts';
import { Sections } from './sweeps/sections.ts';

/** Sine of the angle to the profile's plane below which nothing is swept. */
const FLATTEST = 1e-9;

/** IfcExtrudedAreaSolid and IfcExtrudedAreaSolidTapered. */
export function extrusions({ source, placements, profiles }: SolidContext, id: number): Solid[] {
  const { reader } = source;
  reader.readReferencesOf(id);
  const { first = decline('not a reference'), second, third = decline('not a reference') } = reader;
  const length = reader.followingNumber();
  if (!(length > 0)) decline('extrusion without depth');
  const isTapered = reader.keywordOf(id) === 'IFCEXTRUDEDAREASOLIDTAPERED';
  const starts = profiles.all(first);
  const ends = isTapered ? endsOf(profiles, starts, optionalReference(reader.argument(id, 4))) : starts;
  const frame = placements.axes(second);
  const direction = directionOf(source, third, Z_AXIS);
  if (Math.abs(direction[2]) < FLATTEST) decline('extrusion within its plane');
  // Downwards is the same body as upwards from its other end.
  const isUpward = direction[2] > 0;
  const path: Vector = [direction[0] * length, direction[1] * length, direction[2] * length];
  const upward: Vector = isUpward ? path : [-path[0], -path[1], -path[2]];
  const base = isUpward ? frame : compose(frame, movedBy(path));
  return starts.map((start, at) => {
    const end = ends[at] ?? start;
    if (end === start) return new Prism(start, base, upward);
    const top = compose(base, movedBy(upward));
    return isUpward ? tapered(start, end, base, top) : tapered(end, start, base, top);
  });
}

function tapered(bottom: Profile, top: Profile, base: Frame, end: Frame): Solid {
  const { points, holeStarts } = join(bottom.outer, bottom.holes);
  const sections = [inSpace(points, base), inSpace(join(top.outer, top.holes).points, end)];
  return new Sections({ sections, holeStarts, start: bottom.triangles, end: top.triangles, isRing: false });
}

function inSpace(points: readonly number[], frame: Frame): number[] {
  const raised: number[] = [];
  for (let at = 0; at < points.length; at += 2) raised.push(points[at] ?? 0, points[at + 1] ?? 0, 0);
  return movedPoints(raised, frame);
}
