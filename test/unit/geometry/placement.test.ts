import { describe, expect, it } from '@jest/globals';
import type { ElementGeometry, Mesh } from '#core/geometry';
import { measureShape } from '../../../core/geometry/measure/measure.ts';
import { alignNormals } from '../../../core/geometry/normals.ts';
import type { EnginePlacement } from '../../../core/geometry/web-ifc/model.ts';
import { placedMesh } from '../../../core/geometry/web-ifc/placement.ts';
import { BLOCK, modelLines, producedIn, product, type Tessellated, tessellateLines } from '../../support/geometry.ts';

const directions = `#30=IFCDIRECTION((-1.,0.,0.));
#31=IFCDIRECTION((0.,1.,0.));
#32=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#33));
#33=${BLOCK};
#34=IFCREPRESENTATIONMAP(#6,#32);
#35=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#30,#31,#7,1.,#8);
#36=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#9,#31,#7,2.,#8);
#37=IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM(#9,#31,#7,2.,#8,1.,0.5);
#38=IFCDIRECTION((0.,0.,-1.));
`;
const mirrored = 'IFCMAPPEDITEM(#34,#35)';
const doubled = 'IFCMAPPEDITEM(#34,#36)';
const stretched = 'IFCMAPPEDITEM(#34,#37)';

async function elements(lines: string, ids: readonly number[]): Promise<[ElementGeometry[], Tessellated]> {
  const told = await tessellateLines(modelLines(directions + lines), ids);
  return [[...producedIn(told).values()], told];
}

/** For each triangle whether its three normals look the way that its winding says. */
function normalsAgree({ positions, normals, indices }: Mesh): boolean[] {
  const vector = (array: Float32Array, vertex: number) => [...array.subarray(vertex * 3, vertex * 3 + 3)];
  return Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const [p = 0, q = 0, r = 0] = indices.subarray(triangle * 3);
    const [a, b, c] = [p, q, r].map((vertex) => vector(positions, vertex)) as [number[], number[], number[]];
    const [ux = 0, uy = 0, uz = 0] = b.map((coordinate, axis) => coordinate - (a[axis] ?? 0));
    const [wx = 0, wy = 0, wz = 0] = c.map((coordinate, axis) => coordinate - (a[axis] ?? 0));
    const face = [uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx];
    const along = (vertex: number) => vector(normals, vertex).reduce((sum, n, axis) => sum + n * (face[axis] ?? 0), 0);
    return [p, q, r].every((vertex) => along(vertex) > 0);
  });
}

describe('A placed mesh', () => {
  it('that is mirrored is the same mesh as the plain one, under a matrix with a negative determinant', async () => {
    const [[plain, turned], { meshes }] = await elements(product(100, BLOCK) + product(200, mirrored), [100, 200]);
    expect(meshes).toHaveLength(1);
    expect(measureShape(meshes[0] as Mesh).volume).toBeCloseTo(24, 9);
    expect([plain, turned].map((element) => element?.placements[0]?.matrix[0])).toEqual([1, -1]);
    expect(turned?.measures).toMatchObject({ volume: 24, closed: true, box: { min: [-1, -1.5, 0], max: [1, 1.5, 4] } });
  });

  it('that is scaled evenly takes the scale into the mesh, so that its matrix is rigid', async () => {
    const [[element], { meshes }] = await elements(product(100, doubled), [100]);
    expect([...(element?.placements[0]?.matrix ?? [])].slice(0, 3)).toEqual([1, 0, 0]);
    expect(Math.max(...(meshes[0]?.positions ?? []))).toBe(4);
    expect(element?.measures.volume).toBeCloseTo(24 * 8, 6);
  });

  it('that is stretched keeps the stretch in its matrix', async () => {
    const [[element]] = await elements(product(100, stretched), [100]);
    expect(element?.measures).toMatchObject({ box: { min: [-2, -1.5, 0], max: [2, 1.5, 2] }, volume: 24 });
    expect(element?.measures.area).toBeCloseTo(2 * (4 * 3 + 3 * 2 + 4 * 2), 9);
  });

  it('that another placement in the same element mirrors, which web-ifc mixes up, is right side out', async () => {
    const both = `#50=${doubled};\n#51=${mirrored};\n#52=IFCSHAPEREPRESENTATION(#5,'Body','MappedRepresentation',(#51,#50));
#53=IFCPRODUCTDEFINITIONSHAPE($,$,(#52));
#100=IFCWALL('x',$,$,$,$,#10,#53,$,$);`;
    const [[element], { meshes }] = await elements(both, [100]);
    for (const mesh of meshes) expect(measureShape(mesh).volume).toBeGreaterThan(0);
    expect(element).toMatchObject({ wasInsideOut: true, measures: { closed: true } });
    expect(element?.measures.volume).toBeCloseTo(24 + 24 * 8, 6);
  });

  it('has normals that look outwards where an extrusion goes down, for which web-ifc turns some inwards', async () => {
    const [, { meshes }] = await elements(product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#38,4.)'), [100]);
    expect(normalsAgree(meshes[0] as Mesh)).toEqual(Array(12).fill(true));
  });

  it('whose faces are written inside out is turned, and told', async () => {
    const corners = '((0.,0.,0.),(1.,0.,0.),(0.,1.,0.),(0.,0.,1.))';
    const faceSet = (id: number, faces: string) =>
      `#${id - 1}=IFCCARTESIANPOINTLIST3D(${corners});\n${product(id, `IFCTRIANGULATEDFACESET(#${id - 1},$,.T.,(${faces}),$)`)}`;
    const outward = faceSet(100, '(1,3,2),(1,2,4),(1,4,3),(2,3,4)');
    const inward = faceSet(200, '(1,2,3),(1,4,2),(1,3,4),(2,4,3)');
    const [[right, wrong], { meshes }] = await elements(outward + inward, [100, 200]);
    expect([right?.wasInsideOut, wrong?.wasInsideOut]).toEqual([false, true]);
    expect(wrong?.measures.volume).toBeCloseTo(1 / 6, 6);
    for (const mesh of meshes) expect(normalsAgree(mesh)).toEqual(Array(4).fill(true));
  });

  it('is refused where the engine refers to vertices that it does not give, or gives no numbers', () => {
    const good: EnginePlacement = {
      vertices: Float32Array.of(0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1),
      indices: Uint32Array.of(0, 1, 2),
      flatTransformation: [1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1],
      color: [1, 1, 1, 1],
    };
    expect(placedMesh(good)?.matrix).toEqual(Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
    expect(placedMesh({ ...good, indices: Uint32Array.of(0, 1, 3) })).toBeUndefined();
    expect(placedMesh({ ...good, vertices: good.vertices.with(6, Number.NaN) })).toBeUndefined();
    expect(placedMesh({ ...good, vertices: good.vertices.with(6, Number.POSITIVE_INFINITY) })).toBeUndefined();
    expect(placedMesh({ ...good, flatTransformation: good.flatTransformation.with(12, Number.NaN) })).toBeUndefined();
  });

  it('leaves out vertices that no triangle uses', () => {
    const unused = [9, 9, 9, 0, 0, 1];
    const placed = placedMesh({
      vertices: Float32Array.of(...unused, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1),
      indices: Uint32Array.of(1, 2, 3),
      flatTransformation: [1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1],
      color: [1, 1, 1, 1],
    });
    expect(placed?.mesh.positions).toEqual(Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0));
  });
});

describe('Normals', () => {
  const corner = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };

  it('are turned where they look away from their triangle, and get unit length', () => {
    const normals = Float32Array.of(0, 0, -1, 0, 0, 1.5, 0.6, 0, -0.8);
    alignNormals({ ...corner, normals });
    expect([...normals].map((component) => Math.round(component * 1e6) / 1e6)).toEqual([
      0, 0, 1, 0, 0, 1, -0.6, 0, 0.8,
    ]);
  });

  it('are made where there are none', () => {
    const normals = Float32Array.of(0, 0, 0, Number.NaN, 0, 0, 0, 0, 1);
    alignNormals({ ...corner, normals });
    expect([...normals]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1]);
  });
});
