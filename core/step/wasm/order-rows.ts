// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../order-rows.generated.ts.

/** The greatest of so many ids. */
export function greatest(ids: usize, count: u32): u32 {
  let most: u32 = 0;
  const end = ids + usize(count) * 4;
  for (let at = ids; at < end; at += 4) most = max(most, load<u32>(at));
  return most;
}

/**
 * Puts row + 1 to the place of each row's id, from a row on.
 * @param rows a number for each id, 0 where there is none yet.
 * @returns the first row whose id an earlier one has; `count` where there is none.
 */
export function number(ids: usize, from: u32, count: u32, rows: usize): u32 {
  for (let row = from; row < count; row++) {
    const place = rows + usize(load<u32>(ids + usize(row) * 4)) * 4;
    if (load<u32>(place) !== 0) return row;
    store<u32>(place, row + 1);
  }
  return count;
}

/**
 * Groups the ids of rows with a length by their types, in the order of rows.
 * @param starts where each type's begin, and behind them how many there are at all: zeroes for all types and one more.
 * @param fill as many numbers.
 */
export function group(
  ids: usize,
  types: usize,
  lengths: usize,
  count: u32,
  starts: usize,
  fill: usize,
  typeCount: u32,
  grouped: usize,
): void {
  for (let row: u32 = 0; row < count; row++) {
    if (load<u32>(lengths + usize(row) * 4) === 0) continue;
    const next = starts + (usize(load<u16>(types + usize(row) * 2)) + 1) * 4;
    store<u32>(next, load<u32>(next) + 1);
  }
  for (let type: u32 = 1; type <= typeCount; type++) {
    const at = starts + usize(type) * 4;
    store<u32>(at, load<u32>(at) + load<u32>(at - 4));
  }
  memory.copy(fill, starts, usize(typeCount + 1) * 4);
  for (let row: u32 = 0; row < count; row++) {
    if (load<u32>(lengths + usize(row) * 4) === 0) continue;
    const place = fill + usize(load<u16>(types + usize(row) * 2)) * 4;
    const at = load<u32>(place);
    store<u32>(grouped + usize(at) * 4, load<u32>(ids + usize(row) * 4));
    store<u32>(place, at + 1);
  }
}
