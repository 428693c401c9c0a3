import { describe, expect, it } from '@jest/globals';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

/** Fine enough for three digits. */
const segmentation = { fewest: 240, most: 240, fewestOfArc: 60, chordError: 1 };

/** Points #500 and on, and a polyline #60 through them. */
const polyline = (...points: readonly (readonly number[])[]) =>
  `#60=IFCPOLYLINE((${points.map((_, at) => `#${500 + at}`)}));
${points.map((point, at) => `#${500 + at}=IFCCARTESIANPOINT((${point.map((value) => value.toFixed(6))}));\n`).join('')}`;

/** Round a corner: 4 along x, 3 along y. */
const corner = polyline([0, 0, 0], [4, 0, 0], [4, 3, 0]);
const square = polyline([0, 0, 0], [4, 0, 0], [4, 4, 0], [0, 4, 0], [0, 0, 0]);
const axis = (direction: string, at = '0.,0.,0.') =>
  `#61=IFCAXIS1PLACEMENT(#62,#63);\n#62=IFCCARTESIANPOINT((${at}));\n#63=IFCDIRECTION((${direction}));\n`;
const away =
  '#64=IFCRECTANGLEPROFILEDEF(.AREA.,$,#65,2.,3.);\n#65=IFCAXIS2PLACEMENT2D(#66,$);\n#66=IFCCARTESIANPOINT((5.,0.));\n';

/** Items, what they need, volume and area by hand. */
const bodies: readonly [name: string, item: string, rest: string, volume: number, area: number][] = [
  [
    'a full revolution, which is a ring (Pappus)',
    `IFCREVOLVEDAREASOLID(#64,$,#61,${2 * Math.PI})`,
    axis('0.,1.,0.') + away,
    6 * 2 * Math.PI * 5,
    10 * 2 * Math.PI * 5,
  ],
  [
    'a quarter of a revolution',
    `IFCREVOLVEDAREASOLID(#64,$,#61,${Math.PI / 2})`,
    axis('0.,1.,0.') + away,
    (6 * Math.PI * 5) / 2,
    (10 * Math.PI * 5) / 2 + 12,
  ],
  [
    'a revolution the other way round',
    `IFCREVOLVEDAREASOLID(#64,$,#61,${-Math.PI / 2})`,
    axis('0.,1.,0.') + away,
    (6 * Math.PI * 5) / 2,
    (10 * Math.PI * 5) / 2 + 12,
  ],
  [
    'a revolution about one of its own sides, which is a cylinder',
    `IFCREVOLVEDAREASOLID(#20,$,#61,${2 * Math.PI})`,
    axis('0.,-1.,0.', '-1.,0.,0.'),
    Math.PI * 4 * 3,
    2 * Math.PI * 4 + 2 * Math.PI * 2 * 3,
  ],
  [
    'a pipe round a corner',
    'IFCSWEPTDISKSOLID(#60,0.5,0.25,$,$)',
    corner,
    7 * Math.PI * 0.1875,
    7 * Math.PI * 1.5 + 2 * Math.PI * 0.1875,
  ],
  ['a bar that is a ring', 'IFCSWEPTDISKSOLID(#60,0.5,$,0.,1.)', square, 16 * Math.PI * 0.25, 16 * Math.PI],
  [
    'a bar with a rounded corner',
    'IFCSWEPTDISKSOLIDPOLYGONAL(#60,0.5,$,$,$,1.)',
    corner,
    (5 + Math.PI / 2) * Math.PI * 0.25,
    (5 + Math.PI / 2) * Math.PI + Math.PI / 2,
  ],
  ['part of a bar', 'IFCSWEPTDISKSOLID(#60,0.5,$,0.5,1.5)', corner, 3.5 * Math.PI * 0.25, 3.5 * Math.PI + Math.PI / 2],
  [
    'an area along a directrix in a plane',
    'IFCSURFACECURVESWEPTAREASOLID(#20,$,#60,0.,1.,#67)',
    `${corner}#67=IFCPLANE(#6);\n`,
    6 * 7,
    10 * 7 + 12,
  ],
  [
    'an area along a directrix with a fixed reference',
    'IFCFIXEDREFERENCESWEPTAREASOLID(#20,$,#60,$,$,#8)',
    corner,
    6 * 7,
    10 * 7 + 12,
  ],
  [
    'a tapered extrusion, which is a frustum',
    'IFCEXTRUDEDAREASOLIDTAPERED(#20,$,#8,4.,#68)',
    '#68=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,1.5);\n',
    (4 / 3) * (6 + 1.5 + 3),
    7.5 + 2 * ((2 + 1) / 2) * Math.hypot(4, 0.75) + 2 * ((3 + 1.5) / 2) * Math.hypot(4, 0.5),
  ],
  ['a block', 'IFCBLOCK(#6,2.,3.,4.)', '', 24, 52],
  ['a pyramid', 'IFCRECTANGULARPYRAMID(#6,2.,3.,4.)', '', 8, 6 + 2 * Math.hypot(4, 1.5) + 3 * Math.hypot(4, 1)],
  ['a cylinder', 'IFCRIGHTCIRCULARCYLINDER(#6,4.,0.5)', '', Math.PI, Math.PI * 4.5],
  ['a cone', 'IFCRIGHTCIRCULARCONE(#6,3.,1.)', '', Math.PI, Math.PI * (1 + Math.sqrt(10))],
  ['a sphere', 'IFCSPHERE(#6,1.)', '', (Math.PI * 4) / 3, Math.PI * 4],
  ['a CSG solid', 'IFCCSGSOLID(#69)', '#69=IFCBLOCK(#6,2.,3.,4.);\n', 24, 52],
  [
    'a CSG solid of two',
    'IFCCSGSOLID(#69)',
    '#69=IFCBOOLEANRESULT(.DIFFERENCE.,#70,#71);\n#70=IFCSPHERE(#6,1.);\n#71=IFCBLOCK(#6,2.,2.,2.);\n',
    ((Math.PI * 4) / 3) * (7 / 8),
    Math.PI * 4 * (7 / 8) + (3 * Math.PI) / 4,
  ],
];

describe('A body has the volume and the surface that follow by hand:', () => {
  it.each(bodies)('%s', async (_, item, rest, volume, area) => {
    const { measures, wasInsideOut } = await made(product(100, item) + rest, 100, { segmentation });
    expect(measures.closed).toBe(true);
    expect(wasInsideOut).toBe(false);
    expect(measures.volume / volume).toBeCloseTo(1, 3);
    expect(measures.area / area).toBeCloseTo(1, 3);
  });
});

describe('What is swept', () => {
  it('stands where the standard puts it', async () => {
    const pipe = await made(product(100, 'IFCSWEPTDISKSOLID(#60,0.5,$,$,$)') + corner);
    expect(pipe.measures.box.min).toEqual([0, -0.5, -0.5].map((value) => expect.closeTo(value, 3)));
    expect(pipe.measures.box.max).toEqual([4.5, 3, 0.5].map((value) => expect.closeTo(value, 3)));
    // The profile is 2 wide along the reference, which is up, and 3 across.
    const area = await made(product(100, 'IFCFIXEDREFERENCESWEPTAREASOLID(#20,$,#60,$,$,#8)') + corner);
    expect(area.measures.box).toEqual({ min: [0, -1.5, -1], max: [5.5, 3, 1] });
    const turned = await made(product(100, `IFCREVOLVEDAREASOLID(#64,$,#61,${Math.PI / 2})`) + axis('0.,1.,0.') + away);
    expect(turned.measures.box.min).toEqual([0, -1.5, -6].map((value) => expect.closeTo(value, 3)));
  });

  it.each([
    ['a revolution about an axis through the profile', `IFCREVOLVEDAREASOLID(#20,$,#61,1.)`, axis('0.,1.,0.')],
    ['a revolution about an axis out of the plane', `IFCREVOLVEDAREASOLID(#20,$,#61,1.)`, axis('0.,0.,1.')],
    ['a revolution without an angle', `IFCREVOLVEDAREASOLID(#64,$,#61,0.)`, axis('0.,1.,0.') + away],
    ['a pipe thicker inside than outside', 'IFCSWEPTDISKSOLID(#60,0.5,0.75,$,$)', corner],
    ['a pipe without length', 'IFCSWEPTDISKSOLID(#60,0.5,$,$,$)', polyline([1, 1, 1], [1, 1, 1])],
    ['a pipe that turns back', 'IFCSWEPTDISKSOLID(#60,0.5,$,$,$)', polyline([0, 0, 0], [4, 0, 0], [1, 0.1, 0])],
    ['a fillet longer than its line', 'IFCSWEPTDISKSOLIDPOLYGONAL(#60,0.5,$,$,$,9.)', corner],
    ['a part beyond the directrix', 'IFCSWEPTDISKSOLID(#60,0.5,$,0.5,9.)', corner],
    [
      'a sweep that twists against its reference',
      'IFCFIXEDREFERENCESWEPTAREASOLID(#20,$,#60,$,$,#8)',
      polyline([0, 0, 0], [4, 0, 0], [4, 3, 3], [7, 7, 3]),
    ],
    [
      'a taper between different profiles',
      'IFCEXTRUDEDAREASOLIDTAPERED(#20,$,#8,4.,#68)',
      '#68=IFCCIRCLEPROFILEDEF(.AREA.,$,$,1.);\n',
    ],
    ['a sphere without a radius', 'IFCSPHERE(#6,0.)', ''],
    ['a tree that contains itself', 'IFCCSGSOLID(#101)', ''],
  ])('is left to another engine where it is %s', async (_, item, rest) => {
    expect((await direct(product(100, item) + rest)).status).toBe('declined');
  });
});
