import { BinaryArray } from './binary-array.ts';
import { type ColumnTypeName, columnTypes, type Scalar } from './column-types.ts';

/** Whose rows they are. */
export interface ContentKey {
  readonly tenant: string;
  readonly project: string;
  readonly content: string;
}

/** One value of each row. */
export interface Input<Row> {
  readonly type: ColumnTypeName;
  readonly of: (row: Row) => Scalar;
}

/** How rows get into a table. */
export interface Table<Row> {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Input<Row>>>;
  /** Column -> SQL over the inputs, where it is not simply the input of its name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Inputs that are no columns themselves. */
  readonly without?: readonly string[];
}

/** The values of one input, of the rows that wait. */
export class Column<Row> {
  readonly #name: string;
  readonly #input: Input<Row>;
  readonly #array: BinaryArray;

  constructor(name: string, input: Input<Row>) {
    this.#name = name;
    this.#input = input;
    this.#array = new BinaryArray(columnTypes[input.type].number);
  }

  /**
   * @returns the bytes that wait now.
   * @throws where the row has a value of another type: the artifact is none of Plinth's then.
   */
  add(row: Row): number {
    const { type, of } = this.#input;
    const value = of(row);
    if (value === null) this.#array.null();
    else if (!columnTypes[type].write(this.#array, value)) {
      throw new Error(`A value for ${this.#name} is no ${type}: ${value === undefined ? 'it is missing' : value}.`);
    }
    return this.#array.size;
  }

  whole(): Buffer {
    return this.#array.whole();
  }

  clear(): void {
    this.#array.clear();
  }
}

/**
 * The one bulk insert that PGlite, every server and row-level security take (`COPY` is refused under policies). `$1` tenant,
 * `$2` project, `$3` content, then one array for each input. Arrays that are unnested side by side in the list of a
 * `SELECT` are walked in step; in `FROM` each would be copied into a table of its own first.
 */
export function insertStatement<Row>({ name, inputs, columns = {}, without = [] }: Table<Row>): string {
  const names = Object.keys(inputs);
  const arrays = Object.entries(inputs).map(([input, { type }], at) => `unnest($${at + 4}::${type}[]) AS ${input}`);
  const targets = [
    ...names.filter((input) => !without.includes(input) && !(input in columns)),
    ...Object.keys(columns),
  ];
  const values = targets.map((target) => columns[target] ?? `u.${target}`);
  return `INSERT INTO plinth.${name} (tenant, project, content, ${targets.join(', ')})
SELECT $1, $2, $3::bigint, ${values.join(', ')}
  FROM (SELECT ${arrays.join(', ')}) AS u`;
}
