import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Mesh, type Placement, writeGlb } from '#core/geometry';
import { boxOf, decodeGlb } from '../../support/glb.ts';
import {
  at,
  boxMesh,
  determinant,
  elementOf,
  expectedTriangles,
  glbOf,
  heapMesh,
  modelOf,
  placed,
  scatteredMesh,
  sphereMesh,
  turnedBy,
} from '../../support/glb-model.ts';
import { unmatchedTriangles } from '../../support/glb-triangle-match.ts';

const MILLIMETRE = 1e-3;

/** One element as it went in and as it comes out. */
async function roundTrip(meshes: readonly Mesh[], placements: readonly Placement[]) {
  const { nodes } = await decodeGlb(await glbOf({ meshes, elements: [elementOf(1, { placements })] }));
  const { triangles = [], normals = [] } = nodes[0] ?? {};
  return { expected: expectedTriangles(meshes, placements), triangles, normals };
}

/** Every triangle is there within a millimetre, wound as before, and no other. */
async function expectFaithful(meshes: readonly Mesh[], placements: readonly Placement[]): Promise<void> {
  const { expected, triangles } = await roundTrip(meshes, placements);
  expect(triangles).toHaveLength(expected.length);
  expect(unmatchedTriangles(expected, triangles, MILLIMETRE)).toEqual([]);
}

const length = fc.double({ min: 0.01, max: 60, noNaN: true });
const size = fc.tuple(length, length, length);
const coordinate = fc.double({ min: -5e6, max: 5e6, noNaN: true });
const place = fc.tuple(coordinate, coordinate, coordinate);
const degrees = fc.double({ min: -360, max: 360, noNaN: true });

describe('Triangles in a GLB', () => {
  it('are where the placement puts them, wherever and however turned', async () => {
    const property = fc.asyncProperty(size, place, degrees, ([x, y, z], position, angle) =>
      expectFaithful([boxMesh(x, y, z)], [placed(0, at(...position, turnedBy(angle)))]),
    );
    await fc.assert(property, { numRuns: 60 });
  }, 30_000);

  it('keep turns too small to show in the last component of the quaternion', async () => {
    for (const angle of [0.001, 0.01, 0.1, 179.99]) {
      await expectFaithful([boxMesh(60, 0.3, 0.3)], [placed(0, at(0, 0, 0, turnedBy(angle)))]);
    }
  });

  it('keep scale, shear and mirroring', async () => {
    const entry = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10);
    const linear = fc.array(entry, { minLength: 9, maxLength: 9 });
    const property = fc.asyncProperty(linear, async (matrix) => {
      fc.pre(Math.abs(determinant(matrix)) > 0.01);
      await expectFaithful([boxMesh(1, 2, 0.5)], [placed(0, at(1, 2, 3, matrix))]);
    });
    await fc.assert(property, { numRuns: 60 });
  }, 30_000);

  it('of several parts keep their places to each other', async () => {
    const part = fc.tuple(size, fc.tuple(length, length, length), degrees);
    const property = fc.asyncProperty(
      fc.array(part, { minLength: 2, maxLength: 5 }),
      place,
      async (parts, [x, y, z]) => {
        const meshes = parts.map(([dimensions]) => boxMesh(...dimensions));
        const placements = parts.map(([, [dx, dy, dz], angle], mesh) =>
          placed(mesh, at(x + dx, y + dy, z + dz, turnedBy(angle)), [mesh % 2, 0, 0, 1]),
        );
        await expectFaithful(meshes, placements);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  }, 30_000);

  it('of parts 4,500 km apart are all exact', async () => {
    const box = boxMesh(1, 2, 3);
    await expectFaithful([box], [placed(0), placed(0, at(4.5e6 + 0.123, -4.5e6, 0.4))]);
  });

  it('of meshes too large for 16 bits, and for 23, are exact', async () => {
    await expectFaithful([boxMesh(6.6, 0.0123, 70.0049)], [placed(0)]);
    await expectFaithful([boxMesh(2000, 1.5, 0.3)], [placed(0, at(0, 0, 0, turnedBy(30)))]);
  });

  it('of more than 65,535 vertices have 32-bit indices', async () => {
    const { expected, triangles } = await roundTrip([scatteredMesh(22_000)], [placed(0)]);
    expect(triangles).toHaveLength(expected.length);
    expect(boxOf(triangles).map((value) => value.toFixed(3))).toEqual(boxOf(expected).map((value) => value.toFixed(3)));
  }, 30_000);
});

describe('Triangles that vanish on the grid', () => {
  const wall = [[0, 0, 0, 1, 0, 0, 0, 1, 0], [1, 0, 0, 1, 1, 0, 0, 1, 0]]; // biome-ignore format: a table
  const sliver = [0.5, 0.5, 0, 0.50001, 0.5, 0, 0.9, 0.1, 0];
  const needle = [0.5, 0.5, 0, 0.50001, 0.5, 0, 0.5, 0.5, 3];
  const speck = [0, 0, 0, 1e-6, 0, 0, 0, 1e-6, 0];

  it('are left out and counted, for every element that has them', async () => {
    const meshes = [heapMesh([...wall, sliver])];
    const glb = await writeGlb(modelOf({ meshes, elements: [elementOf(1), elementOf(2)] }));
    expect(glb.degenerateTriangles).toBe(2);
    const { nodes } = await decodeGlb(Buffer.concat(glb.chunks));
    expect(nodes.map(({ triangles }) => triangles.length / 9)).toEqual([2, 2]);
  });

  it('stay where they are all that reaches so far, or all there is', async () => {
    for (const triangles of [[...wall, needle], [speck]]) {
      const meshes = [heapMesh(triangles)];
      const { expected, triangles: decoded } = await roundTrip(meshes, [placed(0)]);
      expect(unmatchedTriangles(expected, decoded, MILLIMETRE)).toEqual([]);
    }
  });
});

describe('Normals in a GLB', () => {
  it('are left to the viewer where they are those of the faces', async () => {
    const { normals } = await roundTrip([boxMesh(1, 2, 3)], [placed(0)]);
    expect(normals).toEqual([]);
  });

  it('are left to the viewer where they contradict the winding, too', async () => {
    const box = boxMesh(1, 2, 3);
    const reversed = { ...box, normals: box.normals.map((value) => -value) };
    expect((await roundTrip([reversed], [placed(0)])).normals).toEqual([]);
  });

  it('are kept within two degrees where they are smooth, also mirrored and stretched', async () => {
    const sphere = sphereMesh(1, 24, 24);
    for (const linear of [turnedBy(20), [-1, 0, 0, 0, 1, 0, 0, 0, 1], [2, 0, 0, 0, 1, 0, 0, 0, 1]]) {
      const { triangles, normals } = await roundTrip([sphere], [placed(0, at(0, 0, 0, linear))]);
      expect(normals).toHaveLength(triangles.length);
      expect(Math.max(...ellipsoidAngles(triangles, normals, linear))).toBeLessThan(2);
    }
  });
});

/** Angles in degrees between decoded normals and those of the unit sphere taken through a matrix of orthogonal columns. */
function ellipsoidAngles(points: readonly number[], normals: readonly number[], linear: readonly number[]): number[] {
  const columns = [0, 3, 6].map((first) => linear.slice(first, first + 3));
  return Array.from({ length: points.length / 3 }, (_, vertex) => {
    const point = points.slice(3 * vertex, 3 * vertex + 3);
    const normal = normals.slice(3 * vertex, 3 * vertex + 3);
    const exact = [0, 0, 0];
    for (const column of columns) {
      const weight = dot(column, point) / dot(column, column) ** 2;
      column.forEach((value, axis) => {
        exact[axis] = (exact[axis] ?? 0) + weight * value;
      });
    }
    const cosine = dot(exact, normal) / Math.sqrt(dot(exact, exact) * dot(normal, normal));
    return (Math.acos(Math.min(1, cosine)) * 180) / Math.PI;
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, axis) => sum + value * (b[axis] ?? 0), 0);
}
