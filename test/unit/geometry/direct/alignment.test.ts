import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BLOCK, product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

interface Segment {
  readonly parent: string;
  readonly at: readonly [number, number];
  readonly angle: number;
  readonly start?: number;
  readonly length: number;
}

const real = (value: number) => (Number.isInteger(value) ? `${value}.` : value.toString().toUpperCase());
const LINE = 'IFCLINE(#7,#310)';
const circle = (radius: number) => `IFCCIRCLE(#311,${real(radius)})`;
const clothoid = (constant: number) => `IFCCLOTHOID(#311,${real(constant)})`;
/** Of segments: each takes five ids from here on. */
const HORIZONTAL = 400;
const VERTICAL = 600;

function curveSegments(first: number, segments: readonly Segment[]): { list: string; lines: string } {
  const lines = segments.map(({ parent, at: [x, y], angle, start = 0, length }, number) => {
    const id = first + 5 * number;
    const measures = `IFCLENGTHMEASURE(${real(start)}),IFCLENGTHMEASURE(${real(length)})`;
    return `#${id}=IFCCURVESEGMENT(.CONTINUOUS.,#${id + 1},${measures},#${id + 4});
#${id + 1}=IFCAXIS2PLACEMENT2D(#${id + 2},#${id + 3});
#${id + 2}=IFCCARTESIANPOINT((${real(x)},${real(y)}));
#${id + 3}=IFCDIRECTION((${real(Math.cos(angle))},${real(Math.sin(angle))}));
#${id + 4}=${parent};
`;
  });
  return { list: segments.map((_, number) => `#${first + 5 * number}`).join(), lines: lines.join('') };
}

interface OnAlignment {
  readonly horizontal: readonly Segment[];
  readonly vertical?: readonly Segment[];
  /** DistanceAlong, OffsetLateral, OffsetVertical, OffsetLongitudinal. */
  readonly by: string;
}

/** A 2 x 3 x 4 block on an alignment, its x axis along it. */
function onAlignment({ horizontal, vertical, by }: OnAlignment): string {
  const [plan, profile] = [curveSegments(HORIZONTAL, horizontal), curveSegments(VERTICAL, vertical ?? [])];
  const curve = vertical === undefined ? '#301' : '#302';
  return `${product(100, BLOCK).replace(',#10,', ',#200,')}#200=IFCLINEARPLACEMENT($,#201,$);
#201=IFCAXIS2PLACEMENTLINEAR(#202,$,$);
#202=IFCPOINTBYDISTANCEEXPRESSION(${by},${curve});
#301=IFCCOMPOSITECURVE((${plan.list}),.F.);
#302=IFCGRADIENTCURVE((${profile.list}),.F.,#301,$);
#310=IFCVECTOR(#9,1.);
#311=IFCAXIS2PLACEMENT2D(#7,$);
${plan.lines}${profile.lines}`;
}

const along = (distance: number) => `IFCLENGTHMEASURE(${real(distance)}),$,$,$`;

/** Where the origin of the block comes to lie, and the direction of its x axis: of its only placement. */
async function placed(model: OnAlignment) {
  const { placements, measures } = await made(onAlignment(model));
  const matrix = placements[0]?.matrix ?? [];
  return { x: [...matrix.slice(0, 3)], box: measures.box, matrix };
}

/** The middle of the bottom of a block that stands upright. */
function footOf({ min, max }: { min: readonly number[]; max: readonly number[] }): number[] {
  return [((min[0] ?? 0) + (max[0] ?? 0)) / 2, ((min[1] ?? 0) + (max[1] ?? 0)) / 2, min[2] ?? 0];
}

const close = (values: readonly number[], digits = 4) => values.map((value) => expect.closeTo(value, digits));

describe('What an IfcLinearPlacement places', () => {
  const north = [{ parent: LINE, at: [10, 20], angle: Math.PI / 2, length: 100 }] as const;

  it('stands along a line, offsets to its left, upwards and ahead', async () => {
    const { x, box } = await placed({ horizontal: north, by: 'IFCLENGTHMEASURE(30.),5.,2.,1.' });
    expect(x).toEqual(close([0, 1, 0]));
    expect(footOf(box)).toEqual(close([5, 51, 2]));
  });

  it.each([
    ['to the left', 1],
    ['to the right', -1],
  ])('stands on an arc %s', async (_, side) => {
    const horizontal = [{ parent: circle(50), at: [0, 0], angle: 0, length: side * 100 }] as const;
    const angle = 40 / 50;
    const { x, box } = await placed({ horizontal, by: along(40) });
    expect(x).toEqual(close([Math.cos(angle), side * Math.sin(angle), 0]));
    expect(footOf(box)).toEqual(close([50 * Math.sin(angle), side * 50 * (1 - Math.cos(angle)), 0]));
  });

  it('stands on a clothoid, where the series of the Fresnel integrals say', async () => {
    const horizontal = [{ parent: clothoid(-200), at: [0, 0], angle: 0, length: 150 }] as const;
    const [l, a] = [120, 200];
    const along120 = l - l ** 5 / (40 * a ** 4) + l ** 9 / (3456 * a ** 8);
    const aside = l ** 3 / (6 * a ** 2) - l ** 7 / (336 * a ** 6);
    const { x, box } = await placed({ horizontal, by: along(l) });
    expect(x).toEqual(close([Math.cos(l ** 2 / (2 * a ** 2)), -Math.sin(l ** 2 / (2 * a ** 2)), 0]));
    expect(footOf(box)).toEqual(close([along120, -aside, 0], 3));
  });

  it('goes on in the next segment', async () => {
    const horizontal: Segment[] = [
      { parent: LINE, at: [0, 0], angle: 0, length: 100 },
      { parent: circle(50), at: [100, 0], angle: 0, length: 60 },
    ];
    const { box } = await placed({ horizontal, by: along(150) });
    expect(footOf(box)).toEqual(close([100 + 50 * Math.sin(1), 50 * (1 - Math.cos(1)), 0]));
  });

  it.each([
    ['a constant gradient', LINE, 0.03, 60, 5 + 0.03 * 40, 0.03],
    ['an arc', circle(1000), 0, 60, 5 + 1000 - Math.sqrt(1000 ** 2 - 40 ** 2), 40 / Math.sqrt(1000 ** 2 - 40 ** 2)],
    ['a parabola', 'IFCPOLYNOMIALCURVE(#311,(0.,1.),(5.,0.02,-0.0005),$)', 0.02, 60, 5 + 0.8 - 0.8, 0.02 - 0.04],
  ])('rises along %s', async (_, parent, grade, length, height, slope) => {
    const horizontal = [{ parent: LINE, at: [0, 0], angle: 0, length: 100 }] as const;
    const vertical = [{ parent, at: [20, 5], angle: Math.atan(grade), length }] as const;
    const { x, matrix } = await placed({ horizontal, vertical, by: along(60) });
    const run = Math.hypot(1, slope);
    expect(x).toEqual(close([1 / run, 0, slope / run]));
    expect([...matrix.slice(12, 15)]).toEqual(close([60, 0, height])); // The mesh is about the block's own origin.
  });

  it('comes to where very many short steps lead, whatever the curves', async () => {
    const curvature = fc.double({ min: 0.001, max: 0.05, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        curvature,
        fc.boolean(),
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: 1, max: 90, noNaN: true }),
        async (most, isClothoid, start, distance) => {
          const constant = Math.sqrt(60 / most);
          const parent = isClothoid ? clothoid(constant) : circle(1 / most);
          const at = (s: number) => (isClothoid ? (start + s) / constant ** 2 : most);
          const steps = 20_000;
          let [x, y, angle] = [3, 4, 0.5];
          for (let step = 0; step < steps; step++) {
            const middle = angle + (at((distance * (step + 0.25)) / steps) * distance) / steps / 2;
            x += (Math.cos(middle) * distance) / steps;
            y += (Math.sin(middle) * distance) / steps;
            angle += (at((distance * (step + 0.5)) / steps) * distance) / steps;
          }
          const horizontal = [{ parent, at: [3, 4], angle: 0.5, start, length: 100 }] as const;
          const { box } = await placed({ horizontal, by: along(distance) });
          expect(footOf(box)).toEqual(close([x, y, 0], 3));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('An IfcLinearPlacement is left to another engine', () => {
  it.each([
    ['beyond its alignment', LINE, along(101)],
    ['before its alignment', LINE, along(-1)],
    ['along another spiral', 'IFCCOSINESPIRAL(#311,1.,$)', along(10)],
    ['along an arc without radius', circle(0), along(10)],
    ['along a clothoid of a million turns', clothoid(0.001), along(50)],
    ['by a parameter', LINE, 'IFCPARAMETERVALUE(10.),$,$,$'],
  ])('%s', async (_, parent, by) => {
    const horizontal = [{ parent, at: [0, 0], angle: 0, length: 100 }] as const;
    expect((await direct(onAlignment({ horizontal, by }))).status).toBe('declined');
  });

  it('where its gradient is an arc that ends before', async () => {
    const horizontal = [{ parent: LINE, at: [0, 0], angle: 0, length: 100 }] as const;
    const vertical = [{ parent: circle(10), at: [0, 0], angle: 0, length: 10 }] as const;
    expect((await direct(onAlignment({ horizontal, vertical, by: along(50) }))).status).toBe('declined');
  });
});
