import type { Corner } from './rounded.ts';
import { type Shape, solid } from './shaper.ts';

/** A rectangle about the origin. */
const rectangle = (x: number, y: number, fillet = 0): Corner[] => [
  [-x / 2, -y / 2, fillet],
  [x / 2, -y / 2, fillet],
  [x / 2, y / 2, fillet],
  [-x / 2, y / 2, fillet],
];

/** Profiles of even thickness. */
export const plainShapes: Readonly<Record<string, Shape>> = {
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
