/** Buckets for each point: half full at the most. */
const ROOM = 2;

/** Numbers points of the plane; those no farther apart along each axis than a tolerance have the same number. */
export class DistinctPoints {
  /** x and y in turn. */
  readonly coordinates: number[] = [];
  readonly #tolerance: number;
  /** Cells twice the tolerance wide: what is near a point lies in its own or the nearer neighbour, 2 x 2 in all. */
  readonly #cell: number;
  /** Chains of points per bucket of cells: point + 1, or 0. */
  readonly #heads: Uint32Array;
  readonly #next: number[] = [];

  /** @param most points that are expected; with more of them chains become longer. */
  constructor(tolerance: number, most: number) {
    this.#tolerance = tolerance;
    this.#cell = 2 * tolerance;
    this.#heads = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, most * ROOM))));
  }

  get count(): number {
    return this.#next.length;
  }

  /** The first point that is near enough, or a new one. */
  numberOf(x: number, y: number): number {
    const found = this.#find(x, y);
    if (found >= 0) return found;
    const bucket = this.#bucket(Math.floor(x / this.#cell), Math.floor(y / this.#cell));
    const number = this.#next.length;
    this.#next.push(this.#heads[bucket] ?? 0);
    this.#heads[bucket] = number + 1;
    this.coordinates.push(x, y);
    return number;
  }

  #find(x: number, y: number): number {
    const coordinates = this.coordinates;
    const tolerance = this.#tolerance;
    const left = Math.round(x / this.#cell) - 1;
    const front = Math.round(y / this.#cell) - 1;
    let first = -1;
    for (let corner = 0; corner < 4; corner++) {
      const bucket = this.#bucket(left + (corner & 1), front + (corner >> 1));
      for (let link = this.#heads[bucket] ?? 0; link !== 0; link = this.#next[link - 1] ?? 0) {
        if (first >= 0 && link > first) continue;
        const at = (link - 1) * 2;
        const isNear =
          Math.abs((coordinates[at] ?? 0) - x) <= tolerance && Math.abs((coordinates[at + 1] ?? 0) - y) <= tolerance;
        if (isNear) first = link - 1;
      }
    }
    return first;
  }

  #bucket(x: number, y: number): number {
    let hash = Math.imul(x ^ (x >>> 16), 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 15)) + y, 0x85ebca77);
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }
}
