import { decline } from '../declined.ts';
import { compose, type Frame, Z_AXIS } from '../frame.ts';
import type { Profile } from '../profiles/profiles.ts';
import { directionOf, numberOf, optionalReference, referenceOf } from '../source.ts';
import { join } from '../triangulate.ts';
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
  const [sweptArea, position, extrudedDirection, depth, endSweptArea] = source.reader.read(id);
  const length = numberOf(depth);
  if (!(length > 0)) decline('extrusion without depth');
  const starts = profiles.all(referenceOf(sweptArea));
  const ends = endsOf(profiles, starts, optionalReference(endSweptArea));
  const frame = placements.axes(optionalReference(position));
  const [x, y, z] = directionOf(source, referenceOf(extrudedDirection), Z_AXIS);
  if (Math.abs(z) < FLATTEST) decline('extrusion within its plane');
  // Downwards is the same body as upwards from its other end.
  const isUpward = z > 0;
  const [dx, dy, dz] = isUpward ? [x * length, y * length, z * length] : [-x * length, -y * length, -z * length];
  const base = isUpward ? frame : compose(frame, [1, 0, 0, 0, 1, 0, 0, 0, 1, x * length, y * length, z * length]);
  return starts.map((start, at) => {
    const end = ends[at] ?? start;
    if (end === start) return new Prism(start, base, [dx, dy, dz]);
    const top = compose(base, [1, 0, 0, 0, 1, 0, 0, 0, 1, dx, dy, dz]);
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
