import type { Items } from './accessors.ts';
import type { Matrix } from './matrix.ts';

/** One mesh primitive as it is placed. */
export interface PlacedPrimitive {
  readonly positions: Items;
  readonly normals: Items | undefined;
  readonly indices: Items;
  readonly color: Uint8Array;
  readonly matrix: Matrix;
  readonly element: number;
  readonly isPlaceholder: boolean;
}

/**
 * The arrays of a `Building`, filled primitive after primitive. Everything is copied to where it stands in the world,
 * so that the whole building is drawn in a handful of calls: 20,000 scene objects would cost a frame 20,000 times.
 */
export class VertexArrays {
  readonly positions: Float32Array;
  readonly normals: Int8Array;
  readonly colors: Uint8Array;
  readonly owners: Uint32Array;
  readonly indices: Uint32Array;
  #vertices = 0;
  #indices = 0;

  constructor(vertexCount: number, indexCount: number) {
    this.positions = new Float32Array(3 * vertexCount);
    this.normals = new Int8Array(4 * vertexCount);
    this.colors = new Uint8Array(4 * vertexCount);
    this.owners = new Uint32Array(vertexCount);
    this.indices = new Uint32Array(indexCount);
  }

  /**
   * @param box of the element, widened by what is added.
   * @returns where its indices begin.
   */
  add(primitive: PlacedPrimitive, box: Float32Array): number {
    const { positions, normals, indices, color, matrix, element, isPlaceholder } = primitive;
    const first = this.#vertices;
    this.#place(positions, matrix, first, box);
    if (normals !== undefined) this.#turn(normals, matrix, first);
    for (let vertex = first; vertex < first + positions.count; vertex++) {
      this.owners[vertex] = element;
      this.colors.set(color, 4 * vertex);
      if (isPlaceholder) this.normals[4 * vertex + 3] = 127;
    }
    const start = this.#indices;
    for (let at = 0; at < indices.count; at++) {
      this.indices[start + at] = first + (indices.array[indices.offset + at * indices.stride] ?? 0);
    }
    this.#vertices += positions.count;
    this.#indices += indices.count;
    return start;
  }

  #place({ array, offset, stride, count }: Items, m: Matrix, first: number, box: Float32Array): void {
    for (let item = 0; item < count; item++) {
      const at = offset + item * stride;
      const x = array[at] ?? 0;
      const y = array[at + 1] ?? 0;
      const z = array[at + 2] ?? 0;
      for (let axis = 0; axis < 3; axis++) {
        const value = (m[axis] ?? 0) * x + (m[4 + axis] ?? 0) * y + (m[8 + axis] ?? 0) * z + (m[12 + axis] ?? 0);
        this.positions[3 * (first + item) + axis] = value;
        if (value < (box[axis] ?? 0)) box[axis] = value;
        if (value > (box[3 + axis] ?? 0)) box[3 + axis] = value;
      }
    }
  }

  #turn({ array, offset, stride, count }: Items, m: Matrix, first: number): void {
    const scale = 1 / Math.hypot(m[0] ?? 0, m[1] ?? 0, m[2] ?? 0);
    for (let item = 0; item < count; item++) {
      const at = offset + item * stride;
      const x = array[at] ?? 0;
      const y = array[at + 1] ?? 0;
      const z = array[at + 2] ?? 0;
      for (let axis = 0; axis < 3; axis++) {
        const value = scale * ((m[axis] ?? 0) * x + (m[4 + axis] ?? 0) * y + (m[8 + axis] ?? 0) * z);
        this.normals[4 * (first + item) + axis] = Math.round(value);
      }
    }
  }
}
