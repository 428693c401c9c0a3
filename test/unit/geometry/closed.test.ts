import { describe, expect, it } from '@jest/globals';
import type { Mesh } from '#core/geometry';
import { isClosed } from '../../../core/geometry/measure/closed.ts';
import { weldEqual, weldNear } from '../../../core/geometry/measure/weld.ts';
import { meshOf, tetrahedron } from '../../support/geometry.ts';
import { boxMesh } from '../../support/glb-model.ts';

const closed = ({ positions, indices }: Mesh) => isClosed(indices, weldEqual(positions));

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
    const { pointOf, vertexOf } = weldEqual(Float32Array.of(0, 1, 2, -0, 1, 2, 0, 1, 3));
    expect([...pointOf]).toEqual([0, 0, 1]);
    expect([...vertexOf]).toEqual([0, 2]);
  });

  it.each([
    ['joins', 0.9e-3, [0, 0]],
    ['keeps apart', 1.1e-3, [0, 1]],
  ])('%s points that are %d apart under a tolerance of 0.001, in any direction', (_, distance, expected) => {
    for (let axis = 0; axis < 3; axis++) {
      for (const start of [-0.5, 0, 0.0019999, 0.123, 7]) {
        const positions = new Float32Array(6).fill(start);
        positions[3 + axis] = start + distance;
        expect([...weldNear(positions, weldEqual(positions), 1e-3).pointOf]).toEqual(expected);
      }
    }
  });

  it('closes a mesh whose faces miss each other by less than the tolerance', () => {
    const { positions, indices } = boxMesh(1, 1, 1);
    const loose = positions.map((coordinate, at) => coordinate + ((at * 7) % 5) * 1e-6);
    const equal = weldEqual(loose);
    expect(isClosed(indices, equal)).toBe(false);
    expect(isClosed(indices, weldNear(loose, equal, 1e-5))).toBe(true);
  });

  it('finds the 10,000 points of a fine grid among 60,000 vertices', () => {
    const positions = new Float32Array(180_000);
    for (let vertex = 0; vertex < 60_000; vertex++) {
      const point = vertex % 10_000;
      positions.set([(point % 100) / 16, Math.floor(point / 100) / 1024, 0.5], vertex * 3);
    }
    expect(weldEqual(positions).vertexOf).toHaveLength(10_000);
  });
});
