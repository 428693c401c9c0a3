import { MeshoptEncoder } from 'meshoptimizer/encoder';
import type { Accessors } from './accessors.ts';
import type { BakedShape, Primitive } from './bake.ts';
import type { GltfMesh, GltfPrimitive } from './gltf.ts';

/** The meshes of a GLB; shapes that came out the same share one. */
export class Meshes {
  readonly list: GltfMesh[] = [];
  readonly #accessors: Accessors;
  readonly #known = new Map<string, number>();

  constructor(accessors: Accessors) {
    this.#accessors = accessors;
  }

  /** The number of the mesh; undefined where the shape has no triangles. */
  add({ primitives, exponent }: BakedShape): number | undefined {
    if (primitives.length === 0) return undefined;
    const mesh = { primitives: primitives.map((primitive) => this.#primitive(primitive, exponent)) };
    const key = JSON.stringify(mesh);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.length);
    return this.list.push(mesh) - 1;
  }

  #primitive({ material, vertices, hasNormals, indices }: Primitive, exponent: number): GltfPrimitive {
    const [ordered, reordered] = reorder(vertices, indices);
    const POSITION = this.#accessors.positions(ordered, exponent);
    return {
      attributes: hasNormals ? { POSITION, NORMAL: this.#accessors.normals(ordered) } : { POSITION },
      indices: this.#accessors.indices(reordered, ordered.length / 4),
      material,
    };
  }
}

/** Orders triangles and vertices so that they compress well; leaves out vertices that no triangle has. */
function reorder(vertices: Int32Array, indices: Uint32Array): [Int32Array, Uint32Array] {
  const reordered = indices.slice();
  const [newNumbers, count] = MeshoptEncoder.reorderMesh(reordered, true, true);
  const ordered = new Int32Array(count * 4);
  for (let vertex = 0; vertex < newNumbers.length; vertex++) {
    const number = newNumbers[vertex] ?? count;
    if (number < count) ordered.set(vertices.subarray(4 * vertex, 4 * vertex + 4), 4 * number);
  }
  return [ordered, reordered];
}
