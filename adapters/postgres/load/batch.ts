import type { Queries } from '../tenant-queries.ts';
import { Column, type ContentKey, insertStatement, type Table } from './table.ts';

/** Of one insert: an embedded database answers nobody else meanwhile, and both sides hold it several times over. */
const MOST_ROWS = 5_000;
const MOST_BYTES = 1 << 21;

/** Under way at once, on connections of their own: while one begins or ends its transaction, the server has another to work on. */
const MOST_INSERTS = 2;

interface Insert<Row> {
  readonly done: Promise<unknown>;
  readonly columns: readonly Column<Row>[];
}

/** Collects rows of one table and inserts them many at a time; the next are collected meanwhile. */
export class Batch<Row> {
  readonly #queries: Queries;
  readonly #key: ContentKey;
  readonly #statement: string;
  #columns: readonly Column<Row>[];
  #rows = 0;
  /** The oldest first, with the columns that it is made of. */
  readonly #inserts: Insert<Row>[] = [];
  /** Columns whose inserts are done. Memory that is not used again would cost collections of garbage. */
  readonly #free: (readonly Column<Row>[])[] = [];
  readonly #table: Table<Row>;

  constructor(queries: Queries, key: ContentKey, table: Table<Row>) {
    this.#queries = queries;
    this.#key = key;
    this.#table = table;
    this.#statement = insertStatement(table);
    this.#columns = columnsOf(table);
  }

  /** @returns whether the batch is full: then `insert` is to be awaited before the next row. */
  add(row: Row): boolean {
    let bytes = 0;
    for (const column of this.#columns) bytes += column.add(row);
    return ++this.#rows === MOST_ROWS || bytes > MOST_BYTES;
  }

  /** Resolves when there is room again. */
  async addAll(rows: Iterable<Row>): Promise<void> {
    for (const row of rows) if (this.add(row)) await this.insert();
  }

  /** Begins the insert of what was collected, as soon as one before has made room for it; rejects where that one failed. */
  async insert(): Promise<void> {
    if (this.#rows === 0) return;
    if (this.#inserts.length === MOST_INSERTS) await this.#oldest();
    const { tenant, project, content } = this.#key;
    const arrays = this.#columns.map((column) => column.whole());
    const done = this.#queries.query(this.#statement, [tenant, project, content, ...arrays]);
    done.catch(() => undefined); // whoever waits for it is told
    this.#inserts.push({ done, columns: this.#columns });
    this.#columns = this.#free.pop() ?? columnsOf(this.#table);
    this.#rows = 0;
  }

  /** Resolves when all rows are inserted. */
  async finish(): Promise<void> {
    await this.insert();
    while (this.#inserts.length > 0) await this.#oldest();
  }

  /** Resolves when nothing is under way any more, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#inserts.map(({ done }) => done));
  }

  /** Waits for it, and only then forgets it: `settle` may be called meanwhile. */
  async #oldest(): Promise<void> {
    const [oldest] = this.#inserts;
    if (oldest === undefined) return;
    await oldest.done;
    this.#inserts.shift();
    for (const column of oldest.columns) column.clear();
    this.#free.push(oldest.columns);
  }
}

const columnsOf = <Row>({ name, inputs }: Table<Row>) =>
  Object.entries(inputs).map(([input, of]) => new Column(`${name}.${input}`, of));
