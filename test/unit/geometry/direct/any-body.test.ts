import { describe, expect, it } from '@jest/globals';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

/** The corners of a box, as points from `id` on. */
function cornerLines(id: number, [x, y, z]: readonly number[], [width = 0, depth = 0, height = 0]: readonly number[]) {
  return [0, 1, 2, 3, 4, 5, 6, 7]
    .map((corner) => [
      (x ?? 0) + (corner & 1 ? width : 0),
      (y ?? 0) + (corner & 2 ? depth : 0),
      (z ?? 0) + (corner & 4 ? height : 0),
    ])
    .map((point, at) => `#${id + at}=IFCCARTESIANPOINT((${point.map((value) => value.toFixed(3)).join()}));\n`)
    .join('');
}

const sides = ['0231', '4576', '0154', '2673', '0462', '1375'];

/** A shell of a box as IfcClosedShell `#id`, perhaps without its last sides. Takes ids up to `id + 40`. */
function shellLines(id: number, at: readonly number[], size: readonly number[], { missing = 0 } = {}): string {
  const faces = sides.slice(0, sides.length - missing).map((side, number) => {
    const own = id + 10 + number * 3;
    const refs = [...side].map((corner) => `#${id + 1 + Number(corner)}`);
    return `#${own}=IFCFACE((#${own + 1}));\n#${own + 1}=IFCFACEOUTERBOUND(#${own + 2},.T.);\n#${own + 2}=IFCPOLYLOOP((${refs}));\n`;
  });
  const refs = faces.map((_, number) => `#${id + 10 + number * 3}`);
  return `#${id}=IFCCLOSEDSHELL((${refs}));\n${cornerLines(id + 1, at, size)}${faces.join('')}`;
}

/** What of #100 is taken away by an opening that is an item. */
const opening = (item: string) => `#300=IFCOPENINGELEMENT('o',$,$,$,$,#10,#301,$,$);
#301=IFCPRODUCTDEFINITIONSHAPE($,$,(#302));\n#302=IFCSHAPEREPRESENTATION(#5,'Body','Brep',(#303));
#303=${item};\n#304=IFCRELVOIDSELEMENT('r',$,$,$,#100,#300);\n`;

const brep = `${product(100, 'IFCFACETEDBREP(#400)')}${shellLines(400, [-1, -1, 0], [2, 2, 4])}`;

describe('An opening', () => {
  it('in a brep is taken away from it', async () => {
    const { measures } = await made(brep + opening('IFCEXTRUDEDAREASOLID(#20,$,#8,1.)'));
    // The opening of 2 x 3 x 1 covers all of the bottom.
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(12, 5), area: expect.closeTo(32, 5) });
  });

  it('that is a brep takes away as much', async () => {
    const niche = shellLines(500, [0, -0.5, 3], [5, 1, 5]);
    const { measures } = await made(brep + opening('IFCFACETEDBREP(#500)') + niche);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(15, 5), area: expect.closeTo(42, 5) });
  });

  it('that is flush but for the last digits leaves no film', async () => {
    const through = shellLines(500, [-0.5, -1 - 1e-6, 1], [1, 2 + 1e-6, 1]).replace(/-1\.000/g, '-0.999999');
    const { measures } = await made(brep + opening('IFCFACETEDBREP(#500)') + through);
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(14, 4), area: expect.closeTo(46, 3) });
  });

  it('that does not reach the body leaves it as it is, even where it is not closed', async () => {
    const open = `${product(100, 'IFCSHELLBASEDSURFACEMODEL((#400))')}${shellLines(400, [-1, -1, 0], [2, 2, 4], { missing: 1 })}`;
    const beside = shellLines(500, [3, 3, 3], [1, 1, 1]);
    const { measures } = await made(open + opening('IFCFACETEDBREP(#500)') + beside);
    expect(measures).toMatchObject({ closed: false, triangles: 10 });
  });

  it('in a surface that is not closed is left to another engine', async () => {
    const open = `${product(100, 'IFCSHELLBASEDSURFACEMODEL((#400))')}${shellLines(400, [-1, -1, 0], [2, 2, 4], { missing: 1 })}`;
    expect(await direct(open + opening('IFCEXTRUDEDAREASOLID(#20,$,#8,1.)'))).toMatchObject({
      status: 'declined',
      reason: 'boolean of a body that is not closed',
    });
  });

  it('in an oblique extrusion is taken away from it', async () => {
    const lines = `${product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#40,5.)')}#40=IFCDIRECTION((0.6,0.,0.8));\n`;
    const { measures } = await made(lines + opening('IFCEXTRUDEDAREASOLID(#41,$,#8,1.)') + square);
    // 2 x 3 x 4 without 1 x 1 x 1, but for the wedge of it that lies outside of the leaning side.
    const wedge = (0.25 * (1 / 3)) / 2;
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(23 + wedge, 5) });
  });

  it('across the axes of a wall is taken away from it', async () => {
    const lines = product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8,4.)');
    const slanted = `#42=IFCAXIS2PLACEMENT3D(#43,#44,#45);\n#43=IFCCARTESIANPOINT((0.,-4.,-1.));
#44=IFCDIRECTION((0.,0.8,0.6));\n#45=IFCDIRECTION((1.,0.,0.));\n`;
    const { measures } = await made(lines + opening('IFCEXTRUDEDAREASOLID(#41,#42,#8,20.)') + square + slanted);
    // Across the 3 thick wall it is 3 / 0.8 long.
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(24 - 3 / 0.8, 4) });
  });
});

const square = '#41=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,1.);\n';
