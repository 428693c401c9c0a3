import { MeshoptEncoder } from 'meshoptimizer/encoder';
import type { Accessors } from './accessors.ts';
import type { BakedShape, Primitive } from './bake.ts';
import { JsonBytes } from './json-bytes.ts';

/** The meshes of a GLB; shapes that came out the same share one. */
export class Meshes {
  /** How many there are. */
  count = 0;
  readonly #accessors: Accessors;
  readonly #json = new JsonBytes();
  readonly #known = new Map<string, number>();

  constructor(accessors: Accessors) {
    this.#accessors = accessors;
  }

  /** The `meshes` of the document; nothing where there are none. */
  finish(): JsonBytes {
    return this.count === 0 ? this.#json : this.#json.raw(']');
  }

  /** The number of the mesh; undefined where the shape has no triangles. */
  add({ primitives, exponent }: BakedShape): number | undefined {
    if (primitives.length === 0) return undefined;
    const written = primitives.map((primitive) => this.#primitive(primitive, exponent));
    const key = written.map(keyOf).join(';');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.count);
    this.#write(written);
    return this.count++;
  }

  #primitive({ material, vertices, hasNormals, indices }: Primitive, exponent: number): WrittenPrimitive {
    const [ordered, reordered] = reorder(vertices, indices);
    const position = this.#accessors.positions(ordered, exponent);
    const normal = hasNormals ? this.#accessors.normals(ordered) : undefined;
    return { position, normal, indices: this.#accessors.indices(reordered, ordered.length / 4), material };
  }

  #write(primitives: readonly WrittenPrimitive[]): void {
    const json = this.#json.raw(this.count === 0 ? '[{"primitives":' : ',{"primitives":');
    for (const [at, { position, normal, indices, material }] of primitives.entries()) {
      json.raw(at === 0 ? '[{"attributes":{"POSITION":' : ',{"attributes":{"POSITION":').number(position);
      if (normal !== undefined) json.raw(',"NORMAL":').number(normal);
      json.raw('},"indices":').number(indices).raw(',"material":').number(material).raw('}');
    }
    json.raw(']}');
  }
}

/** A primitive, by the numbers of its accessors and of its material. */
interface WrittenPrimitive {
  readonly position: number;
  readonly normal: number | undefined;
  readonly indices: number;
  readonly material: number;
}

const keyOf = ({ position, normal, indices, material }: WrittenPrimitive) =>
  `${position},${normal},${indices},${material}`;

/**
 * Orders triangles and vertices so that they compress well; leaves out vertices that no triangle has. Where a few vertices
 * have all the triangles (an item that is listed a thousand times) that would take minutes: these stay as they are.
 */
function reorder(vertices: Int32Array, indices: Uint32Array): [Int32Array, Uint32Array] {
  if (looksAtNeighbours(indices, vertices.length / 4) > MOST_LOOKS) return [vertices, indices];
  const reordered = indices.slice();
  const [newNumbers, count] = MeshoptEncoder.reorderMesh(reordered, true, true);
  const ordered = new Int32Array(count * 4);
  for (let vertex = 0; vertex < newNumbers.length; vertex++) {
    const number = newNumbers[vertex] ?? count;
    if (number >= count) continue;
    for (let entry = 0; entry < 4; entry++) ordered[4 * number + entry] = vertices[4 * vertex + entry] ?? 0;
  }
  return [ordered, reordered];
}

/** Some 0.4 s. */
const MOST_LOOKS = 1e8;

/** For each triangle that meshoptimizer puts in its place it looks at all that have a vertex of it: so often at the most. */
function looksAtNeighbours(indices: Uint32Array, vertices: number): number {
  if (indices.length ** 2 <= MOST_LOOKS) return 0; // even if one vertex had them all
  const triangles = new Uint32Array(vertices);
  for (const vertex of indices) triangles[vertex] = (triangles[vertex] ?? 0) + 1;
  return triangles.reduce((sum, count) => sum + count * count, 0);
}
