import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

type Triple = readonly [number, number, number];
const text = (values: readonly number[]) => values.map((value) => value.toFixed(6)).join(',');

/** The 2 x 3 x 4 block without a half-space: what lies against the normal of the plane where the flag is `.T.`. */
function clipped(at: Triple, normal: Triple, flag: '.T.' | '.F.'): string {
  return `${product(100, 'IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#33,#40)')}#33=IFCEXTRUDEDAREASOLID(#20,$,#8,4.);
#40=IFCHALFSPACESOLID(#41,${flag});\n#41=IFCPLANE(#42);\n#42=IFCAXIS2PLACEMENT3D(#43,#44,$);
#43=IFCCARTESIANPOINT((${text(at)}));\n#44=IFCDIRECTION((${text(normal)}));\n`;
}

const component = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => Number(value.toFixed(3)));
const normals = fc.tuple(component, component, component).filter((normal) => Math.hypot(...normal) > 0.2);
const within = fc.tuple(
  fc.integer({ min: -9, max: 9 }).map((value) => value / 10),
  fc.integer({ min: -14, max: 14 }).map((value) => value / 10),
  fc.integer({ min: 1, max: 39 }).map((value) => value / 10),
);

describe('A half-space', () => {
  it('cuts a block into two closed bodies that are the block together', async () => {
    await fc.assert(
      fc.asyncProperty(within, normals, async (at, normal) => {
        const one = (await made(clipped(at, normal, '.T.'))).measures;
        const other = (await made(clipped(at, normal, '.F.'))).measures;
        expect(one.volume + other.volume).toBeCloseTo(24, 4);
        expect([one.closed, other.closed]).toEqual([true, true]);
        // The caps are what both have more than the block.
        expect(one.area + other.area).toBeGreaterThan(52);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('takes away what lies against the normal where the agreement flag is true', async () => {
    const { measures } = await made(clipped([0, 0, 1], [0, 0, 1], '.T.'));
    expect(measures.box).toEqual({ min: [-1, -1.5, 1], max: [1, 1.5, 4] });
  });

  it('that takes nothing leaves the block, and one that takes all is left to another engine', async () => {
    expect((await made(clipped([0, 0, -1], [0, 0, 1], '.T.'))).measures.volume).toBeCloseTo(24, 5);
    expect((await direct(clipped([0, 0, 9], [0, 0, 1], '.T.'))).status).toBe('declined');
  });

  const bounded = (ring: string) =>
    `${clipped([0, 0, 3], [0, 0, 1], '.F.').replace(
      'IFCHALFSPACESOLID(#41,.F.)',
      `IFCPOLYGONALBOUNDEDHALFSPACE(#41,.F.,#6,#50)`,
    )}#50=IFCPOLYLINE((#51,#52,#53,#54,#51));\n${ring}`;
  const ring = (left: number, right: number) =>
    [
      [left, -5],
      [right, -5],
      [right, 5],
      [left, 5],
    ]
      .map(([x = 0, y = 0], at) => `#${51 + at}=IFCCARTESIANPOINT((${x}.,${y}.));\n`)
      .join('');

  it('bounded by a polygon works like any other where the polygon goes round the body', async () => {
    expect((await made(bounded(ring(-5, 5)))).measures.volume).toBeCloseTo(18, 5);
  });

  it('bounded by a polygon takes nothing from a body beside it', async () => {
    expect((await made(bounded(ring(5, 9)))).measures.volume).toBeCloseTo(24, 5);
  });

  it('bounded by a polygon that ends inside of the body takes what is within it', async () => {
    const { measures } = await made(bounded(ring(0, 9)));
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(21, 4), area: expect.closeTo(50, 4) });
  });

  it('in a box that helps to find it is as endless as any other', async () => {
    const lines = `${clipped([0, 0, 3], [0, 0, 1], '.F.').replace('IFCHALFSPACESOLID(#41,.F.)', 'IFCBOXEDHALFSPACE(#41,.F.,#60)')}#60=IFCBOUNDINGBOX(#7,1.,1.,1.);\n`;
    expect((await made(lines)).measures.volume).toBeCloseTo(18, 5);
  });

  it('in common with a block is the other part of it', async () => {
    const lines = clipped([0, 0, 3], [0, 0, 1], '.F.').replace('DIFFERENCE', 'INTERSECTION');
    expect((await made(lines)).measures.volume).toBeCloseTo(6, 5);
  });
});

describe('A difference of extrusions', () => {
  const difference = (second: string) => `${product(100, 'IFCBOOLEANRESULT(.DIFFERENCE.,#33,#40)')}
#33=IFCEXTRUDEDAREASOLID(#20,$,#8,4.);\n#40=${second};\n#45=IFCCIRCLEPROFILEDEF(.AREA.,$,$,0.5);\n`;

  it('has the volume that follows by hand', async () => {
    const { measures } = await made(difference('IFCEXTRUDEDAREASOLID(#45,$,#8,4.)'));
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(24 - Math.PI, 4) });
  });

  it('that ends inside is closed as well', async () => {
    const segmentation = { fewest: 48, most: 48, fewestOfArc: 48, chordError: 1 };
    const { measures } = await made(difference('IFCEXTRUDEDAREASOLID(#45,$,#8,1.)'), 100, { segmentation });
    const polygon = 24 * Math.sin(Math.PI / 24) * 0.25;
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(24 - polygon, 4) });
  });

  it('across the rim is closed as well', async () => {
    const rim = `#46=IFCAXIS2PLACEMENT3D(#47,$,$);\n#47=IFCCARTESIANPOINT((1.,0.,0.));\n`;
    const { measures } = await made(difference('IFCEXTRUDEDAREASOLID(#45,#46,#8,9.)') + rim);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(24 - Math.PI / 2, 3) });
  });

  it.each([
    ['UNION', 24 + Math.PI],
    ['INTERSECTION', Math.PI],
  ])('may as well be a %s', async (operator, volume) => {
    const lines = difference('IFCEXTRUDEDAREASOLID(#45,$,#8,8.)').replace('DIFFERENCE', operator);
    const { measures } = await made(lines);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(volume, 3) });
  });

  it('from which something was taken away before takes as much less', async () => {
    const lines = `${difference('IFCBOOLEANRESULT(.DIFFERENCE.,#41,#42)')}#41=IFCEXTRUDEDAREASOLID(#45,$,#8,4.);
#42=IFCEXTRUDEDAREASOLID(#46,$,#8,4.);\n#46=IFCCIRCLEPROFILEDEF(.AREA.,$,$,0.25);\n`;
    const { measures } = await made(lines);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(24 - 0.75 * Math.PI, 3) });
  });

  it.each([
    ['itself', 'IFCBOOLEANRESULT(.DIFFERENCE.,#33,#40)'],
    ['what begins with itself', 'IFCBOOLEANRESULT(.DIFFERENCE.,#40,#33)'],
    ['what contains itself twice', 'IFCBOOLEANRESULT(.UNION.,#101,#101)'],
  ])('of %s is for no engine', async (_, second) => {
    expect(await direct(difference(second))).toMatchObject({ status: 'failed', reason: 'It is a boolean of itself.' });
  });
});
