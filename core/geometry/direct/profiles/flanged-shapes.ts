import { decline } from '../declined.ts';
import type { Corner } from './rounded.ts';
import { type Shape, solid } from './shaper.ts';

/**
 * Half or whole thickness of a part whose face slopes, by the place along it: as stated at its middle, more towards where
 * it is rooted.
 *
 * The schema does not say where FlangeThickness is measured (buildingSMART/IFC4.x-development, issue 564). The standards of
 * rolled steel do: in the middle of the overhanging part, that is at a quarter of the width of an I (DIN 1025-1) or T
 * (DIN 1024) and at half the width of a U (DIN 1026-1); the areas of their tables follow only so.
 */
const taper = (thickness: number, middle: number, slope: number) => (at: number) => {
  const there = thickness + (middle - at) * slope;
  return there > 0 ? there : decline('flange that ends in nothing');
};

/** Of an I: `half` its width, its thickness by the distance from the web's middle, radii of its root and its edge. */
interface Flange {
  readonly half: number;
  readonly thickness: (at: number) => number;
  readonly fillet: number;
  readonly edge: number;
}

/** The corners of an I, counter-clockwise. @param y half its depth. @param web half its web. */
const cornersOfI = (y: number, web: number, lower: Flange, upper: Flange): Corner[] => [
  [-lower.half, -y],
  [lower.half, -y],
  [lower.half, -y + lower.thickness(lower.half), lower.edge],
  [web, -y + lower.thickness(web), lower.fillet],
  [web, y - upper.thickness(web), upper.fillet],
  [upper.half, y - upper.thickness(upper.half), upper.edge],
  [upper.half, y],
  [-upper.half, y],
  [-upper.half, y - upper.thickness(upper.half), upper.edge],
  [-web, y - upper.thickness(web), upper.fillet],
  [-web, -y + lower.thickness(web), lower.fillet],
  [-lower.half, -y + lower.thickness(lower.half), lower.edge],
];

/** Profiles of rolled steel: flanges and legs may slope, their corners be rounded. */
export const flangedShapes: Readonly<Record<string, Shape>> = {
  IFCISHAPEPROFILEDEF: ({ size, extra, slope, outline }) => {
    const [x, y, web, fillet, edge] = [size(3) / 2, size(4) / 2, size(5) / 2, extra(7), extra(8)];
    const flange = taper(size(6), x / 2, slope(9));
    const both = { half: x, thickness: flange, fillet, edge };
    return solid(outline(cornersOfI(y, web, both, both)));
  },
  IFCASYMMETRICISHAPEPROFILEDEF: ({ size, extra, slope, outline, count }) => {
    // IFC2X3 has none of what comes behind TopFlangeFilletRadius but CentreOfGravityInY.
    const isOld = count <= 12;
    const [bottom, y, web, top] = [size(3) / 2, size(4) / 2, size(5) / 2, size(8) / 2];
    const under = taper(size(6), bottom / 2, isOld ? 0 : slope(12));
    const over = taper(extra(9) || size(6), top / 2, isOld ? 0 : slope(14));
    const [bottomEdge, topEdge] = isOld ? [0, 0] : [extra(11), extra(13)];
    const lower = { half: bottom, thickness: under, fillet: extra(7), edge: bottomEdge };
    const upper = { half: top, thickness: over, fillet: extra(10), edge: topEdge };
    return solid(outline(cornersOfI(y, web, lower, upper)));
  },
  IFCLSHAPEPROFILEDEF: ({ size, extra, slope, outline }) => {
    const [y, x] = [size(3) / 2, (extra(4) || size(3)) / 2];
    const [thickness, fillet, edge, tangent] = [size(5), extra(6), extra(7), slope(8)];
    const leg = taper(thickness, 0, tangent);
    // Where the inner faces of both legs meet.
    const [innerX, innerY] = [
      (-x + thickness + tangent * (y - thickness)) / (1 - tangent * tangent),
      (-y + thickness + tangent * (x - thickness)) / (1 - tangent * tangent),
    ];
    return solid(
      outline([
        [-x, -y],
        [x, -y],
        [x, -y + leg(x), edge],
        [innerX, innerY, fillet],
        [-x + leg(y), y, edge],
        [-x, y],
      ]),
    );
  },
  IFCUSHAPEPROFILEDEF: ({ size, extra, slope, outline }) => {
    const [y, x, web, fillet, edge] = [size(3) / 2, size(4) / 2, size(5), extra(7), extra(8)];
    const flange = taper(size(6), 0, slope(9));
    return solid(
      outline([
        [-x, -y],
        [x, -y],
        [x, -y + flange(x), edge],
        [-x + web, -y + flange(-x + web), fillet],
        [-x + web, y - flange(-x + web), fillet],
        [x, y - flange(x), edge],
        [x, y],
        [-x, y],
      ]),
    );
  },
  IFCTSHAPEPROFILEDEF: ({ size, extra, slope, outline }) => {
    const [y, x, halfWeb, thickness] = [size(3) / 2, size(4) / 2, size(5) / 2, size(6)];
    const [fillet, flangeEdge, webEdge, webSlope, flangeSlope] = [extra(7), extra(8), extra(9), slope(10), slope(11)];
    const flange = taper(thickness, x / 2, flangeSlope);
    const web = taper(halfWeb, 0, -webSlope);
    // Where the inner faces of flange and web meet.
    const innerY = (y - thickness + flangeSlope * (halfWeb - x / 2)) / (1 - flangeSlope * webSlope);
    const innerX = web(innerY);
    return solid(
      outline([
        [-web(-y), -y, webEdge],
        [web(-y), -y, webEdge],
        [innerX, innerY, fillet],
        [x, y - flange(x), flangeEdge],
        [x, y],
        [-x, y],
        [-x, y - flange(x), flangeEdge],
        [-innerX, innerY, fillet],
      ]),
    );
  },
};
