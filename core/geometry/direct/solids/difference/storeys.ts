import type { Pieces } from '../../plane/pieces.ts';
import type { Cutter } from './cutter.ts';
import type { Layer } from './layer.ts';

/** What of a layered body lies beside each piece of its outlines, storey by storey. */
export class Storeys {
  /** Ascending: each storey reaches from one to the next. */
  readonly heights: readonly number[];
  readonly #pieces: number;
  /** Of each storey and piece: 1 filled on the left, 2 filled on the right. */
  readonly #filled: Uint8Array;

  /** @param pieces of the levels, and of the cutters after them. */
  constructor(pieces: Pieces, heights: readonly number[], levels: readonly Layer[], cutters: readonly Cutter[]) {
    this.heights = heights;
    this.#pieces = pieces.count;
    this.#filled = new Uint8Array(this.count * this.#pieces);
    for (let storey = 0; storey < this.count; storey++) {
      const middle = ((heights[storey] ?? 0) + (heights[storey + 1] ?? 0)) / 2;
      const level = levels.findIndex(({ from, to }) => from < middle && to > middle);
      if (level < 0) continue;
      const active: number[] = [];
      for (let cutter = 0; cutter < cutters.length; cutter++) {
        const { from = 0, to = 0 } = cutters[cutter] ?? {};
        if (from < middle && to > middle) active.push(levels.length + cutter);
      }
      this.#fill(storey, pieces, level, active);
    }
  }

  get count(): number {
    return this.heights.length - 1;
  }

  /** 1 filled on the left, 2 on the right, 3 on both sides; nothing is filled below the first storey and above the last. */
  filled(storey: number, piece: number): number {
    return storey < 0 || storey >= this.count ? 0 : (this.#filled[storey * this.#pieces + piece] ?? 0);
  }

  #fill(storey: number, pieces: Pieces, level: number, active: readonly number[]): void {
    for (let piece = 0; piece < this.#pieces; piece++) {
      let filled = (pieces.isIn(piece, level, 1) ? 1 : 0) + (pieces.isIn(piece, level, 2) ? 2 : 0);
      for (let at = 0; at < active.length && filled !== 0; at++) {
        const cutter = active[at] ?? 0;
        if (pieces.isIn(piece, cutter, 1)) filled &= 2;
        if (pieces.isIn(piece, cutter, 2)) filled &= 1;
      }
      this.#filled[storey * this.#pieces + piece] = filled;
    }
  }
}
