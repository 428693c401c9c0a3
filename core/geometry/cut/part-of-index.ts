import type { SharedStepIndex } from '#core/step';

/** Where statements stand. */
export type StatementIndex = Pick<
  SharedStepIndex,
  'count' | 'offsets' | 'lengths' | 'types' | 'keywords' | 'damagedRows'
>;

/** Where the statements of some rows stand, as if nothing else were in the file. @param rows ascending. */
export function partOfIndex(index: StatementIndex, rows: Uint32Array): StatementIndex {
  const count = rows.length;
  const offsets = new Float64Array(count);
  const lengths = new Uint32Array(count);
  const types = new Uint16Array(count);
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    offsets[at] = index.offsets[row] ?? 0;
    lengths[at] = index.lengths[row] ?? 0;
    types[at] = index.types[row] ?? 0;
  }
  const damaged = new Set(index.damagedRows);
  const damagedRows = damaged.size === 0 ? [] : [...rows.keys()].filter((at) => damaged.has(rows[at] ?? 0));
  return { count, offsets, lengths, types, keywords: index.keywords, damagedRows };
}
