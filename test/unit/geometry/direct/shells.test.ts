import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

/** The ways in which a list may be written: plainly; and so that WebAssembly leaves it to JavaScript. */
const asItIs = (text: string) => text;
const oddly = [
  (text: string) => ` ${text}`,
  (text: string) => `/* ( */${text}`,
  (text: string) => text.replace(/[,)]/, ' $&'),
];

/** How each statement of a shell is written: in turn. */
type Spelling = (text: string) => string;

/** A box with a shaft from below to above, as large as said: two faces have a hole each, one before its outer bound. */
function boxWithShaft(width: number, spell: () => Spelling): string {
  const lines: string[] = [];
  let id = 1000;
  const statement = (keyword: string, list: string, rest = '') => {
    lines.push(`#${++id}=${keyword}(${spell()(list)}${rest});\n`);
    return `#${id}`;
  };
  const square = (near: number, far: number) => [near, near, far, near, far, far, near, far];
  const corners = (plan: readonly number[], z: number) =>
    [0, 2, 4, 6].map((at) =>
      statement('IFCCARTESIANPOINT', `(${decimal(plan[at])},${decimal(plan[at + 1])},${decimal(z)})`),
    );
  const bound = (points: readonly (string | undefined)[], keyword: string, isForward: boolean) => {
    const loop = statement('IFCPOLYLOOP', `(${(isForward ? points : points.toReversed()).join(',')})`);
    return statement(keyword, loop, isForward ? ',.T.' : ',.F.');
  };
  const face = (...bounds: string[]) => statement('IFCFACE', `(${bounds.join(',')})`);
  const walls = (below: readonly string[], above: readonly string[], isForward: boolean) =>
    [0, 1, 2, 3].map((at) => {
      const next = (at + 1) % 4;
      const ring = [below[at], below[at], below[next], above[next], above[at]];
      return face(bound(isForward ? ring : ring.toReversed(), 'IFCFACEOUTERBOUND', at % 2 === 0));
    });
  const [rimBelow, rimAbove] = [corners(square(0, width), 0), corners(square(0, width), 1)];
  const [holeBelow, holeAbove] = [corners(square(width / 4, width / 2), 0), corners(square(width / 4, width / 2), 1)];
  const faces = [
    face(bound(rimAbove, 'IFCFACEOUTERBOUND', true), bound(holeAbove.toReversed(), 'IFCFACEBOUND', true)),
    face(bound(holeBelow, 'IFCFACEBOUND', true), bound(rimBelow.toReversed(), 'IFCFACEOUTERBOUND', true)),
    ...walls(rimBelow, rimAbove, true),
    ...walls(holeBelow, holeAbove, false),
  ];
  const shell = statement('IFCCLOSEDSHELL', `(${faces.join(',')})`);
  return `${product(100, `IFCFACETEDBREP(${shell})`)}${lines.join('')}`;
}

/** Some by an exponent. */
const decimal = (value = 0) => (value === 0.75 ? '7.5E-1' : Number.isInteger(value) ? `${value}.` : `${value}`);

describe('The faces of a shell', () => {
  it('are those of its statements, however each of these is written', async () => {
    const spellings = fc.array(fc.constantFrom(asItIs, asItIs, asItIs, ...oddly), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(spellings, fc.constantFrom(3, 4, 1e3), async (ways, width) => {
        let turn = 0;
        const { meshes } = await direct(boxWithShaft(width, () => ways[turn++ % ways.length] ?? asItIs));
        const { meshes: plain } = await direct(boxWithShaft(width, () => asItIs));
        expect(plain).toHaveLength(1);
        expect(meshes).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('enclose what they should', async () => {
    const { measures } = await made(boxWithShaft(4, () => asItIs));
    expect(measures).toMatchObject({ closed: true, volume: expect.closeTo(15, 6), triangles: 32 });
  });

  it('are as many as there are, more than are read at a time', async () => {
    const count = 3000;
    const lines: string[] = [];
    for (let at = 0; at < count; at++) {
      const id = 1000 + at * 6;
      const points = [`${at}.,0.,0.`, `${at + 1}.,0.,0.`, `${at}.,1.,0.`];
      for (const [place, point] of points.entries()) lines.push(`#${id + place}=IFCCARTESIANPOINT((${point}));\n`);
      lines.push(`#${id + 3}=IFCPOLYLOOP((#${id},#${id + 1},#${id + 2}));\n#${id + 4}=IFCFACEBOUND(#${id + 3},.T.);\n`);
      lines.push(`#${id + 5}=IFCFACE((#${id + 4}));\n`);
    }
    const shell = `#60=IFCOPENSHELL((${Array.from({ length: count }, (_, at) => `#${1005 + at * 6}`).join(',')}));\n`;
    const { measures } = await made(`${product(100, 'IFCSHELLBASEDSURFACEMODEL((#60))')}${shell}${lines.join('')}`);
    expect(measures).toMatchObject({ triangles: count, area: expect.closeTo(count / 2, 3) });
  });

  it.each([
    ['a face of another class', 'IFCFACESURFACE((#2),$,.T.)', 'face IFCFACESURFACE'],
    ['a bound that is not there', 'IFCFACE((#9999))', 'unreadable statement'],
    ['a bound that is none', 'IFCFACE((#60))', 'unreadable statement'],
  ])('are left to another engine where there is %s', async (_, face, reason) => {
    const result = await direct(`${product(100, 'IFCFACETEDBREP(#60)')}#60=IFCCLOSEDSHELL((#61));\n#61=${face};\n`);
    expect(result).toMatchObject({ status: 'declined', reason });
  });
});
