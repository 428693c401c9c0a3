/** What a worker thread needs to use the same index: typed arrays over shared memory, `count` rows of each in use. */
export interface SharedStepIndex {
  readonly count: number;
  readonly ids: Uint32Array;
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly types: Uint16Array;
  readonly keywords: readonly string[];
  /**
   * Rows, ascending, whose statement does not end as it should: its `;` or a quote is missing. Their bytes would spoil
   * whatever stands behind them in another file.
   */
  readonly damagedRows: readonly number[];
}

/**
 * Where every instance of the file stands, in file order ("rows"): id, byte offset of its `#`, byte length up to and
 * with its `;` (a damaged statement may lack it), type. 18 bytes per instance, over shared memory.
 */
export class StepIndex implements SharedStepIndex {
  readonly keywords: readonly string[];
  readonly damagedRows: number[] = [];
  count = 0;
  maxId = 0;
  ids: Uint32Array = new Uint32Array(0);
  offsets: Float64Array = new Float64Array(0);
  lengths: Uint32Array = new Uint32Array(0);
  types: Uint16Array = new Uint16Array(0);

  /** @param keywords the table that `add`'s type codes refer to; @param expected a guess of the number of instances. */
  constructor(keywords: readonly string[], expected: number) {
    this.keywords = keywords;
    this.#reserve(Math.max(256, Math.ceil(expected)));
  }

  add(id: number, offset: number, length: number, type: number): void {
    const row = this.count;
    if (row === this.ids.length) this.#reserve(row * 2);
    this.ids[row] = id;
    this.offsets[row] = offset;
    this.lengths[row] = length;
    this.types[row] = type;
    if (id > this.maxId) this.maxId = id;
    this.count = row + 1;
  }

  /** The index as plain, structured-cloneable parts; the arrays stay shared. */
  share(): SharedStepIndex {
    const { count, ids, offsets, lengths, types, keywords, damagedRows } = this;
    return { count, ids, offsets, lengths, types, keywords: [...keywords], damagedRows: [...damagedRows] };
  }

  #reserve(capacity: number): void {
    const { ids, offsets, lengths, types } = this;
    this.ids = new Uint32Array(new SharedArrayBuffer(capacity * 4));
    this.offsets = new Float64Array(new SharedArrayBuffer(capacity * 8));
    this.lengths = new Uint32Array(new SharedArrayBuffer(capacity * 4));
    this.types = new Uint16Array(new SharedArrayBuffer(capacity * 2));
    this.ids.set(ids);
    this.offsets.set(offsets);
    this.lengths.set(lengths);
    this.types.set(types);
  }
}
