import type { Argument } from '#core/step';
import { chordsOf, ellipsePoints } from '../curves/arcs.ts';
import { decline } from '../declined.ts';
import { identity } from '../frame.ts';
import { numberOf, optionalNumber, type Source } from '../source.ts';
import { flangedShapes } from './flanged-shapes.ts';
import { plainShapes } from './plain-shapes.ts';
import { roundedRing } from './rounded.ts';
import type { Outlines } from './shaper.ts';

/** About the origin, counter-clockwise. */
function rectangle(x: number, y: number): Outlines {
  return { outer: [-x / 2, -y / 2, x / 2, -y / 2, x / 2, y / 2, -x / 2, y / 2], holes: [] };
}

const shapes = { ...plainShapes, ...flangedShapes };

export const isParameterised = (keyword: string): boolean => Object.hasOwn(shapes, keyword);

function sizeOf(argument: Argument | undefined): number {
  const size = numberOf(argument);
  return size > 0 ? size : decline('profile without size');
}

/** @param values of the profile's statement. */
export function drawParameterised(source: Source, keyword: string, values: readonly Argument[]): Outlines {
  const { segmentation, lengthToMetres, planeAngleToRadians } = source;
  const draw = shapes[keyword];
  if (draw === undefined) return decline(`profile ${keyword}`);
  // Most profiles of all are rectangles, for which the shaper is more work than the shape.
  if (keyword === 'IFCRECTANGLEPROFILEDEF') return rectangle(sizeOf(values[3]), sizeOf(values[4]));
  return draw({
    size: (position) => sizeOf(values[position]),
    extra: (position) => optionalNumber(values[position]) ?? 0,
    slope: (position) => {
      const tangent = Math.tan((optionalNumber(values[position]) ?? 0) * planeAngleToRadians);
      return Math.abs(tangent) < 1 ? tangent : decline('flange too steep');
    },
    count: values.length,
    outline: (corners) => roundedRing(corners, segmentation, lengthToMetres, 2),
    fineOutline: (corners) => roundedRing(corners, segmentation, lengthToMetres, 4),
    ellipse: (semiAxis1, semiAxis2) => {
      if (!(semiAxis1 > 0 && semiAxis2 > 0)) decline('profile without size');
      const chords = chordsOf(segmentation, Math.max(semiAxis1, semiAxis2) * lengthToMetres, 2 * Math.PI);
      return ellipsePoints({ frame: identity, semiAxis1, semiAxis2 }, 0, 2 * Math.PI, chords);
    },
  });
}
