import { describe, expect, it } from '@jest/globals';
import type { ElementGeometry, Mesh } from '#core/geometry';
import { BLOCK, modelLines, producedIn, product, tessellateLines } from '../../support/geometry.ts';

type Point = readonly [number, number, number];

/** A block 1.2345 x 0.7331 x 2.1117 at `shift`, once for each way in which a file can write it. */
function blocks([x, y, z]: Point, millimetres: number): string {
  const real = (metres: number) => {
    const text = String(metres * millimetres);
    return text.includes('.') ? text : `${text}.`;
  };
  const [w, d, h] = [1.2345, 0.7331, 2.1117];
  const point = (id: number, ...coordinates: number[]) => `#${id}=IFCCARTESIANPOINT((${coordinates.map(real)}));\n`;
  // biome-ignore format: a table
  const corners = [[0, 0, 0], [w, 0, 0], [w, d, 0], [0, d, 0], [0, 0, h], [w, 0, h], [w, d, h], [0, d, h]]
    .map(([a = 0, b = 0, c = 0]): Point => [x + a, y + b, z + c]);
  // biome-ignore format: a table
  const faces = [[1, 4, 3, 2], [5, 6, 7, 8], [1, 2, 6, 5], [2, 3, 7, 6], [3, 4, 8, 7], [4, 1, 5, 8]];
  const faceLines = faces.map(
    (face, at) => `#${60 + at}=IFCINDEXEDPOLYGONALFACE((${face}));
#${70 + at}=IFCPOLYLOOP((${face.map((corner) => `#${49 + corner}`)}));
#${80 + at}=IFCFACEOUTERBOUND(#${70 + at},.T.);
#${90 + at}=IFCFACE((#${80 + at}));\n`,
  );
  const triangles = faces.map(([a, b, c, e]) => `(${a},${b},${c}),(${a},${c},${e})`);
  return [
    `#40=IFCCARTESIANPOINTLIST3D((${corners.map((corner) => `(${corner.map(real)})`)}));\n`,
    ...corners.map((corner, at) => point(50 + at, ...corner)),
    ...faceLines,
    '#41=IFCCLOSEDSHELL((#90,#91,#92,#93,#94,#95));\n',
    point(42, x + w / 2, y + d / 2, z),
    `#43=IFCAXIS2PLACEMENT3D(#42,$,$);\n#44=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,${real(w)},${real(d)});\n`,
    `#45=IFCEXTRUDEDAREASOLID(#44,#43,#8,${real(h)});\n`,
    point(46, x + w / 4, y, z),
    '#47=IFCAXIS2PLACEMENT3D(#46,#9,#8);\n#48=IFCPLANE(#47);\n#49=IFCHALFSPACESOLID(#48,.F.);\n',
    product(100, `IFCTRIANGULATEDFACESET(#40,$,.T.,(${triangles}),$)`),
    product(200, 'IFCPOLYGONALFACESET(#40,.T.,(#60,#61,#62,#63,#64,#65),$)'),
    product(300, 'IFCFACETEDBREP(#41)'),
    product(400, `IFCEXTRUDEDAREASOLID(#44,#43,#8,${real(h)})`),
    product(500, 'IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#45,#49)'),
  ].join('');
}

const ids = [100, 200, 300, 400, 500];

/** Each vertex in model coordinates less the shift. */
function vertices({ placements }: ElementGeometry, meshes: readonly Mesh[], shift: Point): Point[] {
  return placements.flatMap(({ mesh, matrix: m }) => {
    const { positions } = meshes[mesh] as Mesh;
    return Array.from({ length: positions.length / 3 }, (_, vertex) => {
      const [x = 0, y = 0, z = 0] = positions.subarray(vertex * 3);
      const row = (axis: 0 | 1 | 2) =>
        (m[axis] ?? 0) * x + (m[axis + 4] ?? 0) * y + (m[axis + 8] ?? 0) * z + ((m[axis + 12] ?? 0) - shift[axis]);
      return [row(0), row(1), row(2)] as const;
    });
  });
}

async function modelAt(shift: Point, unit: 'm' | 'mm') {
  const lines = modelLines(blocks(shift, unit === 'm' ? 1 : 1000), {
    unit: unit === 'm' ? '$,.METRE.' : '.MILLI.,.METRE.',
  });
  const told = await tessellateLines(lines, ids);
  return { meshes: told.meshes, elements: producedIn(told) };
}

const FAR: Point = [4_500_000, -3_200_000, 1200];

describe.each(['m', 'mm'] as const)('A model in %s whose own coordinates lie 5,500 km from the origin', (unit) => {
  it.each([
    ['triangulated face set', 100],
    ['polygonal face set', 200],
    ['faceted brep', 300],
    ['extrusion', 400],
    ['clipped extrusion', 500],
  ])('has the vertices of a %s within 0.1 mm, and its measures', async (_, id) => {
    const near = await modelAt([0, 0, 0], unit);
    const far = await modelAt(FAR, unit);
    const [nearby, shifted] = [near.elements.get(id), far.elements.get(id)];
    if (nearby === undefined || shifted === undefined) throw new Error('The block was not produced.');

    const expected = vertices(nearby, near.meshes, [0, 0, 0]);
    const actual = vertices(shifted, far.meshes, FAR);
    expect(actual).toHaveLength(expected.length);
    const off = actual.map((point, at) => Math.hypot(...point.map((c, axis) => c - (expected[at]?.[axis] ?? 0))));
    expect(Math.max(...off)).toBeLessThan(1e-4);

    expect(shifted.measures.closed).toBe(true);
    expect(shifted.measures.volume).toBeCloseTo(nearby.measures.volume, 6);
    expect(shifted.measures.area).toBeCloseTo(nearby.measures.area, 6);
    for (const axis of [0, 1, 2] as const) {
      const { box, centroid } = shifted.measures;
      expect(box.min[axis] - FAR[axis]).toBeCloseTo(nearby.measures.box.min[axis], 6);
      expect(box.max[axis] - FAR[axis]).toBeCloseTo(nearby.measures.box.max[axis], 6);
      expect(centroid[axis] - FAR[axis]).toBeCloseTo(nearby.measures.centroid[axis], 6);
    }
  });
});

describe('A model that is placed 4,500 km away', () => {
  const placed = (origin: string) => tessellateLines(modelLines(product(100, BLOCK), { origin }), [100]);

  it('shares its meshes byte for byte with the same model at the origin: only the matrices differ', async () => {
    const [near, far] = [await placed('0.,0.,0.'), await placed('4500000.,4500000.,0.')];
    expect(far.meshes).toEqual(near.meshes);
    const [matrix] =
      producedIn(far)
        .get(100)
        ?.placements.map((placement) => placement.matrix) ?? [];
    expect(matrix?.subarray(12, 14)).toEqual(Float64Array.of(4_500_000, 4_500_000));
  });
});
