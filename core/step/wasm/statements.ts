// AssemblyScript, not TypeScript. Where the statements of a file are, by their ids, for modules that read them where they lie.

import { look_up, row_of, type_of } from './reader';

// Fields of the directory are repeated in ../statement-directory.ts.
const ROWS: usize = 0;
const ROW_COUNT: usize = 4;
const SORTED_IDS: usize = 8;
const OFFSETS: usize = 12;
const LENGTHS: usize = 16;
const TYPES: usize = 20;
const PAGE_BYTES: usize = 24;
const PAGES: usize = 28;
const USED: usize = 32;
const ADDRESS: usize = 36;
const LENGTH: usize = 40;

let directory: usize = 0;
let address: usize = 0;
let length: u32 = 0;

/** Statements are found by the directory at this address from now on. */
export function beginStatements(at: usize): void {
  directory = at;
}

/**
 * Finds the statement of an instance: `foundAt` and `foundLength` say where it lies, until another is looked for.
 *
 * @returns the number of its keyword; -1 where there is no such instance, or it does not lie in the memory on end.
 */
export function find(id: u32): i32 {
  if (field(ROWS) === 0) return lookUp(id);
  const row = usize(rowIn(id));
  if (i32(row) < 0) return -1;
  length = load<u32>(field(LENGTHS) + row * 4);
  const offset = load<f64>(field(OFFSETS) + row * 8);
  const pageBytes = u64(field(PAGE_BYTES));
  if (pageBytes === 0) address = usize(u32(offset));
  else {
    const page = u64(offset) / pageBytes;
    const within = usize(u64(offset) - page * pageBytes);
    const start = usize(load<u32>(field(PAGES) + usize(page) * 4));
    if (start === 0 || u64(within) + u64(length) > pageBytes) return lookUp(id);
    store<u8>(field(USED) + usize(page), 1);
    address = start + within;
  }
  return i32(load<u16>(field(TYPES) + row * 2));
}

/** Whether there is such an instance. */
export function has(id: u32): bool {
  return (field(ROWS) === 0 ? row_of(id) : rowIn(id)) >= 0;
}

/** The number of an instance's keyword, whose bytes are not looked for: what was found last stays; -1 where there is none. */
export function typeOf(id: u32): i32 {
  if (field(ROWS) === 0) return type_of(id);
  const row = rowIn(id);
  return row < 0 ? -1 : i32(load<u16>(field(TYPES) + usize(row) * 2));
}

export function foundAt(): usize {
  return address;
}

export function foundLength(): u32 {
  return length;
}

function field(at: usize): usize {
  return usize(load<u32>(directory + at));
}

function lookUp(id: u32): i32 {
  const type = look_up(id);
  address = field(ADDRESS);
  length = u32(field(LENGTH));
  return type;
}

/** -1 where there is no such instance. */
function rowIn(id: u32): i32 {
  const sorted = field(SORTED_IDS);
  const count = u32(field(ROW_COUNT));
  const place = sorted === 0 ? id : positionIn(sorted, count, id);
  return place < count ? i32(load<u32>(field(ROWS) + usize(place) * 4)) - 1 : -1;
}

/** `count` where it is not among them. */
function positionIn(sorted: usize, count: u32, id: u32): u32 {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<u32>(sorted + usize(middle) * 4) < id) low = middle + 1;
    else high = middle;
  }
  return low < count && load<u32>(sorted + usize(low) * 4) === id ? low : count;
}
