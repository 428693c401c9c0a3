/** Rows of an index, in file order: parallel columns. */
export interface Rows {
  readonly ids: Uint32Array;
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly types: Uint16Array;
}

/** The rows of an index by express id, over shared memory. */
export interface RowTable {
  /** Row + 1, or 0 where there is none: of each id, or, where ids are sparse, of each of `sortedIds`. */
  readonly rows: Uint32Array;
  readonly sortedIds: Uint32Array | undefined;
}

/** From an express id to its row; -1 where there is none. */
export interface RowLookup {
  rowOf(id: number): number;
}

/** Told of each row whose id an earlier row has already. */
export type OnDuplicate = (row: number, firstRow: number) => void;

/** Gives zeroes to keep the table in. */
type Room = (length: number) => Uint32Array;

/**
 * Builds the table: a plain one where ids are dense (nearly always), one that is searched where they are sparse, so that
 * an id of four thousand million costs no sixteen gigabytes. Of rows with the same id the first counts.
 */
export function rowTable(ids: Uint32Array, maxId: number, room: Room, onDuplicate: OnDuplicate): RowTable {
  const isDense = maxId <= 8 * ids.length + (1 << 16);
  const sortedIds = isDense ? undefined : room(ids.length);
  sortedIds?.set(ids);
  sortedIds?.sort();
  const rows = room(isDense ? maxId + 1 : ids.length);
  let place = -1;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] ?? 0;
    place = sortedIds === undefined ? id : positionBehind(place, sortedIds, id);
    const first = rows[place] ?? 0;
    if (first === 0) rows[place] = row + 1;
    else onDuplicate(row, first - 1);
  }
  return { rows, sortedIds };
}

export function rowLookup({ rows, sortedIds }: RowTable): RowLookup {
  if (sortedIds === undefined) return { rowOf: (id) => (rows[id] ?? 0) - 1 };
  return { rowOf: (id) => (rows[positionIn(sortedIds, id)] ?? 0) - 1 };
}

/** Of an id that is among them; most stand behind the one before in the file, too. */
function positionBehind(before: number, sorted: Uint32Array, id: number): number {
  const next = before + 1;
  // Of equal ones the first counts.
  return sorted[next] === id && sorted[next - 1] !== id ? next : positionIn(sorted, id);
}

/** -1 where it is not among them. */
function positionIn(sorted: Uint32Array, id: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === id ? low : -1;
}
