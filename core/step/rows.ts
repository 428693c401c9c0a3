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

/** Puts row + 1 to the place of each row's id in a table of zeroes. */
type NumberRows = (ids: Uint32Array, rows: Uint32Array, onDuplicate: OnDuplicate) => void;

/** Gives zeroes to keep the table in. */
type Room = (length: number) => Uint32Array;

/**
 * Builds the table: a plain one where ids are dense (nearly always), one that is searched where they are sparse, so that
 * an id of four thousand million costs no sixteen gigabytes. Of rows with the same id the first counts.
 */
export function rowTable(
  ids: Uint32Array,
  maxId: number,
  room: Room,
  onDuplicate: OnDuplicate,
  numberRows: NumberRows = numberInTurn,
): RowTable {
  if (maxId <= 8 * ids.length + (1 << 16)) {
    const rows = room(maxId + 1);
    numberRows(ids, rows, onDuplicate);
    return { rows, sortedIds: undefined };
  }
  const sortedIds = room(ids.length);
  sortedIds.set(ids);
  sortedIds.sort();
  const rows = room(ids.length);
  let place = -1;
  for (let row = 0; row < ids.length; row++) {
    place = positionBehind(place, sortedIds, ids[row] ?? 0);
    numberOne(place, row, rows, onDuplicate);
  }
  return { rows, sortedIds };
}

/** The rows of ids that are dense. */
export function numberInTurn(ids: Uint32Array, rows: Uint32Array, onDuplicate: OnDuplicate): void {
  for (let row = 0; row < ids.length; row++) numberOne(ids[row] ?? 0, row, rows, onDuplicate);
}

function numberOne(place: number, row: number, rows: Uint32Array, onDuplicate: OnDuplicate): void {
  const first = rows[place] ?? 0;
  if (first === 0) rows[place] = row + 1;
  else onDuplicate(row, first - 1);
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
