import type { Queries } from '../tenant-queries.ts';
import { Column, type ContentKey, insertStatement, type Table } from './table.ts';

/** Of one insert: an embedded database answers nobody else meanwhile, and both sides hold it several times over. */
const MOST_ROWS = 5_000;
const MOST_BYTES = 1 << 21;

/** Collects rows of one table and inserts them many at a time; the next are collected meanwhile. */
export class Batch<Row> {
  readonly #queries: Queries;
  readonly #key: ContentKey;
  readonly #statement: string;
  #columns: readonly Column<Row>[];
  /** Those of the batch before. Memory that is not used again would cost collections of garbage. */
  #sent: readonly Column<Row>[];
  #rows = 0;
  #inserting: Promise<void> = Promise.resolve();

  constructor(queries: Queries, key: ContentKey, table: Table<Row>) {
    this.#queries = queries;
    this.#key = key;
    this.#statement = insertStatement(table);
    this.#columns = columnsOf(table);
    this.#sent = columnsOf(table);
  }

  /** @returns whether the batch is full: then `insert` is to be awaited before the next row. */
  add(row: Row): boolean {
    let bytes = 0;
    for (const column of this.#columns) bytes += column.add(row);
    return ++this.#rows === MOST_ROWS || bytes > MOST_BYTES;
  }

  /** Waits for the insert before, and begins the next; rejects where the one before failed. */
  async insert(): Promise<void> {
    await this.#inserting;
    if (this.#rows === 0) return;
    const { tenant, project, content } = this.#key;
    const arrays = this.#columns.map((column) => column.whole());
    [this.#columns, this.#sent] = [this.#sent, this.#columns];
    for (const column of this.#columns) column.clear();
    this.#rows = 0;
    this.#inserting = this.#queries.query(this.#statement, [tenant, project, content, ...arrays]).then(() => undefined);
    this.#inserting.catch(() => undefined); // whoever waits for it next is told
  }

  /** Resolves when all rows are inserted. */
  async finish(): Promise<void> {
    await this.insert();
    await this.#inserting;
  }

  /** Resolves when nothing is under way any more, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#inserting]);
  }
}

const columnsOf = <Row>({ name, inputs }: Table<Row>) =>
  Object.entries(inputs).map(([input, of]) => new Column(`${name}.${input}`, of));
