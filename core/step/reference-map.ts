import { IdTable } from './id-table.ts';

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

/** Collects pairs for a `ReferenceMap`. */
export class ReferenceMapBuilder {
  readonly #known = new IdTable();
  #rows = new Uint32Array(256);
  #targets = new Uint32Array(256);
  #count = 0;

  add(from: number, to: number): void {
    const row = this.#known.add(from);
    if (this.#count === this.#rows.length) {
      this.#rows = doubled(this.#rows);
      this.#targets = doubled(this.#targets);
    }
    this.#rows[this.#count] = row;
    this.#targets[this.#count++] = to;
  }

  build(): ReferenceMap {
    const starts = new Uint32Array(this.#known.size + 1);
    for (let pair = 0; pair < this.#count; pair++) {
      const next = (this.#rows[pair] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
    const fill = starts.slice();
    const targets = new Uint32Array(this.#count);
    for (let pair = 0; pair < this.#count; pair++) {
      const row = this.#rows[pair] ?? 0;
      const at = fill[row] ?? 0;
      targets[at] = this.#targets[pair] ?? 0;
      fill[row] = at + 1;
    }
    return new ReferenceMap(this.#known, starts, targets);
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
