import { describe, expect, it } from '@jest/globals';
import { BLOCK, product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

const cartesian = (id: number, x: number, y: number, z: number) => `#${id}=IFCCARTESIANPOINT((${x}.,${y}.,${z}.));\n`;

/** A 2 x 2 x 2 cube of six quadrilaterals over the points #50 to #57, as faces #61 to #66. */
const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((corner) => [(corner & 1) * 2, corner & 2 || 0, ((corner & 4) / 4) * 2]);
const sides = [
  [0, 2, 3, 1],
  [4, 5, 7, 6],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 4, 6, 2],
  [1, 3, 7, 5],
] as const;
const points = corners.map(([x = 0, y = 0, z = 0], at) => cartesian(50 + at, x, y, z)).join('');
const faces = (orientation = '.T.') =>
  sides
    .map((side, at) => {
      const order = orientation === '.T.' ? side : side.toReversed();
      const refs = order.map((corner) => `#${50 + corner}`).join(',');
      return `#${61 + at}=IFCFACE((#${71 + at}));\n#${71 + at}=IFCFACEOUTERBOUND(#${81 + at},${orientation});\n#${81 + at}=IFCPOLYLOOP((${refs}));\n`;
    })
    .join('');
const cubeFaces = (orientation?: string) => points + faces(orientation);
const allFaces = '(#61,#62,#63,#64,#65,#66)';

const pointList = `IFCCARTESIANPOINTLIST3D((${corners.map((corner) => `(${corner.map((value) => `${value}.`).join(',')})`).join(',')}))`;
const triangles = sides.flatMap(([a, b, c, d]) => [
  [a, b, c],
  [a, c, d],
]);
const indices = (rings: readonly (readonly number[])[], shift: number) =>
  `(${rings.map((ring) => `(${ring.map((corner) => corner + shift).join(',')})`).join(',')})`;
const polygons = sides.map((side, at) => `#${61 + at}=IFCINDEXEDPOLYGONALFACE(${indices([side], 1).slice(1, -1)});\n`);

const cube = { volume: expect.closeTo(8, 6), area: expect.closeTo(24, 6), closed: true, triangles: 12 };

describe('A cube is a cube, written as', () => {
  it.each<[string, string]>([
    ['IfcFacetedBrep', `${product(100, 'IFCFACETEDBREP(#60)')}#60=IFCCLOSEDSHELL(${allFaces});\n${cubeFaces()}`],
    [
      'IfcFacetedBrep with reversed bounds',
      `${product(100, 'IFCFACETEDBREP(#60)')}#60=IFCCLOSEDSHELL(${allFaces});\n${cubeFaces('.F.')}`,
    ],
    [
      'IfcShellBasedSurfaceModel',
      `${product(100, 'IFCSHELLBASEDSURFACEMODEL((#60))')}#60=IFCOPENSHELL(${allFaces});\n${cubeFaces()}`,
    ],
    [
      'IfcFaceBasedSurfaceModel',
      `${product(100, 'IFCFACEBASEDSURFACEMODEL((#60))')}#60=IFCCONNECTEDFACESET(${allFaces});\n${cubeFaces()}`,
    ],
    [
      'IfcTriangulatedFaceSet',
      `${product(100, `IFCTRIANGULATEDFACESET(#60,$,.T.,${indices(triangles, 1)},$)`)}#60=${pointList};\n`,
    ],
    [
      'IfcTriangulatedFaceSet with PnIndex',
      `${product(100, `IFCTRIANGULATEDFACESET(#60,$,.T.,${indices(triangles, 1)},(1,2,3,4,5,6,7,8))`)}#60=${pointList};\n`,
    ],
    [
      'IfcPolygonalFaceSet',
      `${product(100, `IFCPOLYGONALFACESET(#60,.T.,${allFaces},$)`)}#60=${pointList};\n${polygons.join('')}`,
    ],
    [
      'an extrusion',
      `${product(100, 'IFCEXTRUDEDAREASOLID(#21,$,#8,2.)')}#21=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,2.);\n`,
    ],
    [
      'an extrusion downwards',
      `${product(100, 'IFCEXTRUDEDAREASOLID(#21,$,#22,2.)')}#21=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,2.);\n#22=IFCDIRECTION((0.,0.,-1.));\n`,
    ],
    [
      'two mapped items deep',
      `${product(100, 'IFCMAPPEDITEM(#30,#31)')}#30=IFCREPRESENTATIONMAP(#6,#32);\n#31=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);\n#32=IFCSHAPEREPRESENTATION(#5,'Body','MappedRepresentation',(#33));\n#33=IFCMAPPEDITEM(#34,#31);\n#34=IFCREPRESENTATIONMAP(#6,#35);\n#35=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#36));\n#36=IFCEXTRUDEDAREASOLID(#21,$,#8,2.);\n#21=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,2.);\n`,
    ],
  ])('%s', async (_, lines) => {
    const { measures, wasInsideOut } = await made(lines);
    expect(measures).toMatchObject(cube);
    expect(wasInsideOut).toBe(false);
  });
});

const mapped = (operator: string) => `${product(100, 'IFCMAPPEDITEM(#30,#31)')}#30=IFCREPRESENTATIONMAP(#6,#32);
#31=${operator};\n#32=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#33));\n#33=${BLOCK};\n#41=IFCDIRECTION((0.,-1.,0.));
#42=IFCCARTESIANPOINT((10.,20.,30.));\n`;

describe('A mapped block of 2 x 3 x 4', () => {
  it.each<[string, string, object]>([
    [
      'moved',
      'IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#42,1.,$)',
      { box: { min: [9, 18.5, 30], max: [11, 21.5, 34] } },
    ],
    ['stretched', 'IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,2.,$)', { volume: expect.closeTo(24 * 8, 5) }],
    [
      'mirrored',
      'IFCCARTESIANTRANSFORMATIONOPERATOR3D(#9,#41,#7,1.,#8)',
      { volume: expect.closeTo(24, 5), closed: true },
    ],
    [
      'stretched in each direction',
      'IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM($,$,#7,2.,$,3.,0.5)',
      { volume: expect.closeTo(24 * 3, 5), box: { min: [-2, -4.5, 0], max: [2, 4.5, 2] } },
    ],
  ])('is %s', async (_, operator, expected) => {
    expect((await made(mapped(operator))).measures).toMatchObject(expected);
  });

  it('shares its mesh with other mappings, whatever their scale', async () => {
    const { placements } = await made(
      `${mapped('IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#42,2.,$)').replace('(#101)', '(#101,#110)')}#110=IFCMAPPEDITEM(#30,#111);\n#111=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);\n`,
    );
    expect(placements.map(({ mesh }) => mesh)).toEqual([0, 0]);
  });
});

describe('The direct path', () => {
  it('gives metres, whatever the unit of the file', async () => {
    const units = { lengthToMetres: 0.001, planeAngleToRadians: 1 };
    const { measures } = await made(product(100, BLOCK), 100, { units });
    expect(measures.box.max).toEqual([0.001, 0.0015, 0.004].map((value) => expect.closeTo(value, 9)));
  });

  it('keeps what lies far from its own origin exact', async () => {
    const far = corners
      .map(([x = 0, y = 0, z = 0], at) => cartesian(50 + at, 3_000_000 + x, 5_000_000 + y, z))
      .join('');
    const { measures } = await made(
      `${product(100, 'IFCFACETEDBREP(#60)')}#60=IFCCLOSEDSHELL(${allFaces});\n${far}${faces()}`,
    );
    expect(measures).toMatchObject(cube);
    expect(measures.box.min).toEqual([3_000_000, 5_000_000, 0]);
  });

  it('gives nothing for curves', async () => {
    const lines = `${product(100, 'IFCGEOMETRICCURVESET((#60))')}#60=IFCPOLYLINE((#7,#7));\n`;
    expect((await direct(lines)).status).toBe('empty');
  });

  it.each<[string, string]>([
    ['a swept disk along nothing', `${product(100, 'IFCSWEPTDISKSOLID(#60,1.,$,0.,1.)')}#60=IFCPOLYLINE((#7,#7));\n`],
    [
      'an advanced face',
      `${product(100, 'IFCFACETEDBREP(#60)')}#60=IFCCLOSEDSHELL((#61));\n#61=IFCADVANCEDFACE((#62),#63,.T.);\n`,
    ],
    ['an extrusion without depth', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8,0.)')],
    ['an extrusion within its plane', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#9,1.)')],
    [
      'a map that contains itself',
      `${product(100, 'IFCMAPPEDITEM(#30,#31)')}#30=IFCREPRESENTATIONMAP(#6,#32);\n#31=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);\n#32=IFCSHAPEREPRESENTATION(#5,'Body','MappedRepresentation',(#101));\n`,
    ],
    ['a map that flattens', mapped('IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,0.,$)')],
    [
      'a point index out of range',
      `${product(100, 'IFCTRIANGULATEDFACESET(#60,$,.T.,((1,2,99)),$)')}#60=${pointList};\n`,
    ],
    ['text where a number belongs', product(100, "IFCEXTRUDEDAREASOLID(#20,$,#8,'4.')")],
    ['a number that is too large', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8,1.E999)')],
    ['coordinates beyond single precision', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8,1.E300)')],
    ['what reaches a million kilometres', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8,1.1E9)')],
    ['a reference into nothing', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#9999,1.)')],
    ['a statement without an end', product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8')],
  ])('leaves %s to another engine', async (_, lines) => {
    expect((await direct(lines)).status).toBe('declined');
  });

  it('leaves a placement that contains itself to another engine', async () => {
    expect(
      (await direct(`${product(100, BLOCK).replace('#10,', '#13,')}#13=IFCLOCALPLACEMENT(#13,#11);\n`)).status,
    ).toBe('declined');
  });
});
