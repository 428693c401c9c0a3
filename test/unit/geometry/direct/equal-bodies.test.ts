import { describe, expect, it } from '@jest/globals';
import { ArgumentReader } from '#core/step';
import { DirectTessellator } from '../../../../core/geometry/direct/direct-tessellator.ts';
import { usualSegmentation } from '../../../../core/geometry/direct/source.ts';
import { Shapes } from '../../../../core/geometry/shapes.ts';
import { metres, modelLines } from '../../../support/geometry.ts';
import { openSource, stepFile } from '../../../support/step.ts';

/** A wall of 4 x 0.2 x 3 m turned about its corner, with ids `id` to `id + 10`. */
const wall = (
  id: number,
  at: string,
  item = `IFCEXTRUDEDAREASOLID(#${id + 6},$,#8,3.)`,
) => `#${id}=IFCWALL('w${id}',$,$,$,$,#${id + 1},#${id + 4},$,$);
#${id + 1}=IFCLOCALPLACEMENT(#10,#${id + 2});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},#8,#${id + 10});
#${id + 3}=IFCCARTESIANPOINT((${at}));
#${id + 4}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 5}));
#${id + 5}=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#${id + 7}));
#${id + 6}=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,0.2);
#${id + 7}=${item};
#${id + 10}=IFCDIRECTION((0.6,0.8,0.));
`;

/** An opening of `size` m in a wall, placed relative to `above`, with ids `id` to `id + 10`. */
const opening = (
  id: number,
  host: number,
  above: number,
  at: string,
  size = '1.',
) => `#${id}=IFCOPENINGELEMENT('o${id}',$,$,$,$,#${id + 1},#${id + 4},$,$);
#${id + 1}=IFCLOCALPLACEMENT(#${above},#${id + 2});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},$,$);
#${id + 3}=IFCCARTESIANPOINT((${at}));
#${id + 4}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 5}));
#${id + 5}=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#${id + 7}));
#${id + 6}=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,${size},1.);
#${id + 7}=IFCEXTRUDEDAREASOLID(#${id + 6},$,#8,1.);
#${id + 8}=IFCRELVOIDSELEMENT('r${id}',$,$,$,#${host},#${id});
`;

const red = (item: number, id: number) => `#${id}=IFCSTYLEDITEM(#${item},(#${id + 1}),$);
#${id + 1}=IFCSURFACESTYLE('red',.BOTH.,(#${id + 2}));
#${id + 2}=IFCSURFACESTYLESHADING(#${id + 3},0.);
#${id + 3}=IFCCOLOURRGB($,1.,0.,0.);
`;

/** What the products come to, asked for in this order. */
async function results(lines: string, products: readonly number[]) {
  const source = stepFile(modelLines(lines));
  const { step } = await openSource(source);
  const settings = { ...metres, segmentation: usualSegmentation };
  const shapes = new Shapes();
  const tessellator = new DirectTessellator(new ArgumentReader(source, step.index), settings, shapes);
  return products.map((product) => {
    const result = tessellator.tessellate(product);
    if (result.status !== 'produced') return { ...result, body: tessellator.body };
    const { placements, measures, expressId } = result.geometry;
    const parts = placements.map(({ mesh, color, matrix }) => ({
      mesh,
      positions: Array.from(shapes.meshes[mesh]?.positions ?? []),
      color,
      matrix: Array.from(matrix),
    }));
    return { status: result.status, expressId, body: tessellator.body, measures, parts };
  });
}

/** The same without the numbers of meshes, which go by the order in which products are asked for. */
const withoutNumbers = (result: Awaited<ReturnType<typeof results>>[number] | undefined) => ({
  ...result,
  parts: result !== undefined && 'parts' in result ? result.parts.map((part) => ({ ...part, mesh: 0 })) : [],
});

describe('products that are drawn alike', () => {
  const lines = [
    wall(100, '0.,0.,0.'),
    wall(200, '33.3,-7.1,0.1'),
    opening(300, 100, 101, '0.3,0.,1.'),
    opening(400, 200, 201, '0.3,0.,1.'),
    wall(500, '5.,5.,5.'),
    wall(600, '6.,6.,6.'),
    red(607, 690),
    wall(700, '7.,7.,7.', 'IFCSPHERE($,1.)'),
    wall(800, '8.,8.,8.', 'IFCGEOMETRICCURVESET((#7))'),
    wall(900, '9.,9.,9.', 'IFCGEOMETRICCURVESET((#7))'),
    wall(1000, '9.,9.,9.', 'IFCUNHEARDOF($)'),
    wall(1100, '9.,9.,1.', 'IFCUNHEARDOF($)'),
  ].join('');
  const products = [100, 200, 500, 600, 700, 800, 900, 1000, 1100];

  it('are one mesh, each with its own place and colour', async () => {
    const [first, second, whole, colored] = await results(lines, products);
    const parts = [first, second, whole, colored].map((result) => (result && 'parts' in result ? result.parts : []));
    const [one = [], other = [], full = [], reds = []] = parts;
    expect(one.map(({ mesh }) => mesh)).toEqual(other.map(({ mesh }) => mesh));
    expect(full[0]?.mesh).toBe(reds[0]?.mesh);
    expect(one[0]?.mesh).not.toBe(full[0]?.mesh);
    expect(full[0]?.color).toEqual([1, 1, 1, 1]);
    expect(reds[0]?.color).toEqual([1, 0, 0, 1]);
    expect(first?.body).toEqual({ item: 'IFCEXTRUDEDAREASOLID', openings: true });
  });

  it('come to the same, whichever was asked for before', async () => {
    const all = await results(lines, products);
    for (const [at, product] of products.entries()) {
      const [alone] = await results(lines, [product]);
      expect(withoutNumbers(all[at])).toEqual(withoutNumbers(alone));
    }
    const backwards = (await results(lines, products.toReversed())).toReversed();
    expect(backwards.map(withoutNumbers)).toEqual(all.map(withoutNumbers));
  });

  it('are alike whether a difference is taken away from itself, or from another that is the same', async () => {
    const difference = (first: number, second: number) => `IFCBOOLEANRESULT(.DIFFERENCE.,#${first},#${second})`;
    const operands = ['#50=IFCSPHERE(#6,1.);', '#51=IFCBLOCK(#6,1.,1.,1.);', '#52=IFCBLOCK(#6,1.,1.,1.);'];
    const [one, other] = [50, 51].map((id) => `#${id + 10}=${difference(51, 50)};`);
    const walls = wall(100, '0.,0.,0.', difference(60, 60)) + wall(200, '0.,0.,0.', difference(60, 61));
    const statements = [...operands, one, other].join('\n') + walls;
    const [itself, copy] = await results(statements, [100, 200]);
    const [first, second] = await results(statements, [200, 100]);
    expect(itself).toEqual(copy);
    expect([first, second]).toEqual([itself, copy]);
    expect(itself?.status).toBe('postponed');
  });

  it('are declined or empty alike, with what they are made of', async () => {
    const [empty, again, declined, too] = await results(lines, [800, 900, 1000, 1100]);
    expect(empty).toMatchObject({ status: 'empty', expressId: 800, body: { item: 'IFCGEOMETRICCURVESET' } });
    expect(again).toMatchObject({ status: 'empty', expressId: 900, body: { item: 'IFCGEOMETRICCURVESET' } });
    expect(declined).toMatchObject({ status: 'declined', reason: 'item IFCUNHEARDOF', body: { item: 'IFCUNHEARDOF' } });
    expect(too).toEqual(declined);
  });

  it('are one mesh where the style that they share cannot be read, or only one has it', async () => {
    const style = red(107, 190).replace('SHADING(#193', 'SHADING(#999');
    const walls = `${wall(100, '0.,0.,0.') + wall(200, '1.,1.,1.') + style}#290=IFCSTYLEDITEM(#207,(#191),$);\n`;
    const products = [100, 200, 300, 400];
    const lines = walls + wall(300, '2.,2.,2.') + wall(400, '3.,3.,3.') + red(407, 490);
    const told = await results(lines, products);
    expect(told.map((result) => ('parts' in result ? result.parts[0] : undefined))).toMatchObject([
      { mesh: 0, color: [1, 1, 1, 1] },
      { mesh: 0, color: [1, 1, 1, 1] },
      { mesh: 0, color: [1, 1, 1, 1] },
      { mesh: 0, color: [1, 0, 0, 1] },
    ]);
    expect((await results(lines, products.toReversed())).toReversed()).toEqual(told);
  });
});

describe('openings', () => {
  const volumes = async (...openings: readonly string[]) =>
    (await results(wall(100, '33.3,-7.1,0.1') + openings.join(''), [100])).map((result) =>
      'measures' in result ? [result.measures.volume, result.measures.closed] : [],
    );

  it('are cut where they are, whatever they are placed relative to', async () => {
    // The wall's x axis is (0.6, 0.8): 0.3 m along it, 1 m up.
    const [relative] = await volumes(opening(300, 100, 101, '0.3,0.,1.'));
    expect(relative?.[0]).toBeCloseTo(4 * 0.2 * 3 - 0.2, 6);
    const turned = opening(300, 100, 10, '33.48,-6.86,1.1').replace('(#303,$,$)', '(#303,#8,#110)');
    const [beside] = await volumes(turned);
    expect(beside?.[0]).toBeCloseTo(4 * 0.2 * 3 - 0.2, 6);
    const step =
      '#350=IFCLOCALPLACEMENT(#101,#351);\n#351=IFCAXIS2PLACEMENT3D(#352,$,$);\n#352=IFCCARTESIANPOINT((0.1,0.,0.5));\n';
    const [stepped] = await volumes(opening(300, 100, 350, '0.2,0.,0.5'), step);
    expect(stepped).toEqual(relative);
  });

  it('make another mesh where one of them is elsewhere, larger, or one more', async () => {
    const walls = [0, 1, 2, 3, 4].map((at) => wall(1000 + at * 100, `${at * 10}.,0.,0.`)).join('');
    const holes = [
      opening(2000, 1000, 1001, '0.3,0.,1.'),
      opening(2100, 1100, 1101, '0.4,0.,1.'),
      opening(2200, 1200, 1201, '0.3,0.,1.', '1.1'),
      opening(2300, 1300, 1301, '0.3,0.,1.'),
      opening(2400, 1300, 1301, '-1.3,0.,1.'),
      opening(2500, 1400, 1401, '0.3,0.,1.'),
    ].join('');
    const all = await results(walls + holes, [1000, 1100, 1200, 1300, 1400]);
    const meshes = all.map((result) => ('parts' in result ? result.parts[0]?.mesh : undefined));
    expect(new Set(meshes.slice(0, 4)).size).toBe(4);
    expect(meshes[4]).toBe(meshes[0]);
  });
});
