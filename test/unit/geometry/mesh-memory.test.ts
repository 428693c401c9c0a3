import { describe, expect, it } from '@jest/globals';
import { MeshMemory } from '../../../core/geometry/mesh-memory.ts';
import { boxMesh } from '../../support/glb-model.ts';

describe('MeshMemory', () => {
  it('keeps small meshes beside each other, none in the room of another', () => {
    const memory = new MeshMemory();
    const sizes = Array.from({ length: 2000 }, (_, at) => at + 1);
    const kept = sizes.map((size) => memory.keep(boxMesh(size, size, size)));
    for (const [at, size] of sizes.entries()) expect(kept[at]).toEqual(boxMesh(size, size, size));
    const blocks = new Set(kept.map(({ positions }) => positions.buffer));
    expect(blocks.size).toBeGreaterThan(1);
    expect(blocks.size).toBeLessThan(20);
  });

  it('has room for a mesh larger than what it takes at once', () => {
    const memory = new MeshMemory();
    const positions = Float32Array.from({ length: 300_000 }, (_, at) => at);
    const mesh = { positions, normals: positions.map((value) => -value), indices: new Uint32Array(3).fill(7) };
    const before = memory.keep(boxMesh(1, 1, 1));
    expect(memory.keep(mesh)).toEqual(mesh);
    expect(memory.keep(boxMesh(2, 2, 2))).toEqual(boxMesh(2, 2, 2));
    expect(before).toEqual(boxMesh(1, 1, 1));
  });
});
