import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Manifold, ManifoldToplevel, Mat4 } from 'manifold-3d';
import { product } from '../../../support/geometry.ts';
import { beyondPlane, combined, measuresOf, openManifold } from '../../../support/manifold.ts';
import { made } from './made.ts';

type Triple = readonly [number, number, number];

/** A polygon in the plane at right angles to `up`, moved along it. */
interface Column {
  /** Distances of the corners from the middle, at equal angles. */
  readonly radii: readonly number[];
  readonly at: Triple;
  readonly up: Triple;
  readonly along: Triple;
  readonly depth: number;
}

interface Plane {
  readonly at: Triple;
  readonly normal: Triple;
}

let library: ManifoldToplevel;
beforeAll(async () => {
  library = await openManifold();
});

const cross = ([a, b, c]: Triple, [x, y, z]: Triple): Triple => [b * z - c * y, c * x - a * z, a * y - b * x];
const unit = (vector: Triple): Triple => {
  const length = Math.hypot(...vector);
  return [vector[0] / length, vector[1] / length, vector[2] / length];
};

/** Whole numbers, so that faces of different bodies coincide again and again. */
const cornersOf = ({ radii }: Column): [number, number][] =>
  radii.map((radius, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / radii.length;
    return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
  });

const tuple = (values: readonly number[]) => `(${values.map((value) => value.toFixed(12)).join(',')})`;

/** Takes ids `id` to `id + 5`, and from `id + 10` on one per corner. */
function columnLines(id: number, column: Column): string {
  const corners = cornersOf(column);
  const refs = [...corners.keys(), 0].map((corner) => `#${id + 10 + corner}`);
  return `#${id}=IFCEXTRUDEDAREASOLID(#${id + 1},#${id + 3},#8,${column.depth.toFixed(6)});
#${id + 1}=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#${id + 2});\n#${id + 2}=IFCPOLYLINE((${refs.join(',')}));
#${id + 3}=IFCAXIS2PLACEMENT3D(#${id + 4},#${id + 5},#${id + 6});\n#${id + 4}=IFCCARTESIANPOINT(${tuple(column.at)});
#${id + 5}=IFCDIRECTION(${tuple(column.up)});\n#${id + 6}=IFCDIRECTION(${tuple(column.along)});
${corners.map((corner, at) => `#${id + 10 + at}=IFCCARTESIANPOINT(${tuple(corner)});\n`).join('')}`;
}

function columnBody(column: Column): Manifold {
  const [z, x] = [unit(column.up), unit(column.along)];
  const y = cross(z, x);
  const matrix: Mat4 = [...x, 0, ...y, 0, ...z, 0, ...column.at, 1];
  return new library.CrossSection([cornersOf(column)], 'NonZero').extrude(column.depth).transform(matrix);
}

const length = (least: number, most: number) => fc.integer({ min: least, max: most });
const place = fc.tuple(length(-4, 4), length(-4, 4), length(-2, 6));
/** Turns left at every corner around its middle, and never crosses itself. */
const radii = fc.array(length(2, 6), { minLength: 4, maxLength: 8 });
const axes: readonly { readonly up: Triple; readonly along: Triple }[] = [
  { up: [0, 0, 1], along: [1, 0, 0] },
  { up: [1, 0, 0], along: [0, 1, 0] },
  { up: [0, 1, 0], along: [0, 0, 1] },
  { up: [0, 0, -1], along: [0, 1, 0] },
];
const slanted: typeof axes = [
  { up: [0, 0.6, 0.8], along: [1, 0, 0] },
  { up: [0.36, 0.48, 0.8], along: [0.8, -0.6, 0] },
];
const columns = (directions: typeof axes) =>
  fc
    .record({ radii, at: place, depth: length(1, 9), direction: fc.constantFrom(...directions) })
    .map(({ direction, ...rest }): Column => ({ ...rest, ...direction }));
const hosts = fc
  .record({ radii, depth: length(2, 8) })
  .map((host): Column => ({ ...host, at: [0, 0, 0], up: [0, 0, 1], along: [1, 0, 0] }));
const planes = fc.record({
  at: place,
  normal: fc.constantFrom<Triple[]>([0, 0, 1], [1, 0, 0], [0, 0.6, 0.8], [-0.36, 0.48, 0.8], [0.6, 0, -0.8]),
});

/** A product with openings. */
function voided(host: Column, openings: readonly Column[]): string {
  const body = product(100, 'IFCBOOLEANRESULT(.DIFFERENCE.,#200,#300)');
  if (openings.length === 0) throw new Error('There is nothing to take away.');
  const chain = openings.map((_, at) => {
    const id = at === openings.length - 1 ? 101 : 5000 + at;
    const first = at === 0 ? 200 : 5000 + at - 1;
    return `#${id}=IFCBOOLEANRESULT(.DIFFERENCE.,#${first},#${300 + at * 100});\n`;
  });
  const tools = openings.map((opening, at) => columnLines(300 + at * 100, opening));
  const withoutItem = body.split('\n').slice(1).join('\n');
  return `${chain.join('')}${withoutItem}${columnLines(200, host)}${tools.join('')}`;
}

async function isAsManifoldHasIt(lines: string, expected: Manifold): Promise<void> {
  const { volume, area } = measuresOf(expected);
  fc.pre(volume > 0.01);
  const { measures } = await made(lines);
  // Either side moves faces that coincide by a hair. Films would double the area.
  expect(Math.abs(measures.volume - volume)).toBeLessThan(5e-5 * volume + 2e-5 * area);
  expect(measures.area / area).toBeCloseTo(1, 3);
}

describe('A prism has the volume and the surface that manifold-3d gives', () => {
  it('without prisms along the axes, whatever coincides', async () => {
    await fc.assert(
      fc.asyncProperty(hosts, fc.array(columns(axes), { minLength: 1, maxLength: 3 }), async (host, openings) => {
        const expected = combined(library, 'DIFFERENCE', [host, ...openings].map(columnBody));
        await isAsManifoldHasIt(voided(host, openings), expected);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('without oblique prisms', async () => {
    await fc.assert(
      fc.asyncProperty(hosts, fc.array(columns(slanted), { minLength: 1, maxLength: 2 }), async (host, openings) => {
        const expected = combined(library, 'DIFFERENCE', [host, ...openings].map(columnBody));
        await isAsManifoldHasIt(voided(host, openings), expected);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('together with another one, and in common with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        hosts,
        columns([...axes, ...slanted]),
        fc.constantFrom('UNION' as const, 'INTERSECTION' as const),
        async (host, other, operator) => {
          const expected = combined(library, operator, [host, other].map(columnBody));
          await isAsManifoldHasIt(voided(host, [other]).replace('DIFFERENCE', operator), expected);
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);

  it('on one side of planes', async () => {
    await fc.assert(
      fc.asyncProperty(hosts, fc.array(planes, { minLength: 1, maxLength: 3 }), async (host, cuts) => {
        const expected = cuts.reduce((body, cut) => beyondPlane(body, cut.at, cut.normal), columnBody(host));
        await isAsManifoldHasIt(clipped(host, cuts), expected);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('without half-spaces whose boundary runs through it', async () => {
    await fc.assert(
      fc.asyncProperty(
        hosts,
        columns([axes[0] ?? { up: [0, 0, 1], along: [1, 0, 0] }]),
        planes,
        async (host, column, cut) => {
          fc.pre(cut.normal[2] !== 0);
          const endless = columnBody({ ...column, at: [column.at[0], column.at[1], -50], depth: 100 });
          const [x, y, z] = cut.normal;
          const taken = endless.trimByPlane([-x, -y, -z], -(cut.at[0] * x + cut.at[1] * y + cut.at[2] * z));
          const expected = combined(library, 'DIFFERENCE', [columnBody(host), taken]);
          await isAsManifoldHasIt(clipped(host, [cut], column), expected);
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);
});

/** A product cut by planes, what lies against their normals taken away; within the outline of a column where one is given. */
function clipped(host: Column, cuts: readonly Plane[], boundary?: Column): string {
  const chain = cuts.map(({ at, normal }, number) => {
    const id = number === cuts.length - 1 ? 101 : 5000 + number;
    const first = number === 0 ? 200 : 5000 + number - 1;
    const space = 6000 + number * 10;
    const kind =
      boundary === undefined
        ? `IFCHALFSPACESOLID(#${space + 1},.T.)`
        : `IFCPOLYGONALBOUNDEDHALFSPACE(#${space + 1},.T.,#303,#302)`;
    return `#${id}=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#${first},#${space});\n#${space}=${kind};
#${space + 1}=IFCPLANE(#${space + 2});\n#${space + 2}=IFCAXIS2PLACEMENT3D(#${space + 3},#${space + 4},$);
#${space + 3}=IFCCARTESIANPOINT(${tuple(at)});\n#${space + 4}=IFCDIRECTION(${tuple(normal)});\n`;
  });
  const rest = product(100, 'X').split('\n').slice(1).join('\n');
  const outline = boundary === undefined ? '' : columnLines(300, boundary);
  return `${chain.join('')}${rest}${columnLines(200, host)}${outline}`;
}
