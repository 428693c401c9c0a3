import { IdTable } from './id-table.ts';

/** See `ReferenceMap.columns`. */
export interface ReferenceColumns {
  readonly slots: Uint32Array;
  readonly ids: Uint32Array;
  /** Where the targets of each key begin, and those of the last end. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
}

/**
 * A multi-map from express id to express ids in compressed rows: three typed arrays however many pairs there are.
 * The targets of a key keep the order in which they were added.
 */
export class ReferenceMap {
  readonly #rows: IdTable;
  readonly #starts: Uint32Array;
  readonly #targets: Uint32Array;

  constructor(rows: IdTable, starts: Uint32Array, targets: Uint32Array) {
    this.#rows = rows;
    this.#starts = starts;
    this.#targets = targets;
  }

  /** What it is made of, to be copied and not to be changed: keys by their number, found by `slots` as `IdTable` finds them. */
  get columns(): ReferenceColumns {
    const { slots } = this.#rows;
    return { slots, ids: this.#rows.ids(), starts: this.#starts, targets: this.#targets };
  }

  /** Number of keys. */
  get size(): number {
    return this.#rows.size;
  }

  has(id: number): boolean {
    return this.#rows.find(id) >= 0;
  }

  /** To how many the id leads. */
  count(id: number): number {
    const row = this.#rows.find(id);
    return row < 0 ? 0 : (this.#starts[row + 1] ?? 0) - (this.#starts[row] ?? 0);
  }

  /** What the id leads to; empty where it leads nowhere. */
  get(id: number): Uint32Array {
    const row = this.#rows.find(id);
    return row < 0 ? nothing : this.#targets.subarray(this.#starts[row], this.#starts[row + 1]);
  }

  /** Puts what the id leads to into `target` from a place on; answers the place behind. */
  copy(id: number, target: number[], from: number): number {
    const row = this.#rows.find(id);
    if (row < 0) return from;
    const end = this.#starts[row + 1] ?? 0;
    let place = from;
    for (let at = this.#starts[row] ?? 0; at < end; at++) target[place++] = this.#targets[at] ?? 0;
    return place;
  }

  /** The first of what the id leads to. */
  first(id: number): number | undefined {
    const row = this.#rows.find(id);
    return row < 0 ? undefined : this.#targets[this.#starts[row] ?? 0];
  }

  keys(): IterableIterator<number> {
    return this.#rows.ids().values();
  }
}

const nothing = new Uint32Array(0);

/** Leads from each of the keys to what stands beside it among the targets. */
export function referenceMap(keys: Uint32Array, targets: Uint32Array): ReferenceMap {
  const known = new IdTable();
  const rows = numbered(keys, known);
  const starts = startsOf(rows, known.size);
  return new ReferenceMap(known, starts, grouped(targets, rows, starts));
}

/** Collects pairs for a `ReferenceMap`. */
export class ReferenceMapBuilder {
  #keys = new Uint32Array(256);
  #targets = new Uint32Array(256);
  #count = 0;

  add(from: number, to: number): void {
    if (this.#count === this.#keys.length) {
      this.#keys = doubled(this.#keys);
      this.#targets = doubled(this.#targets);
    }
    this.#keys[this.#count] = from;
    this.#targets[this.#count++] = to;
  }

  build(): ReferenceMap {
    return referenceMap(this.#keys.subarray(0, this.#count), this.#targets.subarray(0, this.#count));
  }
}

// Each loop has a function of its own: V8 compiles a loop while it runs, and throws that away where the function goes on
// behind it for the first time.

/** The number of each key. The same often come on end: a whole and its parts. */
function numbered(keys: Uint32Array, known: IdTable): Uint32Array {
  const rows = new Uint32Array(keys.length);
  let last = -1;
  let row = -1;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    if (key !== last) row = known.add(key);
    last = key;
    rows[at] = row;
  }
  return rows;
}

function startsOf(rows: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  countRows(rows, starts);
  for (let row = 1; row <= count; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
  return starts;
}

/** Puts behind each row how many there are of it. */
function countRows(rows: Uint32Array, starts: Uint32Array): void {
  for (let at = 0; at < rows.length; at++) {
    const next = (rows[at] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
}

function grouped(targets: Uint32Array, rows: Uint32Array, starts: Uint32Array): Uint32Array {
  const fill = starts.slice();
  const sorted = new Uint32Array(targets.length);
  for (let pair = 0; pair < rows.length; pair++) {
    const row = rows[pair] ?? 0;
    const at = fill[row] ?? 0;
    sorted[at] = targets[pair] ?? 0;
    fill[row] = at + 1;
  }
  return sorted;
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
