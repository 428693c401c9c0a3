// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../read-ends.generated.ts.

import { ASTERISK, DOLLAR, HASH, OPEN } from '../../step/wasm/characters';
import { expressId } from '../../step/wasm/express-id';
import { locate, begin as locateFrom, references } from '../../step/wasm/locate-arguments';
import { IDS, LOCATED_BYTES, STARTS } from '../../step/wasm/located';
import { beginStatements, find, foundAt, foundLength, has } from '../../step/wasm/statements';

// Addresses, from the table's beginning, are repeated in ../relation-ends.ts.
const FROM: usize = LOCATED_BYTES;
const TO: usize = FROM + 4 * 4096;
const ASKED: usize = TO + 4 * 4096;
const PAIRS: usize = ASKED + 4 * 4096;
const MOST_PAIRS: u32 = 8192;

let tables: usize = 0;
let pairs: u32 = 0;
/** What an end must refer to. */
let least: i32 = 1;

export function begin(address: usize, directory: usize): void {
  tables = address;
  locateFrom(address);
  beginStatements(directory);
}

/**
 * Reads relationships whose ids are in a table, and puts each pair of what two arguments refer to, alone or in lists, into
 * three tables: the one, the other, the relationship.
 *
 * @param most pairs that there may be.
 * @param mayLack whether an end may refer to nothing.
 * @returns how many were read: the next one is not there, or not plainly written, or it refers to what is not there, or to
 * nothing, or there is no room for its pairs.
 */
export function read(count: u32, from: u32, to: u32, most: u32, mayLack: bool): u32 {
  pairs = 0;
  least = i32(!mayLack);
  for (let at: u32 = 0; at < count; at++) {
    if (!readOne(load<u32>(tables + ASKED + usize(at) * 4), from, to, min(most, MOST_PAIRS))) return at;
  }
  return count;
}

/** How many pairs the tables have. */
export function found(): u32 {
  return pairs;
}

function readOne(id: u32, from: u32, to: u32, most: u32): bool {
  if (find(id) < 0) return false;
  const count = locate(foundAt(), foundAt() + usize(foundLength()));
  if (count < 0) return false;
  const near = readEnd(from, u32(count), FROM);
  const far = readEnd(to, u32(count), TO);
  if (near < least || far < least || pairs + u32(near * far) > most) return false;
  if (!areAllPresent(FROM, u32(near)) || !areAllPresent(TO, u32(far))) return false;
  for (let one: i32 = 0; one < near; one++) {
    for (let other: i32 = 0; other < far; other++) add(idIn(FROM, one), idIn(TO, other), id);
  }
  return true;
}

function add(from: u32, to: u32, by: u32): void {
  const at = tables + PAIRS + usize(pairs++) * 4;
  store<u32>(at, from);
  store<u32>(at + usize(MOST_PAIRS) * 4, to);
  store<u32>(at + usize(MOST_PAIRS) * 8, by);
}

function idIn(table: usize, at: i32): u32 {
  return load<u32>(tables + table + usize(at) * 4);
}

function areAllPresent(table: usize, count: u32): bool {
  for (let at: u32 = 0; at < count; at++) if (!has(idIn(table, i32(at)))) return false;
  return true;
}

function readEnd(position: u32, count: u32, table: usize): i32 {
  if (position >= count) return 0;
  const start = usize(load<u32>(tables + STARTS + usize(position) * 4));
  const first = u32(load<u8>(start));
  if (first === DOLLAR || first === ASTERISK) return 0;
  if (first === HASH) return readReference(start + 1, table);
  if (first !== OPEN) return -1;
  const listed = references(start);
  if (listed > 0) memory.copy(tables + table, tables + IDS, usize(listed) * 4);
  return listed;
}

function readReference(start: usize, table: usize): i32 {
  const id = expressId(start);
  if (id > 0xffffffff) return -1;
  store<u32>(tables + table, u32(id));
  return 1;
}
