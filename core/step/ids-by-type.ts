import type { Rows } from './rows.ts';

/** The express ids of a file grouped by type. */
export interface IdsByType {
  /** Those of type t, in file order, stand from `starts[t]` up to `starts[t + 1]`. */
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
}

/**
 * Counting sort of the ids of the first `count` rows by type. Rows without length do not count.
 *
 * @param starts zeroes: one more than there are types.
 * @param fill as many numbers.
 * @param grouped room for all ids.
 */
export function groupInTurn(
  { ids, types, lengths }: Rows,
  count: number,
  starts: Uint32Array,
  fill: Uint32Array,
  grouped: Uint32Array,
): void {
  for (let row = 0; row < count; row++) {
    if (lengths[row] === 0) continue;
    const next = (types[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let type = 1; type < starts.length; type++) starts[type] = (starts[type] ?? 0) + (starts[type - 1] ?? 0);
  fill.set(starts);
  for (let row = 0; row < count; row++) {
    if (lengths[row] === 0) continue;
    const type = types[row] ?? 0;
    const at = fill[type] ?? 0;
    grouped[at] = ids[row] ?? 0;
    fill[type] = at + 1;
  }
}
