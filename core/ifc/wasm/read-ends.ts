// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../read-ends.generated.ts.

import { ASTERISK, DOLLAR, HASH, OPEN, ZERO } from '../../step/wasm/characters';
import { locate, begin as locateFrom, references } from '../../step/wasm/locate-arguments';
import { beginStatements, find, foundAt, foundLength, has } from '../../step/wasm/statements';

// Addresses, from the table's beginning, are repeated in ../relation-ends.ts.
const STARTS: usize = 256;
const IDS: usize = STARTS + 8 * 64;
const MOST_IDS: u32 = 4096;
const FROM: usize = IDS + 4 * 4096;
const TO: usize = FROM + 4 * 4096;

let tables: usize = 0;

export function begin(address: usize, directory: usize): void {
  tables = address;
  locateFrom(address);
  beginStatements(directory);
}

/**
 * Puts the references in two arguments of a statement, alone or in lists, into two tables.
 *
 * @returns how many there are in the first, times 8192, and how many in the second; -1 where the statement is not there,
 * or not plainly written, or they are something else.
 */
export function read(id: u32, from: u32, to: u32): i32 {
  if (find(id) < 0) return -1;
  const count = locate(foundAt(), foundAt() + usize(foundLength()));
  if (count < 0) return -1;
  const near = readEnd(from, u32(count), FROM);
  const far = readEnd(to, u32(count), TO);
  return near < 0 || far < 0 ? -1 : near * i32(2 * MOST_IDS) + far;
}

/** Whether there are instances for all that the tables have. */
export function arePresent(near: u32, far: u32): bool {
  return areAllPresent(FROM, near) && areAllPresent(TO, far);
}

function areAllPresent(table: usize, count: u32): bool {
  for (let at: u32 = 0; at < count; at++) if (!has(load<u32>(tables + table + usize(at) * 4))) return false;
  return true;
}

function readEnd(position: u32, count: u32, table: usize): i32 {
  if (position >= count) return 0;
  const start = usize(load<u32>(tables + STARTS + usize(position) * 4));
  const first = u32(load<u8>(start));
  if (first === DOLLAR || first === ASTERISK) return 0;
  if (first === HASH) return readOne(start + 1, table);
  if (first !== OPEN) return -1;
  const listed = references(start);
  if (listed > 0) memory.copy(tables + table, tables + IDS, usize(listed) * 4);
  return listed;
}

function readOne(start: usize, table: usize): i32 {
  let id: u64 = 0;
  let at = start;
  for (let digit = u32(load<u8>(at)) - ZERO; digit <= 9; digit = u32(load<u8>(++at)) - ZERO) {
    id = id * 10 + digit;
    if (id > 0xffffffff) return -1;
  }
  store<u32>(tables + table, u32(id));
  return 1;
}
