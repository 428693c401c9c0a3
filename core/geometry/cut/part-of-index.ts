import type { SharedStepIndex } from '#core/step';

/** The index of some rows of a file, as if nothing else were in it. @param rows ascending. */
export function partOfIndex(index: SharedStepIndex, rows: Uint32Array): SharedStepIndex {
  const count = rows.length;
  const ids = new Uint32Array(count);
  const offsets = new Float64Array(count);
  const lengths = new Uint32Array(count);
  const types = new Uint16Array(count);
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    ids[at] = index.ids[row] ?? 0;
    offsets[at] = index.offsets[row] ?? 0;
    lengths[at] = index.lengths[row] ?? 0;
    types[at] = index.types[row] ?? 0;
  }
  const damaged = new Set(index.damagedRows);
  const damagedRows = damaged.size === 0 ? [] : [...rows.keys()].filter((at) => damaged.has(rows[at] ?? 0));
  return { count, ids, offsets, lengths, types, keywords: index.keywords, damagedRows };
}
