import { decline } from '../../declined.ts';
import { type Frame, identity, X_AXIS } from '../../frame.ts';
import { join } from '../../joined-rings.ts';
import type { Profile } from '../../profiles/profiles.ts';
import { directionOf, optionalReference, referenceOf } from '../../source.ts';
import { movedPoints } from '../moved-points.ts';
import type { Solid } from '../solid.ts';
import type { SolidContext } from '../solid-context.ts';
import { type Directrix, directrixOf, sectionsAlong, type Upward } from './along-line.ts';
import { trimmedDirectrix } from './directrix-range.ts';
import { Sections } from './sections.ts';

/**
 * IfcSurfaceCurveSweptAreaSolid over an IfcPlane, IfcFixedReferenceSweptAreaSolid and
 * IfcDirectrixDerivedReferenceSweptAreaSolid: the profile's x axis points along the normal of the surface, or as near to
 * the fixed direction as is at right angles to the directrix.
 */
export function sweptAreas(context: SolidContext, id: number): Solid[] {
  const { source, placements, profiles } = context;
  const [sweptArea, position, directrix, startParam, endParam, reference] = source.reader.read(id);
  const frame = placements.axes(optionalReference(position));
  const points = trimmedDirectrix(context, referenceOf(directrix), startParam, endParam);
  const line = directrixOf(points, source.tolerance);
  const upward = upwardOf(context, source.reader.keywordOf(id), referenceOf(reference));
  return profiles.all(referenceOf(sweptArea)).map((profile) => sweptArea3D(line, profile, upward, frame));
}

/** An area along a line, in the coordinates that the frame leads to. */
export function sweptArea3D(line: Directrix, profile: Profile, upward: Upward, frame: Frame = identity): Solid {
  const { points, holeStarts } = join(profile.outer, profile.holes);
  const sections = sectionsAlong(line, points, upward).map((section) => movedPoints(section, frame));
  return new Sections({ sections, holeStarts, start: profile.triangles, end: profile.triangles, isRing: line.isRing });
}

function upwardOf({ source, placements }: SolidContext, keyword: string, reference: number): Upward {
  if (keyword !== 'IFCSURFACECURVESWEPTAREASOLID') {
    return { direction: directionOf(source, reference, X_AXIS), isFixed: true };
  }
  if (source.reader.keywordOf(reference) !== 'IFCPLANE') decline('sweep along a curved surface');
  const [, , , , , , x, y, z] = placements.axes(referenceOf(source.reader.argument(reference, 0)));
  // A directrix in the plane keeps to its normal by itself; one that is not, as some writers have it, cannot.
  return { direction: [x, y, z], isFixed: false };
}
