import type { Accessors } from './accessors.ts';
import type { EncodedPrimitive } from './encode-shape.ts';
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

  /**
   * The number of the mesh; undefined where the shape has no triangles.
   * @param materials of the shape, by their numbers in the GLB.
   */
  add(primitives: readonly EncodedPrimitive[], materials: readonly number[]): number | undefined {
    if (primitives.length === 0) return undefined;
    const written = primitives.map((primitive) => this.#primitive(primitive, materials));
    const key = written.map(keyOf).join(';');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.count);
    this.#write(written);
    return this.count++;
  }

  #primitive(
    { material, position, normal, indices }: EncodedPrimitive,
    materials: readonly number[],
  ): WrittenPrimitive {
    return {
      position: this.#accessors.add(position),
      normal: normal && this.#accessors.add(normal),
      indices: this.#accessors.add(indices),
      material: materials[material] ?? 0,
    };
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
