import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ElementGeometry } from '#core/geometry';
import { product } from '../../../support/geometry.ts';
import { direct } from './made.ts';

const number = (value: number) => value.toFixed(9);

/** An IfcPolyline that ends where it begins, `id`, and its points behind it. */
function polyline(id: number, points: readonly (readonly [number, number])[]): string {
  const ids = points.map((_, at) => `#${id + 1 + at}`);
  const lines = points.map(([x, y], at) => `${ids[at]}=IFCCARTESIANPOINT((${number(x)},${number(y)}));\n`);
  return `#${id}=IFCPOLYLINE((${[...ids, ids[0]].join(',')}));\n${lines.join('')}`;
}

/** A wall 10 long, 0.3 thick and 3.5 high, #33; mitred where its profile is. */
const wall = (left: number, right: number) =>
  `#33=IFCEXTRUDEDAREASOLID(#34,$,#8,3.5);\n#34=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#300);
${polyline(300, [
  [0, 0],
  [10, 0],
  [right, 0.3],
  [left, 0.3],
])}`;

/** What is above a slope through (ridge, height), from one x to another; ids from `id` on. */
function above(
  id: number,
  ridge: number,
  height: number,
  slope: number,
  [from, to]: readonly [number, number],
): string {
  return `#${id}=IFCPOLYGONALBOUNDEDHALFSPACE(#${id + 1},.F.,#6,#${id + 5});\n#${id + 1}=IFCPLANE(#${id + 2});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},#${id + 4},$);\n#${id + 3}=IFCCARTESIANPOINT((${number(ridge)},0.,${number(height)}));
#${id + 4}=IFCDIRECTION((${number(-slope)},0.,1.));
${polyline(id + 5, [
  [from, -1],
  [to, -1],
  [to, 1],
  [from, 1],
])}`;
}

const clippedTwice = `${product(100, 'IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#32,#60)')}#32=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#33,#40);\n`;

/** A window 2 wide and 1 high through the wall. */
const window = `#500=IFCOPENINGELEMENT('o',$,$,$,$,#10,#501,$,$);\n#501=IFCPRODUCTDEFINITIONSHAPE($,$,(#502));
#502=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#504));\n#503=IFCRELVOIDSELEMENT('r',$,$,$,#100,#500);
#504=IFCEXTRUDEDAREASOLID(#505,#506,#8,1.);\n#505=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,1.);
#506=IFCAXIS2PLACEMENT3D(#507,#508,#9);\n#507=IFCCARTESIANPOINT((5.,0.5,1.5));\n#508=IFCDIRECTION((0.,-1.,0.));\n`;

/** Without the algebra of solids, which takes longer to load than a small model to make. */
async function madeAtOnce(lines: string): Promise<ElementGeometry['measures']> {
  const result = await direct(lines);
  if (result.status !== 'produced') throw new Error(`It is ${result.status}.`);
  expect(result.wasPostponed).toBe(false);
  return result.geometry.measures;
}

describe('A gable wall', () => {
  it('is cut by two half-spaces that meet at the ridge', async () => {
    const ridges = fc.integer({ min: 20, max: 80 }).map((tenths) => tenths / 10);
    const slopes = fc.integer({ min: 2, max: 25 }).map((percent) => percent / 100);
    await fc.assert(
      fc.asyncProperty(ridges, slopes, slopes, async (ridge, up, down) => {
        const slopeLines = `${above(40, ridge, 3, up, [-1, ridge])}${above(60, ridge, 3, -down, [ridge, 11])}`;
        const measures = await madeAtOnce(`${clippedTwice}${wall(0, 10)}${slopeLines}`);
        const face = ridge * 3 - (up * ridge ** 2) / 2 + (10 - ridge) * 3 - (down * (10 - ridge) ** 2) / 2;
        expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(0.3 * face, 4) });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps what is between half-spaces that leave a gap', async () => {
    const result = await direct(
      `${clippedTwice}${wall(0, 10)}${above(40, 5, 3, 0.2, [-1, 4])}${above(60, 5, 3, -0.2, [6, 11])}`,
    );
    // Left and right 4 wide, from 2 up to 2.8; between them the whole height.
    expect(result).toMatchObject({
      geometry: { measures: { closed: true, volume: expect.closeTo(0.3 * (7 + 2 * 9.6), 4) } },
    });
  });

  it('with mitred ends and a window has neither of them cut wrongly', async () => {
    const slopeLines = `${above(40, 5, 3.4, 0.1, [-1, 5])}${above(60, 5, 3.4, -0.1, [5, 11])}`;
    const measures = await madeAtOnce(`${clippedTwice}${wall(0.3, 9.7)}${slopeLines}${window}`);
    // Per slice of the thickness the wall is from s to 10 - s long: s runs from 0 to 0.3.
    const half = (s: number) => (5 - s) * 3.4 - 0.05 * (5 - s) ** 2;
    const simpson = (0.3 / 6) * (half(0) + 4 * half(0.15) + half(0.3)) * 2;
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(simpson - 2 * 0.3, 4) });
  });
});

describe('A mitred wall', () => {
  it('with a window is made in the plane', async () => {
    const measures = await madeAtOnce(`${product(100, 'IFCMAPPEDITEM(#90,#91)')}${wall(0.3, 9.7)}${window}
#90=IFCREPRESENTATIONMAP(#6,#92);\n#91=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);
#92=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#33));\n`);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(2.91 * 3.5 - 0.6, 4) });
  });
});
