import type { SqlRows } from '#core/model';

const LONGEST_CELL = 60;
const numeric = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']);

/** How rows are printed, each with a line feed at its end. */
export const sqlFormats = { table, csv, json } as const;
export type SqlFormat = keyof typeof sqlFormats;

/** Columns side by side, numbers to the right, long texts cut. */
function table({ columns, rows }: SqlRows): string {
  const cells = rows.map((row) => row.map((value) => shortened(plain(value).replaceAll(/\s+/g, ' '))));
  const widths = columns.map(({ name }, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (isNumeric(columns[at]) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  const head = [line(columns.map(({ name }) => name)), widths.map((width) => '-'.repeat(width)).join('  ')];
  const count = rows.length === 1 ? '(1 row)' : `(${rows.length} rows)`;
  return `${[...head, ...cells.map(line), count].join('\n')}\n`;
}

/** RFC 4180; null is an empty field, an empty text `""`. */
function csv({ columns, rows }: SqlRows): string {
  const field = (value: unknown) => {
    const text = plain(value);
    return /[",\r\n]/.test(text) || value === '' ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(({ name }) => name), ...rows].map((row) => row.map(field).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

/** One object: columns with their types, rows as arrays, so that two columns may have the same name. */
function json({ columns, rows, isComplete }: SqlRows): string {
  return `${JSON.stringify({ columns, rows, isComplete })}\n`;
}

const isNumeric = (column: SqlRows['columns'][number] | undefined) => column !== undefined && numeric.has(column.type);

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const shortened = (text: string) => (text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text);
