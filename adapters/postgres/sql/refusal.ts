import pg from 'pg';
import { type SqlRefusal, StoreProblem } from '#core/model';

/** SQLSTATE, or its class -> what to say. */
const refusals: readonly { readonly state: string; readonly code: string; readonly remedy: string }[] = [
  { state: '57014', code: 'sql/too-slow', remedy: 'Ask for less: one model, one class, fewer joins.' },
  { state: '57P01', code: 'sql/interrupted', remedy: 'Ask again: the database was restarted meanwhile.' },
  { state: '25006', code: 'sql/read-only', remedy: 'Only queries are answered: nothing can be changed here.' },
  {
    state: '42501',
    code: 'sql/not-allowed',
    remedy:
      'Ask the documented views: rooms, doors, windows, equipment, quantities, properties_flat, current_elements, current_models, current_tree, current_relations, footprints.',
  },
  { state: '42P01', code: 'sql/unknown-table', remedy: 'See docs/sql.md for the views there are.' },
  {
    state: '0A',
    code: 'sql/invalid',
    remedy: 'Correct the query: it is one SELECT, VALUES or WITH that changes nothing.',
  },
  { state: '42', code: 'sql/invalid', remedy: 'Correct the query: it is one SELECT, VALUES or WITH.' },
  { state: '22', code: 'sql/invalid-value', remedy: 'Correct the query, or leave out the rows that it cannot take.' },
  { state: '21', code: 'sql/invalid-value', remedy: 'Correct the query: a subquery gives more than one row.' },
  { state: '3F', code: 'sql/unknown-table', remedy: 'See docs/sql.md for the views there are.' },
  { state: '53', code: 'sql/too-large', remedy: 'Ask for less: one model, one class, fewer columns.' },
  { state: '54', code: 'sql/too-large', remedy: 'Ask for less: one model, one class, fewer columns.' },
  { state: 'XX', code: 'sql/failed', remedy: 'Change the query: a function in it fails on some row.' },
];

/**
 * What was wrong with the query.
 *
 * @throws the error itself, where it says nothing about the query.
 */
export function refusalOf(thrown: unknown, sql: string, milliseconds: number): SqlRefusal {
  const error = thrown instanceof StoreProblem ? thrown.cause : thrown;
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refusal = refusals.find((candidate) => state.startsWith(candidate.state));
  if (!(error instanceof Error) || refusal === undefined) throw thrown;
  const { code, remedy } = refusal;
  if (code === 'sql/too-slow') return { code, message: `The query took more than ${milliseconds / 1000} s.`, remedy };
  return { code, message: `${error.message}${placeOf(error, sql)}`, remedy };
}

/** Where in the person's text: the server counts from the beginning of ours. */
function placeOf(error: Error, sql: string): string {
  if (!(error instanceof pg.DatabaseError) || error.position === undefined || error.internalPosition) return '';
  const at = Number(error.position) - 1 - statementHead;
  if (at < 0 || at >= sql.length) return '';
  const before = sql.slice(0, at).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}

const uuidLength = 36;
const statementHead = 'DECLARE "" NO SCROLL CURSOR FOR '.length + uuidLength;
