import { decline } from '../declined.ts';
import { cross, type Frame, frameOf, unit, type Vector, X_AXIS, Z_AXIS } from '../frame.ts';
import {
  directionOf,
  isTyped,
  numberOf,
  optionalNumber,
  optionalReference,
  referenceOf,
  type Source,
} from '../source.ts';
import type { Alignments } from './alignments.ts';

/**
 * IfcAxis2PlacementLinear: the origin by IfcPointByDistanceExpression, x along the curve and z as upright as can be unless
 * they are stated; the curve's coordinates.
 */
export function linearAxes(source: Source, alignments: Alignments, id: number): Frame {
  const { reader } = source;
  if (reader.keywordOf(id) !== 'IFCAXIS2PLACEMENTLINEAR') decline('axes of another kind');
  const [location, axis, refDirection] = reader.read(id);
  const { origin, x, z } = pointByDistance(source, alignments, referenceOf(location));
  return frameOf(
    origin,
    directionOf(source, optionalReference(axis), z),
    directionOf(source, optionalReference(refDirection), x),
  );
}

/** IfcPointByDistanceExpression, with the directions of the curve there: along it, and upwards at right angles to that. */
function pointByDistance(source: Source, alignments: Alignments, id: number) {
  const { reader } = source;
  if (reader.keywordOf(id) !== 'IFCPOINTBYDISTANCEEXPRESSION') decline('point of another kind');
  const [distanceAlong, offsetLateral, offsetVertical, offsetLongitudinal, basisCurve] = reader.read(id);
  if (isTyped(distanceAlong) && distanceAlong.keyword === 'IFCPARAMETERVALUE') decline('distance as a parameter');
  const { point, tangent } = alignments.at(referenceOf(basisCurve), numberOf(distanceAlong));
  const x = unit(tangent) ?? X_AXIS;
  // To the left, as seen along the curve.
  const y = unit(cross(Z_AXIS, x)) ?? decline('alignment that rises upright');
  const z = cross(x, y);
  const offsets = [offsetLongitudinal, offsetLateral, offsetVertical].map((offset) => optionalNumber(offset) ?? 0);
  const origin = [x, y, z].reduce<Vector>(([ox, oy, oz], [dx, dy, dz], axis) => {
    const offset = offsets[axis] ?? 0;
    return [ox + offset * dx, oy + offset * dy, oz + offset * dz];
  }, point);
  return { origin, x, z };
}
