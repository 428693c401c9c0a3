import { powerOfTwoAbove, Scratch } from './scratch.ts';

/** Which vertices of a mesh are the same point. */
export interface WeldedPoints {
  /** Point of each vertex. */
  readonly pointOf: Uint32Array;
  /** First vertex of each point. */
  readonly vertexOf: Uint32Array;
}

/** A float32 -0 as a word. */
const NEGATIVE_ZERO = 0x80000000;

const scratch = { pointOf: new Scratch(), vertexOf: new Scratch(), slots: new Scratch(), nearOf: new Scratch() };

/** Takes vertices with equal coordinates as one point (0 equals -0). The answer is good until the next call. */
export function weldEqual(positions: Float32Array): WeldedPoints {
  const vertices = positions.length / 3;
  const pointOf = scratch.pointOf.room(vertices);
  const vertexOf = scratch.vertexOf.room(vertices);
  const bits = new Uint32Array(positions.buffer, positions.byteOffset, positions.length);
  // Open addressing, at most half full: point + 1, or 0.
  const size = powerOfTwoAbove(vertices * 2);
  const slots = scratch.slots.zeros(size);
  let points = 0;
  for (let vertex = 0; vertex < vertices; vertex++) {
    const x = bits[vertex * 3] ?? 0;
    const y = bits[vertex * 3 + 1] ?? 0;
    const z = bits[vertex * 3 + 2] ?? 0;
    let slot = hash3(positive(x), positive(y), positive(z)) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const other = (vertexOf[(slots[slot] ?? 0) - 1] ?? 0) * 3;
      if (same(bits[other] ?? 0, x) && same(bits[other + 1] ?? 0, y) && same(bits[other + 2] ?? 0, z)) break;
    }
    if (slots[slot] === 0) {
      vertexOf[points++] = vertex;
      slots[slot] = points;
    }
    pointOf[vertex] = (slots[slot] ?? 0) - 1;
  }
  return { pointOf: pointOf.subarray(0, vertices), vertexOf: vertexOf.subarray(0, points) };
}

const positive = (word: number) => (word === NEGATIVE_ZERO ? 0 : word);
const same = (a: number, b: number) => a === b || positive(a) === positive(b);

/**
 * Takes points no farther apart than `tolerance` as one: the first of them in vertex order. `equal` is what `weldEqual`
 * found.
 */
export function weldNear(positions: Float32Array, equal: WeldedPoints, tolerance: number): WeldedPoints {
  const count = equal.vertexOf.length;
  const near = new NearPoints(positions, equal.vertexOf, tolerance);
  const nearOf = scratch.nearOf.room(count);
  const vertexOf = new Uint32Array(count);
  let points = 0;
  for (let point = 0; point < count; point++) {
    const found = near.find(point);
    if (found === -1) {
      near.add(point);
      nearOf[point] = points;
      vertexOf[points++] = equal.vertexOf[point] ?? 0;
    } else nearOf[point] = nearOf[found] ?? 0;
  }
  const pointOf = equal.pointOf.map((point) => nearOf[point] ?? 0);
  return { pointOf, vertexOf: vertexOf.subarray(0, points) };
}

/**
 * Points in a hashed grid whose cells are twice the tolerance wide: what is near a point lies in its own cell or in
 * the nearer neighbour, 2 x 2 x 2 cells in all.
 */
class NearPoints {
  readonly #positions: Float32Array;
  readonly #vertexOf: Uint32Array;
  readonly #tolerance: number;
  /** Chains of points per bucket of cells: point + 1, or 0. Strangers in a bucket are told apart by distance. */
  readonly #heads: Uint32Array;
  readonly #next: Uint32Array;

  constructor(positions: Float32Array, vertexOf: Uint32Array, tolerance: number) {
    this.#positions = positions;
    this.#vertexOf = vertexOf;
    this.#tolerance = tolerance;
    this.#heads = new Uint32Array(powerOfTwoAbove(vertexOf.length * 2));
    this.#next = new Uint32Array(vertexOf.length);
  }

  add(point: number): void {
    const cell = 2 * this.#tolerance;
    const bucket = this.#bucket(
      Math.floor(this.#coordinate(point, 0) / cell),
      Math.floor(this.#coordinate(point, 1) / cell),
      Math.floor(this.#coordinate(point, 2) / cell),
    );
    this.#next[point] = this.#heads[bucket] ?? 0;
    this.#heads[bucket] = point + 1;
  }

  /** A point that was added and is near; -1 where there is none. */
  find(point: number): number {
    const cell = 2 * this.#tolerance;
    const x = this.#coordinate(point, 0);
    const y = this.#coordinate(point, 1);
    const z = this.#coordinate(point, 2);
    const left = Math.round(x / cell) - 1;
    const front = Math.round(y / cell) - 1;
    const low = Math.round(z / cell) - 1;
    for (let corner = 0; corner < 8; corner++) {
      const bucket = this.#bucket(left + (corner & 1), front + ((corner >> 1) & 1), low + (corner >> 2));
      for (let link = this.#heads[bucket] ?? 0; link !== 0; link = this.#next[link - 1] ?? 0) {
        const other = link - 1;
        const dx = this.#coordinate(other, 0) - x;
        const dy = this.#coordinate(other, 1) - y;
        const dz = this.#coordinate(other, 2) - z;
        if (dx * dx + dy * dy + dz * dz <= this.#tolerance * this.#tolerance) return other;
      }
    }
    return -1;
  }

  #coordinate(point: number, axis: number): number {
    return this.#positions[(this.#vertexOf[point] ?? 0) * 3 + axis] ?? 0;
  }

  #bucket(x: number, y: number, z: number): number {
    return hash3(x, y, z) & (this.#heads.length - 1);
  }
}

/** Folds the high bits down in between: the low bits of float32 numbers are mostly zero. */
function hash3(x: number, y: number, z: number): number {
  let hash = Math.imul(x ^ (x >>> 16), 0x9e3779b1);
  hash = Math.imul((hash ^ (hash >>> 15)) + (y ^ (y >>> 16)), 0x85ebca77);
  hash = Math.imul((hash ^ (hash >>> 15)) + (z ^ (z >>> 16)), 0xc2b2ae3d);
  return hash ^ (hash >>> 15);
}
