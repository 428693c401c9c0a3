import type { Rows } from './rows.ts';
import { scanInstances } from './scan-instances.generated.ts';
import type { StepIndex } from './step-index.ts';
import { instantiate, type SharedMemory } from './web-assembly.ts';

/** Of the keywords; repeated from wasm/scan-instances.ts. */
const KEYWORDS_BYTES = 2 * 4096 + 64 * 1024;
/** Where rows go of an index that does not lie in the memory. */
const MOST_ROWS = 8192;
const OFFSETS_AT = KEYWORDS_BYTES;
const IDS_AT = OFFSETS_AT + 8 * MOST_ROWS;
const LENGTHS_AT = IDS_AT + 4 * MOST_ROWS;
const TYPES_AT = LENGTHS_AT + 4 * MOST_ROWS;

interface Exports {
  begin(tables: number): void;
  know(start: number, length: number, type: number): void;
  scan(start: number, end: number, base: number): number;
  into(offsets: number, ids: number, lengths: number, types: number, room: number): void;
  found(): number;
}

/**
 * Finds instances that are plainly written by WebAssembly with 128-bit vectors, in a fifth of the time that
 * `StatementScanner` takes, who looks after all others: `wasm/scan-instances.ts` says which. ADR 37 has the figures.
 *
 * It can only read the memory that it is made for.
 */
export class InstanceScanner {
  /** Of the tables. */
  static readonly BYTES = TYPES_AT + 2 * MOST_ROWS;
  readonly memory: SharedArrayBuffer;
  readonly #tables: Rows;
  readonly #exports: Exports;

  /** @param tables a multiple of 8 from where on `BYTES` of the memory are for the tables; they must be zeroes. */
  constructor(memory: SharedMemory, tables: number) {
    const { buffer } = memory;
    this.memory = buffer;
    this.#exports = instantiate<Exports>(scanInstances, memory);
    this.#exports.begin(tables);
    this.#tables = {
      ids: new Uint32Array(buffer, tables + IDS_AT, MOST_ROWS),
      offsets: new Float64Array(buffer, tables + OFFSETS_AT, MOST_ROWS),
      lengths: new Uint32Array(buffer, tables + LENGTHS_AT, MOST_ROWS),
      types: new Uint16Array(buffer, tables + TYPES_AT, MOST_ROWS),
    };
  }

  /** Tells a keyword that stands in the memory: instances are plain only if theirs is known. */
  know(start: number, end: number, type: number): void {
    this.#exports.know(start, end - start, type);
  }

  /**
   * Adds the plain instances that stand on end in `[start, end)` to the index.
   *
   * @param base where the memory begins in the file.
   * @param index over the same memory, if it is in one.
   * @returns where that begins which is not plain, or not whole; `end` where nothing is left.
   */
  scan(start: number, end: number, base: number, index: StepIndex): number {
    let at = start;
    let rows: number;
    let room: number;
    do {
      room = this.#aim(index);
      at = this.#exports.scan(at, end, base) >>> 0;
      rows = this.#exports.found();
      if (index.isInMemory) index.count += rows;
      else if (rows > 0) index.addAll(this.#tables, rows);
    } while (rows === room);
    return at;
  }

  /** Has rows written into the index itself, where it lies in the memory. Answers how many may come. */
  #aim(index: StepIndex): number {
    const free = index.free();
    const { isInMemory, count } = index;
    const { offsets, ids, lengths, types } = isInMemory ? index : this.#tables;
    const first = isInMemory ? count : 0;
    const room = isInMemory ? free : MOST_ROWS;
    this.#exports.into(
      offsets.byteOffset + 8 * first,
      ids.byteOffset + 4 * first,
      lengths.byteOffset + 4 * first,
      types.byteOffset + 2 * first,
      room,
    );
    return room;
  }
}
