import type { Argument } from '#core/step';
import { decline } from '../declined.ts';
import type { Frame } from '../frame.ts';
import { isTyped, numberOf, referenceOf, type Source } from '../source.ts';

/** A place on a curve in the plane, and where the curve goes from there: radians from the x axis. */
export interface PlacedTangent {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/**
 * IfcCurveSegment: a part of its ParentCurve, moved so that it starts at Placement. Lengths in the file's unit; a segment
 * runs against its parent where its SegmentLength is negative.
 */
export interface CurveSegment {
  readonly parent: number;
  readonly keyword: string;
  readonly start: PlacedTangent;
  /** Along the parent curve, where the segment starts. */
  readonly from: number;
  readonly length: number;
  readonly direction: 1 | -1;
}

/** @param axes reads an IfcAxis2Placement2D. */
export function curveSegment(source: Source, axes: (id: number) => Frame, id: number): CurveSegment {
  const { reader } = source;
  if (reader.keywordOf(id) !== 'IFCCURVESEGMENT') decline('segment of another kind');
  const [, placement, segmentStart, segmentLength, parentCurve] = reader.read(id);
  const parent = referenceOf(parentCurve);
  const keyword = reader.keywordOf(parent);
  const unit = lengthOfParameter(source, keyword, parent);
  const length = lengthOf(segmentLength, unit);
  const [xx, xy, , , , , , , , x, y] = axes(referenceOf(placement));
  return {
    parent,
    keyword,
    start: { x, y, angle: Math.atan2(xy, xx) },
    from: lengthOf(segmentStart, unit),
    length: Math.abs(length),
    direction: length < 0 ? -1 : 1,
  };
}

/** Of IfcCircle. */
export function radiusOf({ reader }: Source, circle: number): number {
  const radius = numberOf(reader.argument(circle, 1));
  return radius > 0 ? radius : decline('curve without radius');
}

/** How long an IfcParameterValue of 1 is: IfcLine counts lengths of its vector, IfcCircle angles, spirals their length. */
function lengthOfParameter(source: Source, keyword: string, parent: number): number {
  if (keyword === 'IFCCIRCLE') return radiusOf(source, parent) * source.planeAngleToRadians;
  if (keyword !== 'IFCLINE') return 1;
  const vector = referenceOf(source.reader.argument(parent, 1));
  return numberOf(source.reader.argument(vector, 1));
}

function lengthOf(measure: Argument | undefined, lengthOfOne: number): number {
  const isParameter = isTyped(measure) && measure.keyword === 'IFCPARAMETERVALUE';
  return numberOf(measure) * (isParameter ? lengthOfOne : 1);
}
