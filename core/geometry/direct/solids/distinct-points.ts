/** Buckets for each point: half full at the most. */
const ROOM = 2;

/** Numbers points of space; those no farther apart along each axis than a tolerance have the same number. */
export class DistinctPoints {
  /** x, y, z in turn. */
  readonly coordinates: number[] = [];
  readonly #tolerance: number;
  /** Cells twice the tolerance wide: what is near a point lies in its own or the nearer neighbour, 2 x 2 x 2 in all. */
  readonly #cell: number;
  /** Chains of points per bucket of cells: point + 1, or 0. */
  readonly #heads: Uint32Array;
  readonly #next: number[] = [];

  /** @param most points there can be. */
  constructor(tolerance: number, most: number) {
    this.#tolerance = tolerance;
    this.#cell = 2 * tolerance;
    this.#heads = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, most * ROOM))));
  }

  get count(): number {
    return this.#next.length;
  }

  /** The first point that is near enough, or a new one. */
  numberOf(x: number, y: number, z: number): number {
    const found = this.#find(x, y, z);
    if (found >= 0) return found;
    const cell = this.#cell;
    const bucket = this.#bucket(Math.floor(x / cell), Math.floor(y / cell), Math.floor(z / cell));
    const number = this.#next.length;
    this.#next.push(this.#heads[bucket] ?? 0);
    this.#heads[bucket] = number + 1;
    this.coordinates.push(x, y, z);
    return number;
  }

  #find(x: number, y: number, z: number): number {
    const { coordinates } = this;
    const left = Math.round(x / this.#cell) - 1;
    const front = Math.round(y / this.#cell) - 1;
    const low = Math.round(z / this.#cell) - 1;
    let first = -1;
    for (let corner = 0; corner < 8; corner++) {
      const bucket = this.#bucket(left + (corner & 1), front + ((corner >> 1) & 1), low + (corner >> 2));
      for (let link = this.#heads[bucket] ?? 0; link !== 0; link = this.#next[link - 1] ?? 0) {
        const at = (link - 1) * 3;
        const isNear =
          Math.abs((coordinates[at] ?? 0) - x) <= this.#tolerance &&
          Math.abs((coordinates[at + 1] ?? 0) - y) <= this.#tolerance &&
          Math.abs((coordinates[at + 2] ?? 0) - z) <= this.#tolerance;
        if (isNear && (first < 0 || link - 1 < first)) first = link - 1;
      }
    }
    return first;
  }

  #bucket(x: number, y: number, z: number): number {
    let hash = Math.imul(x ^ (x >>> 16), 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 15)) + y, 0x85ebca77);
    hash = Math.imul((hash ^ (hash >>> 15)) + z, 0xc2b2ae3d);
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }
}
