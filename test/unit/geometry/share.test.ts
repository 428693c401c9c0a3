import { describe, expect, it } from '@jest/globals';
import { MeshShare, toSharedMemory } from '../../../core/geometry/share.ts';
import { tetrahedron } from '../../support/geometry.ts';
import { boxMesh } from '../../support/glb-model.ts';

describe('MeshShare', () => {
  it('keeps a mesh once however often it is added', () => {
    const share = new MeshShare();
    const added = [boxMesh(1, 1, 1), tetrahedron(), boxMesh(1, 1, 1), boxMesh(1, 1, 1)].map((mesh) => share.add(mesh));
    expect(added).toEqual([
      { number: 0, isNew: true },
      { number: 1, isNew: true },
      { number: 0, isNew: false },
      { number: 0, isNew: false },
    ]);
    expect(share.meshes).toHaveLength(2);
    expect(share.reuseFactor).toBe(2);
  });

  it('tells meshes apart that differ in one number, wherever it stands', () => {
    const share = new MeshShare();
    const { positions, normals, indices } = tetrahedron();
    share.add({ positions, normals, indices });
    const otherPosition = { positions: positions.with(5, 0.5), normals, indices };
    const otherNormal = { positions, normals: normals.with(11, 0.5), indices };
    const otherIndices = { positions, normals, indices: indices.toReversed() };
    for (const mesh of [otherPosition, otherNormal, otherIndices]) expect(share.add(mesh).isNew).toBe(true);
  });

  it('takes two meshes for two although their hashes coincide', () => {
    // 32 bits of hash: among 150,000 random meshes 2.6 pairs are expected to coincide.
    const share = new MeshShare();
    const meshes = Array.from({ length: 150_000 }, (_, number) => ({
      positions: Float32Array.of(number, (number * 7919) % 104729, 1 / (number + 1)),
      normals: new Float32Array(3),
      indices: new Uint32Array(3),
    }));
    for (const mesh of meshes) share.add(mesh);
    expect(share.meshes).toHaveLength(meshes.length);
  });

  it('keeps a copy in shared memory where it is told to, so that the original may change', () => {
    const share = new MeshShare();
    const mesh = boxMesh(1, 2, 3);
    share.add(mesh, toSharedMemory);
    mesh.positions.fill(0);
    expect(share.meshes[0]?.positions.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(share.meshes[0]).toEqual(boxMesh(1, 2, 3));
    expect(share.add(boxMesh(1, 2, 3)).isNew).toBe(false);
  });
});
