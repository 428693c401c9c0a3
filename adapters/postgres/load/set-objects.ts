import type { Table } from './table.ts';

/** Objects of one class that have a set in the same way. */
export interface SetObjectsRow {
  readonly setId: number;
  readonly ownerClass: string;
  readonly source: string;
  readonly expressIds: readonly number[];
}

export const setObjectsTable: Table<SetObjectsRow> = {
  name: 'property_set_objects',
  inputs: {
    set_id: { type: 'integer', of: ({ setId }) => setId },
    owner_class: { type: 'text', of: ({ ownerClass }) => ownerClass },
    source: { type: 'text', of: ({ source }) => source },
    express_ids: { type: 'text', of: ({ expressIds }) => `{${expressIds}}` },
  },
  columns: { express_ids: 'u.express_ids::bigint[]' },
};

/** Of one row: what an update or a page of the database would have to move at once. */
const MOST_OBJECTS = 1_000;
/** That wait for others of their set: a file may have as many different sets as objects. */
const MOST_WAITING = 1 << 16;

interface WaitingRow extends SetObjectsRow {
  readonly expressIds: number[];
}

/** Collects who has which set, so that thousands of objects are few rows. */
export class SetObjects {
  /** Set -> a row for each class and source: seldom more than one. */
  readonly #waiting = new Map<number, WaitingRow[]>();
  #count = 0;
  #full: WaitingRow[] = [];

  add(setId: number, ownerClass: string, source: string, expressId: number): void {
    const rows = this.#waiting.get(setId) ?? [];
    let row = rows.find((one) => one.ownerClass === ownerClass && one.source === source);
    if (row === undefined) {
      row = { setId, ownerClass, source, expressIds: [] };
      if (rows.push(row) === 1) this.#waiting.set(setId, rows);
    }
    this.#count++;
    if (row.expressIds.push(expressId) < MOST_OBJECTS) return;
    rows.splice(rows.indexOf(row), 1);
    if (rows.length === 0) this.#waiting.delete(setId);
    this.#full.push(row);
    this.#count -= MOST_OBJECTS;
  }

  /** The rows that can be written: nobody is added to them any more. */
  takeFull(): readonly SetObjectsRow[] {
    if (this.#count >= MOST_WAITING) return this.takeAll();
    const full = this.#full;
    if (full.length > 0) this.#full = [];
    return full;
  }

  takeAll(): readonly SetObjectsRow[] {
    const all = [...this.#full, ...[...this.#waiting.values()].flat()];
    this.#waiting.clear();
    this.#count = 0;
    this.#full = [];
    return all;
  }
}
