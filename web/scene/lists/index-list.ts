import { BufferAttribute, BufferGeometry } from 'three';
import type { Building } from '../building.ts';

/** The vertices of a building, shared by every list of triangles that is drawn of it. */
export type VertexAttributes = Readonly<Record<'position' | 'normal' | 'color' | 'owner', BufferAttribute>>;

export function vertexAttributes({ positions, normals, colors, owners }: Building): VertexAttributes {
  return {
    position: new BufferAttribute(positions, 3),
    normal: new BufferAttribute(normals, 4, true),
    color: new BufferAttribute(colors, 4, true),
    owner: new BufferAttribute(owners, 1),
  };
}

/** Triangles to be drawn: indices into the shared vertices, replaced as a whole. */
export class IndexList {
  readonly geometry = new BufferGeometry();
  readonly #building: Building;
  #attribute: BufferAttribute | undefined;
  #length = 0;

  constructor(building: Building, attributes: VertexAttributes) {
    this.#building = building;
    for (const [name, attribute] of Object.entries(attributes)) this.geometry.setAttribute(name, attribute);
  }

  /** Indices in the list: three for each triangle. */
  get length(): number {
    return this.#length;
  }

  /** @param pieces their numbers, in the order in which they are to be drawn. */
  fill(pieces: readonly number[] | Uint32Array): void {
    const { indices, pieces: columns } = this.#building;
    let length = 0;
    for (const piece of pieces) length += columns.indexCount[piece] ?? 0;
    const attribute = this.#withRoomFor(length);
    let at = 0;
    for (const piece of pieces) {
      const first = columns.firstIndex[piece] ?? 0;
      const count = columns.indexCount[piece] ?? 0;
      attribute.array.set(indices.subarray(first, first + count), at);
      at += count;
    }
    attribute.clearUpdateRanges();
    attribute.addUpdateRange(0, length);
    attribute.needsUpdate = true;
    this.#length = length;
    this.geometry.setDrawRange(0, length);
  }

  dispose(): void {
    this.geometry.dispose();
  }

  /**
   * A larger buffer is a new one: WebGL's cannot grow. Half as much again, so that it seldom happens. The old one goes
   * with its attribute; `geometry.dispose()` would take the shared vertices from the graphics card as well.
   */
  #withRoomFor(length: number): BufferAttribute {
    if (this.#attribute !== undefined && this.#attribute.array.length >= length) return this.#attribute;
    const room = this.#attribute === undefined ? length : Math.min(this.#building.indices.length, 1.5 * length);
    this.#attribute = new BufferAttribute(new Uint32Array(Math.max(3, Math.ceil(room))), 1);
    this.geometry.setIndex(this.#attribute);
    return this.#attribute;
  }
}
