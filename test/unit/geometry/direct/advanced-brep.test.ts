import { describe, expect, it } from '@jest/globals';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

type Corner = readonly [number, number, number];

/** Bottom and top of a body with four sides, each counter-clockwise seen from above. */
const bottom: readonly Corner[] = [[0, 0, 0], [2, 0, 0], [2, 2, 0], [0, 2, 0]]; // biome-ignore format: a table
const top: readonly Corner[] = bottom.map(([x, y]) => [x, y, 2]);
/** Turned by 60 degrees about the middle. */
const turnedTop: readonly Corner[] = top.map(([x, y]) => {
  const [dx, dy, half, root] = [x - 1, y - 1, 0.5, Math.sqrt(0.75)];
  return [1 + half * dx - root * dy, 1 + root * dx + half * dy, 2];
});

const vertexOf = (corner: number) => 220 + corner;
const real = (value: number) => value.toFixed(15);
const cartesian = (id: number, point: Corner) => `#${id}=IFCCARTESIANPOINT((${point.map(real).join(',')}));\n`;
const between = (a: Corner, b: Corner, share: number): Corner =>
  [0, 1, 2].map((axis) => (a[axis] ?? 0) + ((b[axis] ?? 0) - (a[axis] ?? 0)) * share) as unknown as Corner;

/** Edges by their corners: around the bottom (0 to 3), around the top (4 to 7), and up. */
const edges = [0, 1, 2, 3].flatMap((at) => [
  [at, (at + 1) % 4],
  [4 + at, 4 + ((at + 1) % 4)],
  [at, 4 + at],
]);
/** Corners of the faces, all the same way round or not. */
const loops = {
  outward: [[3, 2, 1, 0], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]], // biome-ignore format: a table
  mixed: [[3, 2, 1, 0], [4, 5, 6, 7], [4, 5, 1, 0], [5, 6, 2, 1], [2, 3, 7, 6], [7, 4, 0, 3]], // biome-ignore format: a table
};

interface Body {
  readonly above: readonly Corner[];
  readonly order?: keyof typeof loops;
  /** Cubic upwards and straight along, as Rhino writes twisted sides. */
  readonly isCurved?: boolean;
  readonly edge?: string;
  /** How far up the surfaces of the sides go, of the way to the top. */
  readonly reach?: number;
}

function body({ above, order = 'outward', isCurved = false, edge = 'IFCLINE(#400,$)', reach = 1 }: Body): string {
  const corners = [...bottom, ...above];
  const at = (corner: number): Corner => corners[corner] ?? [0, 0, 0];
  const faceLines = loops[order].map((loop, face) => {
    const [a = 0, b = 0] = loop;
    const id = 500 + face * 40;
    const uses = loop.map((from, place) => {
      const to = loop[(place + 1) % 4] ?? 0;
      const forward = edges.findIndex(([first, last]) => first === from && last === to);
      const backward = edges.findIndex(([first, last]) => first === to && last === from);
      return `#${id + 4 + place}=IFCORIENTEDEDGE(*,*,#${300 + Math.max(forward, backward)},${forward < 0 ? '.F.' : '.T.'});\n`;
    });
    const [low, high] = [Math.min(a, b) % 4, Math.max(a, b) % 4];
    const side = face < 2 || !isCurved ? undefined : face === 5 ? [3, 0] : [low, high];
    const poles = [0, 1 / 3, 2 / 3, 1].flatMap((share, row) =>
      (side ?? []).map((corner, column) => {
        return cartesian(id + 10 + row * 2 + column, between(at(corner), at(4 + corner), share * reach));
      }),
    );
    const rows = [0, 1, 2, 3].map((row) => `(#${id + 10 + row * 2},#${id + 11 + row * 2})`).join(',');
    const surface = side
      ? `IFCBSPLINESURFACEWITHKNOTS(3,1,(${rows}),.UNSPECIFIED.,.F.,.F.,.U.,(4,4),(2,2),(0.,9.),(3.,4.),.UNSPECIFIED.)`
      : 'IFCPLANE(#401)';
    return [
      `#${id}=IFCADVANCEDFACE((#${id + 1}),#${id + 3},.T.);\n#${id + 1}=IFCFACEOUTERBOUND(#${id + 2},.T.);\n`,
      `#${id + 2}=IFCEDGELOOP((#${id + 4},#${id + 5},#${id + 6},#${id + 7}));\n#${id + 3}=${surface};\n`,
      ...[...uses, ...poles],
    ].join('');
  });
  return [
    `${product(100, 'IFCADVANCEDBREP(#200)')}#200=IFCCLOSEDSHELL((#500,#540,#580,#620,#660,#700));\n`,
    ...corners.map(
      (corner, number) => `${cartesian(210 + number, corner)}#${vertexOf(number)}=IFCVERTEXPOINT(#${210 + number});\n`,
    ),
    ...edges.map(
      ([from = 0, to = 0], number) => `#${300 + number}=IFCEDGECURVE(#${vertexOf(from)},#${vertexOf(to)},#399,.T.);\n`,
    ),
    `#399=${edge};\n#401=IFCPLANE($);\n`,
    ...faceLines,
  ].join('');
}

describe('An advanced brep with straight edges', () => {
  it.each(['outward', 'mixed'] as const)('is a cube where its faces are flat, their loops %s', async (order) => {
    const { measures } = await made(body({ above: top, order }));
    expect(measures).toMatchObject({ closed: true, triangles: 12 });
    expect(measures.volume).toBeCloseTo(8, 6);
    expect(measures.area).toBeCloseTo(24, 6);
  });

  it.each(['outward', 'mixed'] as const)('closes about twisted sides, their loops %s', async (order) => {
    // At the height 2 z the section is a square whose corners go straight from those of the bottom to those of the top:
    // its area is 4 (1 - z + z2), and of that the integral over 2 z is 8 (1 - 1/2 + 1/3).
    const { measures } = await made(body({ above: turnedTop, order, isCurved: true }));
    expect(measures.closed).toBe(true);
    expect(measures.volume / (20 / 3)).toBeCloseTo(1, 4);
  });

  it.each([
    ['edge IFCCIRCLE', body({ above: top, edge: 'IFCCIRCLE(#402,1.)' })],
    ['advanced brep that is not closed', body({ above: top }).replace('#660,#700', '#660')],
    ['face of IFCCYLINDRICALSURFACE', body({ above: top }).replace('IFCPLANE(#401)', 'IFCCYLINDRICALSURFACE(#402,1.)')],
    ['surface of several pieces', body({ above: turnedTop, isCurved: true }).replace('(2,2),(0.', '(2,1,1),(0.')],
    ['patch that is trimmed', body({ above: top, isCurved: true, reach: 2 })],
  ])('is left to another engine: %s', async (reason, lines) => {
    expect(await direct(lines)).toMatchObject({ status: 'declined', reason });
  });
});
