import type { Queries } from '../tenant-queries.ts';
import { type ContentKey, insertRows, type Table } from './table.ts';

/** Collects rows of one table and inserts them many at a time; the next are collected meanwhile. */
export class Batch<Row> {
  readonly #queries: Queries;
  readonly #key: ContentKey;
  readonly #table: Table<Row>;
  readonly #size: number;
  #rows: Row[] = [];
  #inserting: Promise<void> = Promise.resolve();

  constructor(queries: Queries, key: ContentKey, table: Table<Row>, size: number) {
    this.#queries = queries;
    this.#key = key;
    this.#table = table;
    this.#size = size;
  }

  /** Waits for the insert before where the row fills the batch; rejects where that failed. */
  async add(row: Row): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length === this.#size) await this.#insert();
  }

  /** Resolves when all rows are inserted. */
  async finish(): Promise<void> {
    await this.#insert();
    await this.#inserting;
  }

  /** Resolves when nothing is under way any more, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#inserting]);
  }

  async #insert(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await this.#inserting;
    this.#inserting = insertRows(this.#queries, this.#table, this.#key, rows);
    this.#inserting.catch(() => undefined); // whoever waits for it next is told
  }
}
