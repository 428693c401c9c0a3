/** Four whole numbers make a vertex: x, y, z and its packed normal. */
const WIDTH = 4;
const NONE = -1;

/** Welds equal vertices as they are added: an open-addressing table of 32-bit numbers, no strings and no objects. */
export class Welder {
  readonly #vertices: Int32Array;
  readonly #table: Int32Array;
  #count = 0;

  /** @param capacity the most vertices that will be added. */
  constructor(capacity: number) {
    this.#vertices = new Int32Array(capacity * WIDTH);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity + 1))).fill(NONE);
  }

  /** Number of the vertex: that of the first one equal to it. */
  add(x: number, y: number, z: number, normal: number): number {
    const vertices = this.#vertices;
    const mask = this.#table.length - 1;
    let slot = hash(x, y, z, normal) & mask;
    for (;;) {
      const vertex = this.#table[slot] ?? NONE;
      if (vertex === NONE) break;
      const at = vertex * WIDTH;
      const isEqual = vertices[at] === x && vertices[at + 1] === y && vertices[at + 2] === z;
      if (isEqual && vertices[at + 3] === normal) return vertex;
      slot = (slot + 1) & mask;
    }
    this.#table[slot] = this.#count;
    const at = this.#count * WIDTH;
    vertices[at] = x;
    vertices[at + 1] = y;
    vertices[at + 2] = z;
    vertices[at + 3] = normal;
    return this.#count++;
  }

  /** x, y, z and normal of each vertex that differs, in the order in which they came. */
  get vertices(): Int32Array {
    return this.#vertices.subarray(0, this.#count * WIDTH);
  }
}

function hash(x: number, y: number, z: number, normal: number): number {
  let mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ Math.imul(z, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b) ^ Math.imul(normal, 0x165667b1);
  return mixed ^ (mixed >>> 16);
}
