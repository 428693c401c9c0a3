/** From an express id to its row; -1 where there is none. */
export interface RowLookup {
  rowOf(id: number): number;
}

/** Told of each row whose id an earlier row has already. */
type OnDuplicate = (row: number, firstRow: number) => void;

/**
 * Builds the lookup: a plain table where ids are dense (nearly always), binary search where they are sparse, so that
 * an id of four thousand million costs no sixteen gigabytes. Of rows with the same id the first counts.
 */
export function rowLookup(ids: Uint32Array, maxId: number, onDuplicate: OnDuplicate): RowLookup {
  const dense = maxId <= 8 * ids.length + (1 << 16);
  return dense ? denseLookup(ids, maxId, onDuplicate) : sparseLookup(ids, onDuplicate);
}

function denseLookup(ids: Uint32Array, maxId: number, onDuplicate: OnDuplicate): RowLookup {
  const rowPlusOne = new Uint32Array(maxId + 1);
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] ?? 0;
    const first = rowPlusOne[id] ?? 0;
    if (first === 0) rowPlusOne[id] = row + 1;
    else onDuplicate(row, first - 1);
  }
  return { rowOf: (id) => (rowPlusOne[id] ?? 0) - 1 };
}

function sparseLookup(ids: Uint32Array, onDuplicate: OnDuplicate): RowLookup {
  const sorted = ids.slice().sort();
  const rowPlusOne = new Uint32Array(sorted.length);
  const positionOf = (id: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return sorted[low] === id ? low : -1;
  };
  for (let row = 0; row < ids.length; row++) {
    const position = positionOf(ids[row] ?? 0);
    const first = rowPlusOne[position] ?? 0;
    if (first === 0) rowPlusOne[position] = row + 1;
    else onDuplicate(row, first - 1);
  }
  return { rowOf: (id) => (rowPlusOne[positionOf(id)] ?? 0) - 1 };
}
