import type { FileMemory } from './bytes.ts';
import { groupInTurn, type IdsByType } from './ids-by-type.ts';
import { RowOrder } from './row-order.ts';
import { numberInTurn, type OnDuplicate, type Rows, type RowTable, rowTable } from './rows.ts';
import { type SharedMemory, spareMemory } from './web-assembly.ts';

/** What a worker thread needs to use the same index: typed arrays over shared memory, `count` rows of each in use. */
export interface SharedStepIndex extends FileMemory {
  readonly count: number;
  readonly ids: Uint32Array;
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly types: Uint16Array;
  /** Whether all of these and the table lie in the memory, too: else the file is so large that there is no room for them. */
  readonly isInMemory: boolean;
  readonly keywords: readonly string[];
  /** The rows by their ids. */
  readonly table: RowTable;
  /**
   * Rows, ascending, whose statement does not end as it should: its `;` or a quote is missing. Their bytes would spoil
   * whatever stands behind them in another file.
   */
  readonly damagedRows: readonly number[];
}

/**
 * Where every instance of the file stands, in file order ("rows"): id, byte offset of its `#`, byte length up to and
 * with its `;` (a damaged statement may lack it), type. 18 bytes per instance and 4 per id.
 */
export class StepIndex implements SharedStepIndex {
  readonly keywords: readonly string[];
  readonly memory: SharedMemory;
  readonly isHeld: boolean;
  readonly damagedRows: number[] = [];
  count = 0;
  isInMemory = true;
  ids: Uint32Array = new Uint32Array(0);
  offsets: Float64Array = new Float64Array(0);
  lengths: Uint32Array = new Uint32Array(0);
  types: Uint16Array = new Uint16Array(0);
  table: RowTable = { rows: new Uint32Array(0), sortedIds: undefined };
  #rowOrder: RowOrder | undefined;

  /**
   * @param keywords the table that `add`'s type codes refer to.
   * @param expected a guess of the number of instances.
   */
  constructor(keywords: readonly string[], expected: number, { memory, isHeld }: FileMemory) {
    this.keywords = keywords;
    this.memory = memory;
    this.isHeld = isHeld;
    this.#reserve(Math.max(256, Math.ceil(expected)));
  }

  add(id: number, offset: number, length: number, type: number): void {
    this.free();
    const row = this.count;
    this.ids[row] = id;
    this.offsets[row] = offset;
    this.lengths[row] = length;
    this.types[row] = type;
    this.count = row + 1;
  }

  /** Makes room for a row at the least; answers for how many there is room behind those that count. */
  free(): number {
    if (this.count === this.ids.length) this.#reserve(this.count * 2);
    return this.ids.length - this.count;
  }

  /** Adds the first `count` of the rows. */
  addAll(rows: Rows, count: number): void {
    const row = this.count;
    if (row + count > this.ids.length) this.#reserve(Math.max(row + count, row * 2));
    this.ids.set(rows.ids.subarray(0, count), row);
    this.offsets.set(rows.offsets.subarray(0, count), row);
    this.lengths.set(rows.lengths.subarray(0, count), row);
    this.types.set(rows.types.subarray(0, count), row);
    this.count = row + count;
  }

  /** Makes `table`, when all rows are there. */
  finish(onDuplicate: OnDuplicate): void {
    const ids = this.ids.subarray(0, this.count);
    this.table = rowTable(
      ids,
      this.#order?.greatest(ids) ?? greatest(ids),
      (length) => {
        const { buffer, byteOffset } = this.#room(4 * length);
        return new Uint32Array(buffer, byteOffset, length);
      },
      onDuplicate,
      (...table) => (this.#order === undefined ? numberInTurn(...table) : this.#order.number(...table)),
    );
  }

  /** The ids of all rows that have a length. */
  byType(): IdsByType {
    const types = this.keywords.length;
    const bytes = 4 * (2 * (types + 1) + this.count);
    const room = this.isInMemory ? spareMemory(this.memory, bytes) : undefined;
    const { buffer, byteOffset: at } = room ?? new Uint8Array(bytes);
    const starts = new Uint32Array(buffer, at, types + 1);
    const fill = new Uint32Array(buffer, at + starts.byteLength, types + 1);
    const ids = new Uint32Array(buffer, at + 2 * starts.byteLength, this.count);
    if (room === undefined || this.#order === undefined) groupInTurn(this, this.count, starts, fill, ids);
    else this.#order.group(this, this.count, starts, fill, ids);
    return { ids: ids.subarray(0, starts[types]), starts };
  }

  /** The index as plain, structured-cloneable parts; the arrays stay shared. */
  share(): SharedStepIndex {
    const { count, ids, offsets, lengths, types, table, memory, isHeld, isInMemory, keywords, damagedRows } = this;
    const own = { keywords: [...keywords], damagedRows: [...damagedRows] };
    return { count, ids, offsets, lengths, types, table, memory, isHeld, isInMemory, ...own };
  }

  #reserve(capacity: number): void {
    const { ids, offsets, lengths, types } = this;
    const { buffer, byteOffset: at } = this.#room(18 * capacity);
    this.offsets = new Float64Array(buffer, at, capacity);
    this.ids = new Uint32Array(buffer, at + 8 * capacity, capacity);
    this.lengths = new Uint32Array(buffer, at + 12 * capacity, capacity);
    this.types = new Uint16Array(buffer, at + 16 * capacity, capacity);
    this.ids.set(ids);
    this.offsets.set(offsets);
    this.lengths.set(lengths);
    this.types.set(types);
  }

  /** Where all of the index lies in the memory. */
  get #order(): RowOrder | undefined {
    if (!this.isInMemory) return undefined;
    this.#rowOrder ??= new RowOrder(this.memory);
    return this.#rowOrder;
  }

  /** So many zeroes, in the memory if there is room. */
  #room(bytes: number): Pick<Uint8Array, 'buffer' | 'byteOffset'> {
    const room = spareMemory(this.memory, bytes);
    if (room === undefined) this.isInMemory = false;
    return room ?? new Uint8Array(new SharedArrayBuffer(bytes));
  }
}

function greatest(ids: Uint32Array): number {
  let most = 0;
  for (let row = 0; row < ids.length; row++) most = Math.max(most, ids[row] ?? 0);
  return most;
}
