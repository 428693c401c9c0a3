import { describe, expect, it } from '@jest/globals';
import type { Mesh } from '#core/geometry';
import { measureShape } from '../../../core/geometry/measure/measure.ts';
import { meshOf, tetrahedron } from '../../support/geometry.ts';
import { boxMesh } from '../../support/glb-model.ts';

const closed = (mesh: Mesh) => measureShape(mesh).closed;

/** A sheet of 100 by 100 points over another one, joined at the rim; each triangle has vertices of its own. */
function cushion(): Mesh {
  const side = 100;
  const coordinates: number[] = [];
  const put = (x: number, y: number, isTop: boolean) => {
    const isRim = x === 0 || y === 0 || x === side - 1 || y === side - 1;
    coordinates.push(x / 16, y / 1024, isTop && !isRim ? 0.5 : 0);
  };
  for (let square = 0; square < (side - 1) ** 2; square++) {
    const [x, y] = [square % (side - 1), Math.floor(square / (side - 1))];
    const [a, b, c, d] = [[x, y] as const, [x + 1, y] as const, [x + 1, y + 1] as const, [x, y + 1] as const];
    for (const corner of [a, b, c, a, c, d]) put(...corner, true);
    for (const corner of [a, d, b, b, d, c]) put(...corner, false);
  }
  const positions = Float32Array.from(coordinates);
  return { positions, normals: positions, indices: Uint32Array.from({ length: positions.length / 3 }, (_, at) => at) };
}

describe('A mesh is closed', () => {
  it('when its triangles meet in all edges, though each face has vertices of its own', () => {
    expect(closed(boxMesh(1, 2, 3))).toBe(true);
    expect(closed(tetrahedron())).toBe(true);
  });

  it('when two solids lie apart in it', () => {
    const near = boxMesh(1, 1, 1);
    const far = near.positions.map((coordinate) => coordinate + 5);
    const indices = [...near.indices, ...near.indices.map((index) => index + near.positions.length / 3)];
    expect(
      closed({ ...near, positions: Float32Array.of(...near.positions, ...far), indices: Uint32Array.from(indices) }),
    ).toBe(true);
  });

  it('not when a triangle is missing', () => {
    const { indices, ...vertices } = boxMesh(1, 1, 1);
    expect(closed({ ...vertices, indices: indices.slice(3) })).toBe(false);
  });

  it('not when a triangle is turned', () => {
    const { indices, ...vertices } = tetrahedron();
    expect(closed({ ...vertices, indices: Uint32Array.of(0, 1, 2, ...indices.slice(3)) })).toBe(false);
  });

  it('not when it is a sheet with two sides, or nothing', () => {
    const corners = [
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 0],
    ];
    const sides = [
      [0, 1, 2],
      [0, 2, 3],
      [2, 1, 0],
      [3, 2, 0],
    ];
    expect(closed(meshOf(corners, sides))).toBe(false);
    expect(closed(meshOf([], []))).toBe(false);
  });

  it('with triangles that have shrunk to a line', () => {
    const { positions, normals, indices } = tetrahedron();
    expect(closed({ positions, normals, indices: Uint32Array.of(...indices, 1, 1, 2) })).toBe(true);
  });
});

describe('Welding', () => {
  it('takes 0 and -0 for the same', () => {
    const { positions, normals, indices } = boxMesh(1, 1, 1);
    const atOrigin = positions.map((coordinate) => coordinate - (positions[0] ?? 0));
    const mixed = atOrigin.map((coordinate, at) => (coordinate === 0 && at % 2 === 0 ? -0 : coordinate));
    expect(mixed.some((coordinate) => Object.is(coordinate, -0))).toBe(true);
    expect(closed({ positions: mixed, normals, indices })).toBe(true);
  });

  it.each([
    ['joins', 0.9e-5, true],
    ['keeps apart', 1.1e-5, false],
  ])('%s points that are %d apart under a tolerance of 0.00001, in any direction', (_, distance, expected) => {
    const { positions, normals, indices } = boxMesh(1, 1, 1);
    for (let axis = 0; axis < 3; axis++) {
      for (const start of [-0.5, 0, 0.0000199, 0.123, 7]) {
        const torn = positions.map((coordinate, at) => coordinate + start + (at === axis ? distance : 0));
        expect(closed({ positions: torn, normals, indices })).toBe(expected);
      }
    }
  });

  it('closes a mesh whose faces miss each other by less than the tolerance', () => {
    const { positions, normals, indices } = boxMesh(1, 1, 1);
    const loose = positions.map((coordinate, at) => coordinate + ((at * 7) % 5) * 1e-6);
    expect(closed({ positions: loose, normals, indices })).toBe(true);
  });

  it('joins the faces of a fine grid of 117,612 vertices', () => {
    const { positions, normals, indices } = cushion();
    expect(indices).toHaveLength(117_612);
    expect(closed({ positions, normals, indices })).toBe(true);
    expect(closed({ positions, normals, indices: indices.slice(3) })).toBe(false);
  });
});
