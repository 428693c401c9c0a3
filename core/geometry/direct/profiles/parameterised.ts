import type { Argument } from '#core/step';
import { chordsOf, ellipsePoints } from '../curves/arcs.ts';
import { decline } from '../declined.ts';
import { identity } from '../frame.ts';
import { numberOf, optionalNumber, type Source } from '../source.ts';
import { type Corner, roundedRing } from './rounded.ts';

/** Outlines about the profile's own origin, before its Position. */
export interface Outlines {
  readonly outer: number[];
  readonly holes: readonly number[][];
}

/** The numbers of a profile's attributes, `$` as 0, and shapes to make outlines of. */
interface Shaper {
  /** The attribute at a position; declined where it is missing. */
  readonly size: (position: number) => number;
  /** The attribute at a position, 0 where it is missing. */
  readonly extra: (position: number) => number;
  /** How many attributes there are: older schemas have fewer. */
  readonly count: number;
  /** Fillets as fine as those of steel profiles need: 0.1 % of the area of an angle. */
  readonly outline: (corners: readonly Corner[]) => number[];
  /** Fillets as fine as web-ifc has those of rectangles. */
  readonly fineOutline: (corners: readonly Corner[]) => number[];
  readonly ellipse: (semiAxis1: number, semiAxis2: number) => number[];
}

type Shape = (shaper: Shaper) => Outlines;

const solid = (outer: number[]): Outlines => ({ outer, holes: [] });

/** A rectangle about the origin. */
const rectangle = (x: number, y: number, fillet = 0): Corner[] => [
  [-x / 2, -y / 2, fillet],
  [x / 2, -y / 2, fillet],
  [x / 2, y / 2, fillet],
  [-x / 2, y / 2, fillet],
];

/** How every parameterised profile of IFC is drawn, attributes by their position (IfcProfileDef has 0 and 1, Position is 2). */
const shapes: Readonly<Record<string, Shape>> = {
  IFCRECTANGLEPROFILEDEF: ({ size, outline }) => solid(outline(rectangle(size(3), size(4)))),
  IFCROUNDEDRECTANGLEPROFILEDEF: ({ size, fineOutline }) => solid(fineOutline(rectangle(size(3), size(4), size(5)))),
  IFCRECTANGLEHOLLOWPROFILEDEF: ({ size, extra, fineOutline }) => {
    const wall = 2 * size(5);
    return {
      outer: fineOutline(rectangle(size(3), size(4), extra(7))),
      holes: [fineOutline(rectangle(size(3) - wall, size(4) - wall, extra(6)))],
    };
  },
  IFCCIRCLEPROFILEDEF: ({ size, ellipse }) => solid(ellipse(size(3), size(3))),
  IFCCIRCLEHOLLOWPROFILEDEF: ({ size, ellipse }) => {
    const inner = size(3) - size(4);
    return { outer: ellipse(size(3), size(3)), holes: [ellipse(inner, inner)] };
  },
  IFCELLIPSEPROFILEDEF: ({ size, ellipse }) => solid(ellipse(size(3), size(4))),
  IFCTRAPEZIUMPROFILEDEF: ({ size, extra, outline }) => {
    const [x, y, offset] = [size(3) / 2, size(5) / 2, extra(6)];
    return solid(
      outline([
        [-x, -y],
        [x, -y],
        [-x + offset + size(4), y],
        [-x + offset, y],
      ]),
    );
  },
  IFCISHAPEPROFILEDEF: ({ size, extra, outline }) => {
    if (extra(9) !== 0) decline('flange with slope');
    const [x, y, web, flange, fillet, edge] = [size(3) / 2, size(4) / 2, size(5) / 2, size(6), extra(7), extra(8)];
    return solid(
      outline([
        [-x, -y],
        [x, -y],
        [x, -y + flange, edge],
        [web, -y + flange, fillet],
        [web, y - flange, fillet],
        [x, y - flange, edge],
        [x, y],
        [-x, y],
        [-x, y - flange, edge],
        [-web, y - flange, fillet],
        [-web, -y + flange, fillet],
        [-x, -y + flange, edge],
      ]),
    );
  },
  IFCASYMMETRICISHAPEPROFILEDEF: ({ size, extra, outline, count }) => {
    // IFC2X3 has none of what comes behind TopFlangeFilletRadius but CentreOfGravityInY.
    const isOld = count <= 12;
    if (!isOld && (extra(12) !== 0 || extra(14) !== 0)) decline('flange with slope');
    const [bottom, y, web, top] = [size(3) / 2, size(4) / 2, size(5) / 2, size(8) / 2];
    const [under, over] = [size(6), extra(9) || size(6)];
    const [bottomFillet, topFillet] = [extra(7), extra(10)];
    const [bottomEdge, topEdge] = isOld ? [0, 0] : [extra(11), extra(13)];
    return solid(
      outline([
        [-bottom, -y],
        [bottom, -y],
        [bottom, -y + under, bottomEdge],
        [web, -y + under, bottomFillet],
        [web, y - over, topFillet],
        [top, y - over, topEdge],
        [top, y],
        [-top, y],
        [-top, y - over, topEdge],
        [-web, y - over, topFillet],
        [-web, -y + under, bottomFillet],
        [-bottom, -y + under, bottomEdge],
      ]),
    );
  },
  IFCLSHAPEPROFILEDEF: ({ size, extra, outline }) => {
    if (extra(8) !== 0) decline('flange with slope');
    const [y, x] = [size(3) / 2, (extra(4) || size(3)) / 2];
    const [thickness, fillet, edge] = [size(5), extra(6), extra(7)];
    return solid(
      outline([
        [-x, -y],
        [x, -y],
        [x, -y + thickness, edge],
        [-x + thickness, -y + thickness, fillet],
        [-x + thickness, y, edge],
        [-x, y],
      ]),
    );
  },
  IFCUSHAPEPROFILEDEF: ({ size, extra, outline }) => {
    if (extra(9) !== 0) decline('flange with slope');
    const [y, x, web, flange, fillet, edge] = [size(3) / 2, size(4) / 2, size(5), size(6), extra(7), extra(8)];
    return solid(
      outline([
        [-x, -y],
        [x, -y],
        [x, -y + flange, edge],
        [-x + web, -y + flange, fillet],
        [-x + web, y - flange, fillet],
        [x, y - flange, edge],
        [x, y],
        [-x, y],
      ]),
    );
  },
  IFCTSHAPEPROFILEDEF: ({ size, extra, outline }) => {
    if (extra(10) !== 0 || extra(11) !== 0) decline('flange with slope');
    const [y, x, web, flange] = [size(3) / 2, size(4) / 2, size(5) / 2, size(6)];
    const [fillet, flangeEdge, webEdge] = [extra(7), extra(8), extra(9)];
    return solid(
      outline([
        [-web, -y, webEdge],
        [web, -y, webEdge],
        [web, y - flange, fillet],
        [x, y - flange, flangeEdge],
        [x, y],
        [-x, y],
        [-x, y - flange, flangeEdge],
        [-web, y - flange, fillet],
      ]),
    );
  },
  IFCCSHAPEPROFILEDEF: ({ size, extra, outline }) => {
    const [y, x, wall, girth, inner] = [size(3) / 2, size(4) / 2, size(5), size(6), extra(7)];
    const outerRadius = inner > 0 ? inner + wall : 0;
    return solid(
      outline([
        [-x, -y, outerRadius],
        [x, -y, outerRadius],
        [x, -y + girth],
        [x - wall, -y + girth],
        [x - wall, -y + wall, inner],
        [-x + wall, -y + wall, inner],
        [-x + wall, y - wall, inner],
        [x - wall, y - wall, inner],
        [x - wall, y - girth],
        [x, y - girth],
        [x, y, outerRadius],
        [-x, y, outerRadius],
      ]),
    );
  },
  IFCZSHAPEPROFILEDEF: ({ size, extra, outline }) => {
    const [y, width, web, flange, fillet, edge] = [size(3) / 2, size(4), size(5) / 2, size(6), extra(7), extra(8)];
    return solid(
      outline([
        [-web, -y],
        [width - web, -y],
        [width - web, -y + flange, edge],
        [web, -y + flange, fillet],
        [web, y],
        [-width + web, y],
        [-width + web, y - flange, edge],
        [-web, y - flange, fillet],
      ]),
    );
  },
};

export const isParameterised = (keyword: string): boolean => Object.hasOwn(shapes, keyword);

/** @param values of the profile's statement. */
export function drawParameterised(source: Source, keyword: string, values: readonly Argument[]): Outlines {
  const { segmentation, lengthToMetres } = source;
  const draw = shapes[keyword];
  if (draw === undefined) return decline(`profile ${keyword}`);
  return draw({
    size: (position) => {
      const size = numberOf(values[position]);
      return size > 0 ? size : decline('profile without size');
    },
    extra: (position) => optionalNumber(values[position]) ?? 0,
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
