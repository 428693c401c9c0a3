import type { Mesh } from './mesh.ts';

/** Bytes that are taken at once: memory of its own for each mesh takes longer to get than to fill. */
const BLOCK_BYTES = 1 << 18;

/** Keeps copies of meshes in memory that threads can share, so that handing them over costs nothing. */
export class MeshMemory {
  #block = new SharedArrayBuffer(0);
  #used = 0;

  /** A copy of the mesh. */
  keep({ positions, normals, indices }: Mesh): Mesh {
    const at = this.#take(positions.byteLength + normals.byteLength + indices.byteLength);
    const mesh = {
      positions: new Float32Array(this.#block, at, positions.length),
      normals: new Float32Array(this.#block, at + positions.byteLength, normals.length),
      indices: new Uint32Array(this.#block, at + positions.byteLength + normals.byteLength, indices.length),
    };
    mesh.positions.set(positions);
    mesh.normals.set(normals);
    mesh.indices.set(indices);
    return mesh;
  }

  /** @param bytes a multiple of four. @returns where they begin in the block. */
  #take(bytes: number): number {
    if (this.#used + bytes > this.#block.byteLength) {
      this.#block = new SharedArrayBuffer(Math.max(bytes, BLOCK_BYTES));
      this.#used = 0;
    }
    this.#used += bytes;
    return this.#used - bytes;
  }
}
