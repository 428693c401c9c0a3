import type { Mesh } from './mesh.ts';

/** Where a mesh is among the shared ones. */
export interface SharedMesh {
  readonly number: number;
  /** No mesh with this content was added before. */
  readonly isNew: boolean;
  /** Of its content. */
  readonly hash: number;
}

/**
 * Keeps each distinct mesh once. Distinct means distinct bytes: a hash only finds the candidates, and they are compared
 * word by word, so two shapes are never taken for one. (The engine's own ids are no key: an opening changes the mesh
 * of a shared item, and the id stays.)
 */
export class MeshShare {
  readonly #meshes: Mesh[] = [];
  readonly #numbersByHash = new Map<number, number[]>();
  #added = 0;

  /** The distinct meshes in the order in which they were first added. */
  get meshes(): readonly Mesh[] {
    return this.#meshes;
  }

  /** How many meshes were added for each that is kept: 1 when none repeats. */
  get reuseFactor(): number {
    return this.#meshes.length === 0 ? 1 : this.#added / this.#meshes.length;
  }

  /**
   * Finds the mesh or keeps it. `keep` makes what is kept of a new one, for a caller who wants his arrays back.
   *
   * @param hash as it was told of the same content before.
   */
  add(mesh: Mesh, keep: (mesh: Mesh) => Mesh = (same) => same, hash = hashOf(mesh)): SharedMesh {
    this.#added++;
    const candidates = this.#numbersByHash.get(hash);
    const found = candidates?.find((number) => this.#holds(number, mesh));
    if (found !== undefined) return { number: found, isNew: false, hash };
    const number = this.#meshes.push(keep(mesh)) - 1;
    if (candidates) candidates.push(number);
    else this.#numbersByHash.set(hash, [number]);
    return { number, isNew: true, hash };
  }

  #holds(number: number, mesh: Mesh): boolean {
    const kept = this.#meshes[number];
    return (
      kept !== undefined &&
      sameWords(wordsOf(kept.indices), wordsOf(mesh.indices)) &&
      sameWords(wordsOf(kept.positions), wordsOf(mesh.positions)) &&
      sameWords(wordsOf(kept.normals), wordsOf(mesh.normals))
    );
  }
}

function hashOf({ positions, normals, indices }: Mesh): number {
  return hashWords(wordsOf(normals), hashWords(wordsOf(indices), hashWords(wordsOf(positions), positions.length)));
}

/** Murmur3's mixing, 32 bits at a time: about 1 ns per word, where SHA-1 takes 10. */
function hashWords(words: Uint32Array, seed: number): number {
  let hash = seed;
  for (let at = 0; at < words.length; at++) {
    const mixed = Math.imul(words[at] ?? 0, 0xcc9e2d51);
    hash ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  return hash;
}

function sameWords(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function wordsOf(array: Float32Array | Uint32Array): Uint32Array {
  return new Uint32Array(array.buffer, array.byteOffset, array.length);
}
