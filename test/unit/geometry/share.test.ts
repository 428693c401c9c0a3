import { describe, expect, it } from '@jest/globals';
import { MeshMemory } from '../../../core/geometry/mesh-memory.ts';
import { MeshShare } from '../../../core/geometry/share.ts';
import { tetrahedron } from '../../support/geometry.ts';
import { boxMesh } from '../../support/glb-model.ts';

describe('MeshShare', () => {
  it('keeps a mesh once however often it is added', () => {
    const share = new MeshShare();
    const added = [boxMesh(1, 1, 1), tetrahedron(), boxMesh(1, 1, 1), boxMesh(1, 1, 1)].map((mesh) => share.add(mesh));
    expect(added.map(({ number, isNew }) => [number, isNew])).toEqual([
      [0, true],
      [1, true],
      [0, false],
      [0, false],
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

  it('takes the hash that another one told', () => {
    const [one, other] = [new MeshShare(), new MeshShare()];
    const { hash } = one.add(tetrahedron());
    other.add(tetrahedron(), undefined, hash);
    expect(other.add(tetrahedron())).toEqual({ number: 0, isNew: false, hash });
  });

  it('keeps a copy in shared memory where it is told to, so that the original may change', () => {
    const share = new MeshShare();
    const mesh = boxMesh(1, 2, 3);
    const memory = new MeshMemory();
    share.add(mesh, (one) => memory.keep(one));
    mesh.positions.fill(0);
    expect(share.meshes[0]?.positions.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(share.meshes[0]).toEqual(boxMesh(1, 2, 3));
    expect(share.add(boxMesh(1, 2, 3)).isNew).toBe(false);
  });
});
