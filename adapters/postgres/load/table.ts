import type { Queries } from '../tenant-queries.ts';
import { arrayLiteral, type Scalar } from './array-literal.ts';

/** Whose rows they are. */
export interface ContentKey {
  readonly tenant: string;
  readonly project: string;
  readonly content: string;
}

/** One value of each row. `lines`: a text without line feeds, which needs no quoting then. */
export interface Input<Row> {
  readonly type: 'text' | 'bigint' | 'integer' | 'double precision' | 'boolean' | 'lines';
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

/** The one bulk insert that PGlite and every server take: one array for each column. */
export async function insertRows<Row>(
  queries: Queries,
  table: Table<Row>,
  { tenant, project, content }: ContentKey,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const arrays = Object.values(table.inputs).map(({ type, of }) => {
    const values = rows.map(of);
    return type === 'lines' ? values.join('\n') : arrayLiteral(values);
  });
  await queries.query(insertStatement(table), [tenant, project, content, ...arrays]);
}

/** `$1` tenant, `$2` project, `$3` content, then one array for each input. */
export function insertStatement<Row>({ name, inputs, columns = {}, without = [] }: Table<Row>): string {
  const names = Object.keys(inputs);
  const arrays = Object.values(inputs).map(({ type }, at) => {
    const parameter = `$${at + 4}`;
    return type === 'lines' ? `string_to_array(${parameter}, chr(10))` : `${parameter}::${type}[]`;
  });
  const targets = [
    ...names.filter((input) => !without.includes(input) && !(input in columns)),
    ...Object.keys(columns),
  ];
  const values = targets.map((target) => columns[target] ?? `u.${target}`);
  return `INSERT INTO plinth.${name} (tenant, project, content, ${targets.join(', ')})
SELECT $1, $2, $3::bigint, ${values.join(', ')}
  FROM unnest(${arrays.join(', ')}) AS u(${names.join(', ')})`;
}
