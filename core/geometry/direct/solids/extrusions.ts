import { decline } from '../declined.ts';
import { compose, Z_AXIS } from '../frame.ts';
import type { Placements } from '../placements.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { directionOf, numberOf, optionalReference, referenceOf, type Source } from '../source.ts';
import { Prism } from './prism.ts';

/** Sine of the angle to the profile's plane below which nothing is swept. */
const FLATTEST = 1e-9;

/** IfcExtrudedAreaSolid. */
export function extrusion(source: Source, placements: Placements, profiles: Profiles, id: number): Prism {
  const [sweptArea, position, extrudedDirection, depth] = source.reader.read(id);
  const length = numberOf(depth);
  if (!(length > 0)) decline('extrusion without depth');
  const profile = profiles.get(referenceOf(sweptArea));
  const frame = placements.axes(optionalReference(position));
  const [x, y, z] = directionOf(source, referenceOf(extrudedDirection), Z_AXIS);
  if (Math.abs(z) < FLATTEST) decline('extrusion within its plane');
  if (z > 0) return new Prism(profile, frame, [x * length, y * length, z * length]);
  // Downwards is the same body as upwards from its other end.
  const end = compose(frame, [1, 0, 0, 0, 1, 0, 0, 0, 1, x * length, y * length, z * length]);
  return new Prism(profile, end, [-x * length, -y * length, -z * length]);
}
