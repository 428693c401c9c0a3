import { IDENTITY, type Linear, quarterTurns } from './transform.ts';

/**
 * Decides how a shape is turned before it is written: as most of its placements turn it, if that is by quarter turns
 * about the axes. Their nodes need no rotation then. Other angles stay in the nodes: a surface that was parallel to
 * an axis would no longer lie on the grid.
 */
export class Orientation {
  readonly #counts = new Map<number, { readonly turn: Linear; count: number }>();

  /** Counts one placement's rotation. */
  add(linear: Linear): void {
    const turn = quarterTurns(linear);
    if (turn === undefined) return;
    let key = 0;
    for (const entry of turn) key = 3 * key + entry + 1;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { turn, count: 1 });
    else known.count++;
  }

  /** The most frequent quarter turns; of equally frequent ones the first. */
  get turn(): Linear {
    let best = { turn: IDENTITY, count: 0 };
    for (const candidate of this.#counts.values()) if (candidate.count > best.count) best = candidate;
    return best.turn;
  }
}
