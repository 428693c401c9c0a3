import { powerOfTwoAbove, Scratch } from './scratch.ts';
import type { WeldedPoints } from './weld.ts';

const FORWARD = 1;
const BACKWARD = 2;
const BOTH = FORWARD | BACKWARD;

const scratch = { low: new Scratch(), high: new Scratch(), directions: new Scratch() };

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
  return triangles > 0 && edges.areAllPaired;
}

/** Edges in an open-addressed table, each with the directions in which it is used. */
class EdgeUses {
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  readonly #directions: Uint32Array;
  readonly #mask: number;
  #unpaired = 0;

  constructor(mostEdges: number) {
    const size = powerOfTwoAbove(mostEdges * 1.5);
    this.#low = scratch.low.room(size);
    this.#high = scratch.high.room(size);
    this.#directions = scratch.directions.zeros(size);
    this.#mask = size - 1;
  }

  /** False when the edge is used in this direction already. */
  use(from: number, to: number): boolean {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    const direction = from < to ? FORWARD : BACKWARD;
    const hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77);
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#directions[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) {
      slot = (slot + 1) & this.#mask;
    }
    const used = (this.#directions[slot] ?? 0) | direction;
    if (used === this.#directions[slot]) return false;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#directions[slot] = used;
    this.#unpaired += used === BOTH ? -1 : 1;
    return true;
  }

  get areAllPaired(): boolean {
    return this.#unpaired === 0;
  }
}
