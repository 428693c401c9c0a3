import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { product } from '../../../support/geometry.ts';
import { made } from './made.ts';

type Triple = readonly [number, number, number];
interface Block {
  readonly at: Triple;
  readonly size: Triple;
  /** Which of its edges it is extruded along. */
  readonly up: 0 | 1 | 2;
}

const axes = ['(1.,0.,0.)', '(0.,1.,0.)', '(0.,0.,1.)'] as const;
const number = (value: number) => value.toFixed(3);

/** A box as extrusion: its profile in the plane across `up`. Takes ids `id` to `id + 8`. */
function blockLines(id: number, { at, size, up }: Block): string {
  const [x, y] = [(up + 1) % 3, (up + 2) % 3] as const;
  const center = at.map((from, axis) => (axis === up ? from : from + (size[axis] ?? 0) / 2));
  return `#${id}=IFCEXTRUDEDAREASOLID(#${id + 1},#${id + 2},#8,${number(size[up])});
#${id + 1}=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,${number(size[x] ?? 0)},${number(size[y] ?? 0)});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},#${id + 4},#${id + 5});
#${id + 3}=IFCCARTESIANPOINT((${center.map(number).join(',')}));
#${id + 4}=IFCDIRECTION(${axes[up]});\n#${id + 5}=IFCDIRECTION(${axes[x] ?? ''});\n`;
}

/** A product with one body, and openings. */
function voided(host: Block, openings: readonly Block[]): string {
  const body = product(100, 'IFCMAPPEDITEM(#90,#91)');
  const map = '#90=IFCREPRESENTATIONMAP(#6,#92);\n#91=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);\n';
  const holes = openings.map((opening, at) => {
    const id = 1000 + at * 20;
    return `#${id}=IFCOPENINGELEMENT('o',$,$,$,$,#10,#${id + 1},$,$);
#${id + 1}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 2}));
#${id + 2}=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#${id + 4}));
#${id + 3}=IFCRELVOIDSELEMENT('r',$,$,$,#100,#${id});\n${blockLines(id + 4, opening)}`;
  });
  return `${body}${map}#92=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#200));\n${blockLines(200, host)}${holes.join('')}`;
}

/** Volume and surface of what is left, counted in unit cells. */
function counted(host: Block, openings: readonly Block[]): { volume: number; area: number } {
  const isIn = ({ at, size }: Block, cell: Triple) =>
    cell.every((place, axis) => place >= (at[axis] ?? 0) && place < (at[axis] ?? 0) + (size[axis] ?? 0));
  const isFilled = (cell: Triple) => isIn(host, cell) && !openings.some((opening) => isIn(opening, cell));
  const [width, depth, height] = host.size;
  const cells = Array.from(
    { length: width * depth * height },
    (_, cell): Triple => [cell % width, Math.floor(cell / width) % depth, Math.floor(cell / width / depth)],
  ).filter(isFilled);
  const neighbours = ([x, y, z]: Triple): Triple[] =>
    [1, -1].flatMap((step): Triple[] => [
      [x + step, y, z],
      [x, y + step, z],
      [x, y, z + step],
    ]);
  const area = cells.flatMap(neighbours).filter((cell) => !isFilled(cell)).length;
  return { volume: cells.length, area };
}

const length = (least: number, most: number) => fc.integer({ min: least, max: most });
const triple = (least: number, most: number) => fc.tuple(length(least, most), length(least, most), length(least, most));
const upward = fc.constantFrom<Block['up'][]>(0, 1, 2);
const hosts = fc.record({ at: fc.constant<Triple>([0, 0, 0]), size: triple(1, 8), up: upward });
const openings = fc.array(fc.record({ at: triple(-2, 7), size: triple(1, 9), up: upward }), {
  minLength: 1,
  maxLength: 4,
});

/** An angle lying along the x axis: a counter top with its upstand, `width` long. */
interface Angle {
  readonly width: number;
  readonly depth: number;
  readonly height: number;
  readonly thickness: number;
}

/** Its outline stands in the yz plane. */
function angleWith(openings: readonly Block[], { width, depth, height, thickness }: Angle): string {
  const outline = [0, 0, depth, 0, depth, thickness, thickness, thickness, thickness, height, 0, height];
  const points = outline.flatMap((y, at) => (at % 2 === 1 ? [] : [`(${number(y)},${number(outline[at + 1] ?? 0)})`]));
  const body = `#200=IFCEXTRUDEDAREASOLID(#201,#202,#8,${number(width)});
#201=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#206);\n#202=IFCAXIS2PLACEMENT3D(#203,#204,#205);
#203=IFCCARTESIANPOINT((0.,0.,0.));\n#204=IFCDIRECTION((1.,0.,0.));\n#205=IFCDIRECTION((0.,1.,0.));
#206=IFCPOLYLINE((${[...points, points[0]].map((_, at) => `#${210 + (at % points.length)}`).join(',')}));
${points.map((point, at) => `#${210 + at}=IFCCARTESIANPOINT(${point});\n`).join('')}`;
  const box: Block = { at: [0, 0, 0], size: [width, depth, height], up: 2 };
  return voided(box, openings).replace(blockLines(200, box), body);
}

const angles = fc.record({ width: length(1, 6), depth: length(2, 6), height: length(2, 5), thickness: fc.constant(1) });

describe('An angle with openings', () => {
  it('has the volume and the surface that counting cells gives, whichever way they run', async () => {
    await fc.assert(
      fc.asyncProperty(angles, openings, async (angle, holes) => {
        const { width, depth, height, thickness } = angle;
        const box: Block = { at: [0, 0, 0], size: [width, depth, height], up: 2 };
        const inside: Block = { at: [0, thickness, thickness], size: [width, depth, height], up: 2 };
        const { volume, area } = counted(box, [inside, ...holes]);
        fc.pre(volume > 0);
        const { measures } = await made(angleWith(holes, angle));
        expect(measures.volume).toBeCloseTo(volume, 3);
        expect(measures.area).toBeCloseTo(area, 3);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

describe('A box with openings', () => {
  it('has the volume and the surface that counting cells gives, whatever coincides', async () => {
    await fc.assert(
      fc.asyncProperty(hosts, openings, async (host, holes) => {
        const { volume, area } = counted(host, holes);
        fc.pre(volume > 0);
        const { measures } = await made(voided(host, holes));
        expect(measures.volume).toBeCloseTo(volume, 3);
        expect(measures.area).toBeCloseTo(area, 3);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('is closed where no two of its parts touch along an edge only', async () => {
    const host: Block = { at: [0, 0, 0], size: [8, 2, 4], up: 2 };
    const through: Block = { at: [1, -1, 1], size: [2, 4, 2], up: 1 };
    const niche: Block = { at: [4, 1, 1], size: [1, 3, 2], up: 2 };
    const notch: Block = { at: [6, -1, 3], size: [3, 4, 2], up: 0 };
    const { measures } = await made(voided(host, [through, niche, notch]));
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(64 - 8 - 2 - 4, 5) });
  });

  it.each([
    "IFCRELVOIDSELEMENT('r',$,$,$,((#100,#1000)",
    "IFCRELAGGREGATES('r',$,$,$,((((((#100,(#1000)",
    "IFCRELNESTS('r',$,$,$,#100,((((#1000)",
  ])('has those of relationships that can be read, beside %s', async (unreadable) => {
    const host: Block = { at: [0, 0, 0], size: [8, 2, 4], up: 2 };
    const through: Block = { at: [1, -1, 1], size: [2, 4, 2], up: 1 };
    const { measures } = await made(`${voided(host, [through])}#900=${unreadable};\n`);
    expect(measures.volume).toBeCloseTo(64 - 8, 5);
  });
});
