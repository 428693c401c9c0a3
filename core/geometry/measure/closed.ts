import type { WeldedPoints } from './weld.ts';

/**
 * Whether the triangles enclose something: every edge is shared by exactly two triangles that run along it in opposite
 * directions. Triangles that welding has made to a line or a point do not count.
 */
export function isClosed(indices: Uint32Array, { pointOf }: WeldedPoints): boolean {
  const edges = new EdgeUses(indices.length);
  let triangles = 0;
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const a = pointOf[indices[at] ?? 0] ?? 0;
    const b = pointOf[indices[at + 1] ?? 0] ?? 0;
    const c = pointOf[indices[at + 2] ?? 0] ?? 0;
    if (a === b || b === c || c === a) continue;
    if (!edges.use(a, b) || !edges.use(b, c) || !edges.use(c, a)) return false;
    triangles++;
  }
  return triangles > 0 && edges.areAllPaired();
}

const FORWARD = 1;
const BACKWARD = 2;
const BOTH = FORWARD | BACKWARD;

/** Edges in an open-addressed table, each with the directions in which it is used. */
class EdgeUses {
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  readonly #directions: Uint8Array;

  constructor(mostEdges: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, mostEdges * 1.5)));
    this.#low = new Uint32Array(size);
    this.#high = new Uint32Array(size);
    this.#directions = new Uint8Array(size);
  }

  /** False when the edge is used in this direction already. */
  use(from: number, to: number): boolean {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    const direction = from < to ? FORWARD : BACKWARD;
    const mask = this.#directions.length - 1;
    const hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#directions[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) {
      slot = (slot + 1) & mask;
    }
    const used = this.#directions[slot] ?? 0;
    if ((used & direction) !== 0) return false;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#directions[slot] = used | direction;
    return true;
  }

  areAllPaired(): boolean {
    return this.#directions.every((directions) => directions === 0 || directions === BOTH);
  }
}
