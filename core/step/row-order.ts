import { orderRows } from './order-rows.generated.ts';
import type { OnDuplicate, Rows } from './rows.ts';
import { instantiate, type SharedMemory } from './web-assembly.ts';

interface Exports {
  greatest(ids: number, count: number): number;
  number(ids: number, from: number, count: number, rows: number): number;
  group(
    ids: number,
    types: number,
    lengths: number,
    count: number,
    starts: number,
    fill: number,
    typeCount: number,
    grouped: number,
  ): void;
}

/**
 * Puts rows in order by WebAssembly, of an index that lies in the memory: of 1.4 million rows in three fifths of the time that
 * the same loops take in JavaScript, which has to be compiled while it runs.
 */
export class RowOrder {
  readonly #exports: Exports;

  constructor(memory: SharedMemory) {
    this.#exports = instantiate<Exports>(orderRows, memory);
  }

  greatest(ids: Uint32Array): number {
    return this.#exports.greatest(ids.byteOffset, ids.length) >>> 0;
  }

  /** See `numberInTurn`. */
  number(ids: Uint32Array, rows: Uint32Array, onDuplicate: OnDuplicate): void {
    for (let row = 0; row < ids.length; row++) {
      row = this.#exports.number(ids.byteOffset, row, ids.length, rows.byteOffset) >>> 0;
      if (row < ids.length) onDuplicate(row, (rows[ids[row] ?? 0] ?? 0) - 1);
    }
  }

  /** See `groupInTurn`. */
  group(
    { ids, types, lengths }: Rows,
    count: number,
    starts: Uint32Array,
    fill: Uint32Array,
    grouped: Uint32Array,
  ): void {
    const columns = [ids.byteOffset, types.byteOffset, lengths.byteOffset] as const;
    this.#exports.group(...columns, count, starts.byteOffset, fill.byteOffset, starts.length - 1, grouped.byteOffset);
  }
}
