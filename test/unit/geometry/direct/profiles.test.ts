import { describe, expect, it } from '@jest/globals';
import { rolledSteel } from '../../../../bench/kernel/rolled-steel.ts';
import { usualSegmentation } from '../../../../core/geometry/direct/source.ts';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

/** What a rounded right-angled corner lacks, or a fillet adds, of the square of its radius. */
const corner = 1 - Math.PI / 4;

/** Area by hand, and the attributes behind Position. */
const profiles: readonly [keyword: string, attributes: string, area: number][] = [
  ['IFCRECTANGLEPROFILEDEF', '2.,3.', 6],
  ['IFCROUNDEDRECTANGLEPROFILEDEF', '2.,3.,0.5', 6 - 4 * corner * 0.25],
  ['IFCRECTANGLEHOLLOWPROFILEDEF', '2.,3.,0.25,$,$', 6 - 1.5 * 2.5],
  ['IFCRECTANGLEHOLLOWPROFILEDEF', '2.,3.,0.25,0.1,0.3', 6 - 1.5 * 2.5 + 4 * corner * (0.01 - 0.09)],
  ['IFCCIRCLEPROFILEDEF', '2.', Math.PI * 4],
  ['IFCCIRCLEHOLLOWPROFILEDEF', '2.,0.5', Math.PI * (4 - 2.25)],
  ['IFCELLIPSEPROFILEDEF', '2.,1.', Math.PI * 2],
  ['IFCTRAPEZIUMPROFILEDEF', '4.,2.,3.,0.5', 9],
  ['IFCISHAPEPROFILEDEF', '2.,4.,0.2,0.3,$,$,$', 2 * 2 * 0.3 + 3.4 * 0.2],
  ['IFCISHAPEPROFILEDEF', '2.,4.,0.2,0.3,0.25,0.1,$', 2 * 2 * 0.3 + 3.4 * 0.2 + 4 * corner * (0.0625 - 0.01)],
  ['IFCASYMMETRICISHAPEPROFILEDEF', '2.,4.,0.2,0.3,$,1.,0.5,$,$', 2 * 0.3 + 1 * 0.5 + 3.2 * 0.2],
  [
    'IFCASYMMETRICISHAPEPROFILEDEF',
    '2.,4.,0.2,0.3,0.25,1.,$,0.2,0.1,$,0.05,$',
    2 * 0.3 + 1 * 0.3 + 3.4 * 0.2 + 2 * corner * (0.0625 + 0.04 - 0.01 - 0.0025),
  ],
  ['IFCLSHAPEPROFILEDEF', '4.,2.,0.3,$,$,$', 4 * 0.3 + 1.7 * 0.3],
  ['IFCLSHAPEPROFILEDEF', '4.,2.,0.3,0.2,0.1,$', 4 * 0.3 + 1.7 * 0.3 + corner * (0.04 - 2 * 0.01)],
  ['IFCLSHAPEPROFILEDEF', '2.,$,0.3,$,$,$', 2 * 0.3 + 1.7 * 0.3],
  ['IFCUSHAPEPROFILEDEF', '4.,2.,0.2,0.3,0.25,0.1,$', 4 * 0.2 + 2 * 1.8 * 0.3 + 2 * corner * (0.0625 - 0.01)],
  [
    'IFCTSHAPEPROFILEDEF',
    '4.,2.,0.2,0.3,0.25,0.1,0.05,$,$',
    2 * 0.3 + 3.7 * 0.2 + 2 * corner * (0.0625 - 0.01 - 0.0025),
  ],
  ['IFCCSHAPEPROFILEDEF', '4.,2.,0.2,0.5,$', 8 - 1.6 * 3.6 - 0.2 * 3],
  ['IFCCSHAPEPROFILEDEF', '4.,2.,0.2,0.5,0.1', 8 - 1.6 * 3.6 - 0.2 * 3 + 4 * corner * (0.01 - 0.09)],
  ['IFCZSHAPEPROFILEDEF', '4.,2.,0.2,0.3,0.25,0.1', 2 * 2 * 0.3 + 3.4 * 0.2 + 2 * corner * (0.0625 - 0.01)],
];

/** Areas by hand: what slopes is as thick in its middle as is stated, so that a part is a trapezium about its middle. */
const sloping: readonly [name: string, profile: string, area: number][] = [
  ['an I', 'IFCISHAPEPROFILEDEF(.AREA.,$,$,2.,4.,0.2,0.3,$,$,0.1)', 4 * 0.2 + 3.6 * (0.3 - 0.05 * Math.tan(0.1))],
  [
    'an I of two widths',
    'IFCASYMMETRICISHAPEPROFILEDEF(.AREA.,$,$,2.,4.,0.2,0.3,$,1.,0.5,$,$,0.1,$,0.2)',
    4 * 0.2 + 1.8 * (0.3 - 0.05 * Math.tan(0.1)) + 0.8 * (0.5 - 0.05 * Math.tan(0.2)),
  ],
  ['a U', 'IFCUSHAPEPROFILEDEF(.AREA.,$,$,4.,2.,0.2,0.3,$,$,0.1)', 4 * 0.2 + 3.6 * (0.3 - 0.1 * Math.tan(0.1))],
  [
    'a T whose flange slopes',
    'IFCTSHAPEPROFILEDEF(.AREA.,$,$,4.,2.,0.2,0.3,$,$,$,$,0.1)',
    4 * 0.2 + 1.8 * (0.3 - 0.05 * Math.tan(0.1)),
  ],
];

const extruded = (profile: string) => `${product(100, 'IFCEXTRUDEDAREASOLID(#50,$,#8,2.)')}#50=${profile};\n`;
const position = '#51=IFCAXIS2PLACEMENT2D(#52,#53);\n#52=IFCCARTESIANPOINT((5.,7.));\n#53=IFCDIRECTION((0.,1.));\n';

describe('An extruded profile has the volume that follows by hand', () => {
  it.each(profiles)('%s(%s)', async (keyword, attributes, area) => {
    const lines = `${extruded(`${keyword}(.AREA.,$,#51,${attributes})`)}${position}`;
    const { measures } = await made(lines);
    expect(measures.closed).toBe(true);
    expect(measures.volume / (2 * area)).toBeCloseTo(1, 4);
  });
});

describe('An extruded profile with sloping flanges', () => {
  it.each(sloping)('has the volume that follows by hand: %s', async (_, profile, area) => {
    const { measures } = await made(extruded(profile));
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(2 * area, 6) });
  });

  it('has slopes on both sides of where its legs meet: an L', async () => {
    // Legs of 4, as thick in their middle as 0.5; the inner corner is on the diagonal, where c = 0.5 + (2 - c) tan 0.1.
    const slope = Math.tan(0.1);
    const corner = (0.5 + 2 * slope) / (1 + slope);
    const leg = (4 - corner) * ((corner + 0.5 - 2 * slope) / 2);
    const { measures } = await made(extruded('IFCLSHAPEPROFILEDEF(.AREA.,$,$,4.,$,0.5,$,$,0.1)'));
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(2 * (corner ** 2 + 2 * leg), 6) });
  });

  it.each(rolledSteel)('has the area that the table of its standard has: $name', async ({ profile, area }) => {
    const { measures } = await made(extruded(profile));
    expect(measures.closed).toBe(true);
    expect(Math.abs(measures.volume / (2 * area) - 1)).toBeLessThan(0.005); // The tables are rounded.
  });
});

describe('Fillets as they are usually cut', () => {
  it.each([
    [
      'an angle',
      'IFCLSHAPEPROFILEDEF(.AREA.,$,$,0.1,0.1,0.01,0.015,$,$)',
      0.1 * 0.01 + 0.09 * 0.01 + corner * 0.000225,
    ],
    [
      'a thin tube',
      'IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,$,0.15,0.038,0.001,0.001,0.002)',
      (5700 - corner * 16 - (148 * 36 - corner * 4)) * 1e-6,
    ],
  ])('leave %s its area but for 0.12 %%', async (_, profile, area) => {
    const { measures } = await made(extruded(profile), 100, { segmentation: usualSegmentation });
    expect(Math.abs(measures.volume / (2 * area) - 1)).toBeLessThan(0.0012);
  });
});

describe('A profile', () => {
  it('is turned and moved by its Position', async () => {
    const { measures } = await made(`${extruded('IFCRECTANGLEPROFILEDEF(.AREA.,$,#51,2.,3.)')}${position}`);
    expect(measures.box).toEqual({ min: [3.5, 6, 0], max: [6.5, 8, 2] });
  });

  it.each([
    ['no size', 'IFCRECTANGLEPROFILEDEF(.AREA.,$,$,0.,3.)'],
    ['a negative size', 'IFCCIRCLEPROFILEDEF(.AREA.,$,$,-1.)'],
    ['a wall as thick as itself', 'IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,$,1.,1.)'],
    ['flanges that end in nothing', 'IFCUSHAPEPROFILEDEF(.AREA.,$,$,4.,2.,0.2,0.3,$,$,0.35)'],
    ['flanges too steep', 'IFCISHAPEPROFILEDEF(.AREA.,$,$,4.,2.,0.2,0.3,$,$,0.8)'],
    ['an unknown class', 'IFCPROFILEDEF(.AREA.,$)'],
    ['itself as a part', 'IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#50,#50),$)'],
    ['a line that turns back', 'IFCCENTERLINEPROFILEDEF(.AREA.,$,#58,0.5)'],
    ['itself as its parent', 'IFCDERIVEDPROFILEDEF(.AREA.,$,#50,#54,$)'],
  ])('with %s is declined', async (_, profile) => {
    const operator = '#54=IFCCARTESIANTRANSFORMATIONOPERATOR2D($,$,#55,1.);\n#55=IFCCARTESIANPOINT((0.,0.));\n';
    const hairpin = '#58=IFCPOLYLINE((#55,#59,#55));\n#59=IFCCARTESIANPOINT((4.,0.));\n';
    expect((await direct(extruded(profile) + operator + hairpin)).status).toBe('declined');
  });

  it('may be another one, mirrored and stretched', async () => {
    const lines = `${extruded('IFCDERIVEDPROFILEDEF(.AREA.,$,#20,#54,$)')}
#54=IFCCARTESIANTRANSFORMATIONOPERATOR2DNONUNIFORM(#56,#57,#55,2.,3.);\n#55=IFCCARTESIANPOINT((10.,0.));
#56=IFCDIRECTION((1.,0.));\n#57=IFCDIRECTION((0.,-1.));\n`;
    const { measures } = await made(lines);
    expect(measures.box).toEqual({ min: [8, -4.5, 0], max: [12, 4.5, 2] });
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(4 * 9 * 2, 5) });
  });

  it('may be mirrored about its y axis', async () => {
    const lines = `${extruded('IFCMIRROREDPROFILEDEF(.AREA.,$,#54,*,$)')}${position}#54=IFCRECTANGLEPROFILEDEF(.AREA.,$,#51,2.,3.);\n`;
    const { measures } = await made(lines);
    expect(measures.box).toEqual({ min: [-6.5, 6, 0], max: [-3.5, 8, 2] });
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(12, 5) });
  });

  it('may be several areas', async () => {
    const lines = `${extruded('IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#20,#54),$)')}${position}#54=IFCRECTANGLEPROFILEDEF(.AREA.,$,#51,2.,3.);\n`;
    const { measures, placements } = await made(lines);
    expect(placements).toHaveLength(2);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(24, 5), triangles: 24 });
  });

  it('may be a line with a thickness, mitred at its corners', async () => {
    const line = '#58=IFCPOLYLINE((#55,#59,#60));\n#55=IFCCARTESIANPOINT((0.,0.));\n#59=IFCCARTESIANPOINT((4.,0.));\n';
    const lines = `${extruded('IFCCENTERLINEPROFILEDEF(.AREA.,$,#58,0.5)')}${line}#60=IFCCARTESIANPOINT((4.,3.));\n`;
    const { measures } = await made(lines);
    expect(measures.box).toEqual({ min: [0, -0.25, 0], max: [4.25, 3, 2] });
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(7 * 0.5 * 2, 5) });
  });
});
