import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Placements } from '#core/ifc';
import { openIfc } from '../../support/step.ts';

async function matrixOf(id: number, lines: string, lengthToMetres = 1) {
  const { file, diagnostics } = await openIfc(lines, 'IFC4X3');
  const matrix = new Placements(file, lengthToMetres).ofId(id);
  return { matrix, codes: diagnostics.findings.map(({ code }) => code) };
}

const point = (id: number, ...xyz: number[]) => `#${id}=IFCCARTESIANPOINT((${xyz.map((n) => `${n}E0`).join(',')}));`;
const direction = (id: number, ...xyz: number[]) => `#${id}=IFCDIRECTION((${xyz.map((n) => `${n}E0`).join(',')}));`;
const axes = (id: number, location: string, axis = '$', reference = '$') =>
  `#${id}=IFCAXIS2PLACEMENT3D(${location},${axis},${reference});`;
const local = (id: number, relativeTo: string, placement: string) =>
  `#${id}=IFCLOCALPLACEMENT(${relativeTo},${placement});`;
const rounded = (matrix: readonly number[] | undefined) => matrix?.map((value) => Math.round(value * 1e9) / 1e9 + 0);

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

describe('Placements', () => {
  it('takes the default axes where none are given, and metres', async () => {
    const { matrix } = await matrixOf(1, `${local(1, '$', '#2')}${axes(2, '#3')}${point(3, 1000, -2000, 500)}`, 0.001);
    expect(matrix).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, -2, 0.5, 1]);
  });

  it('turns about Z by RefDirection, of whatever length', async () => {
    const { matrix } = await matrixOf(
      1,
      `${local(1, '$', '#2')}${axes(2, '#3', '#4', '#5')}${point(3, 0, 0, 0)}${direction(4, 0, 0, 7)}${direction(5, 0, 3, 0)}`,
    );
    expect(rounded(matrix)).toEqual([0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it('reads a 2D placement as one in the plane', async () => {
    const lines = `${local(1, '$', '#2')}#2=IFCAXIS2PLACEMENT2D(#3,#4);${point(3, 5, 6)}${direction(4, 0, -1)}`;
    expect(rounded((await matrixOf(1, lines)).matrix)).toEqual([0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 5, 6, 0, 1]);
  });

  it('makes RefDirection square to Axis, and always a right-handed unit frame', async () => {
    const component = fc.integer({ min: -20, max: 20 });
    const triple = fc.tuple(component, component, component);
    await fc.assert(
      fc.asyncProperty(triple, triple, async (axis, reference) => {
        const lines = `${local(1, '$', '#2')}${axes(2, '#3', '#4', '#5')}${point(3, 0, 0, 0)}`;
        const { matrix = [] } = await matrixOf(1, `${lines}${direction(4, ...axis)}${direction(5, ...reference)}`);
        const [x, y, z] = [matrix.slice(0, 3), matrix.slice(4, 7), matrix.slice(8, 11)];
        const dot = (a: number[], b: number[]) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
        for (const unit of [x, y, z]) expect(dot(unit, unit)).toBeCloseTo(1, 9);
        for (const [a, b] of [
          [x, y],
          [y, z],
          [z, x],
        ] as const)
          expect(dot(a, b)).toBeCloseTo(0, 9);
        const [x0 = 0, x1 = 0, x2 = 0] = x;
        const [y0 = 0, y1 = 0, y2 = 0] = y;
        expect(dot([x1 * y2 - x2 * y1, x2 * y0 - x0 * y2, x0 * y1 - x1 * y0], z)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a zero Axis', direction(4, 0, 0, 0), direction(5, 1, 0, 0)],
    ['a RefDirection along the Axis', direction(4, 0, 0, 1), direction(5, 0, 0, -2)],
  ])('reports %s and takes the default', async (_, axis, reference) => {
    const lines = `${local(1, '$', '#2')}${axes(2, '#3', '#4', '#5')}${point(3, 0, 0, 0)}${axis}${reference}`;
    const { matrix, codes } = await matrixOf(1, lines);
    expect(rounded(matrix)).toEqual(IDENTITY);
    expect(codes).toEqual(['ifc/degenerate-direction']);
  });

  it('applies what a placement is relative to, outermost first', async () => {
    const { matrix } = await matrixOf(
      1,
      `${local(1, '#10', '#2')}${axes(2, '#3')}${point(3, 1, 0, 0)}
${local(10, '$', '#11')}${axes(11, '#12', '#13', '#14')}${point(12, 100, 0, 0)}${direction(13, 0, 0, 1)}${direction(14, 0, 1, 0)}`,
    );
    expect(rounded(matrix)?.slice(12)).toEqual([100, 1, 0, 1]);
  });

  it('cuts a cycle and says so', async () => {
    const { matrix, codes } = await matrixOf(
      1,
      `${local(1, '#4', '#2')}${axes(2, '#3')}${point(3, 1, 2, 3)}${local(4, '#1', '#2')}`,
    );
    expect(matrix?.slice(12)).toEqual([2, 4, 6, 1]);
    expect(codes).toEqual(['ifc/placement-cycle']);
  });

  it.each([
    ['in itself', `${local(1, '$', '#2')}${axes(2, '#3')}#3=IFCCARTESIANPOINT((-1.E308,0.,0.));`],
    [
      'by what it is relative to',
      `${local(1, '#4', '#2')}${axes(2, '#3')}#3=IFCCARTESIANPOINT((0.,1.E306,0.));
${local(4, '$', '#5')}${axes(5, '#6')}#6=IFCCARTESIANPOINT((0.,1.79E305,0.));`,
    ],
  ])('has none beyond what numbers can hold %s, and says so once', async (_, lines) => {
    const { file, diagnostics } = await openIfc(lines, 'IFC4X3');
    const placements = new Placements(file, 1000);
    expect([placements.ofId(1), placements.ofId(1)]).toEqual([undefined, undefined]);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/placement-out-of-range', at: { expressId: 1 } }]);
  });

  it('follows a chain of fifty thousand without a deep stack', async () => {
    const chain = Array.from({ length: 50_000 }, (_, index) =>
      local(index + 10, index === 0 ? '$' : `#${index + 9}`, '#2'),
    );
    const { matrix } = await matrixOf(50_009, `${axes(2, '#3')}${point(3, 1, 0, 0)}\n${chain.join('\n')}`);
    expect(matrix?.slice(12)).toEqual([50_000, 0, 0, 1]);
  });

  it('uses the Cartesian position of a linear placement', async () => {
    const lines = `#1=IFCLINEARPLACEMENT($,#9,#2);${axes(2, '#3')}${point(3, 7, 8, 9)}#9=IFCAXIS2PLACEMENTLINEAR($,$,$);`;
    expect((await matrixOf(1, lines)).matrix?.slice(12)).toEqual([7, 8, 9, 1]);
  });

  it.each([
    [
      'a linear placement without one',
      '#1=IFCLINEARPLACEMENT($,#9,$);#9=IFCAXIS2PLACEMENTLINEAR($,$,$);',
      'ifc/unsupported-placement',
    ],
    [
      'a grid placement',
      '#1=IFCGRIDPLACEMENT($,#9,$);#9=IFCVIRTUALGRIDINTERSECTION((),());',
      'ifc/unsupported-placement',
    ],
    ['a local placement without axes', local(1, '$', '$'), 'ifc/unsupported-placement'],
    ['a dangling one', local(1, '$', '#99'), 'step/dangling-reference'],
    ['no location', `${local(1, '$', '#2')}${axes(2, '$')}`, 'ifc/unreadable-location'],
    [
      'text for coordinates',
      `${local(1, '$', '#2')}${axes(2, '#3')}#3=IFCCARTESIANPOINT('x');`,
      'ifc/wrong-attribute-type',
    ],
  ])('puts what has %s at the origin and says so', async (_, lines, code) => {
    const { matrix, codes } = await matrixOf(1, lines);
    expect(matrix).toEqual(IDENTITY);
    expect(codes).toContain(code);
  });

  it('has no matrix for a product without placement', async () => {
    const { file } = await openIfc('#1=IFCWALL($,$,$,$,$,$,$,$,$);');
    const wall = file.entity(1);
    expect(wall && new Placements(file, 1).ofProduct(wall)).toBeUndefined();
  });
});
