// AssemblyScript, not TypeScript. Where this module has what in its memory, repeated in ../native-heads.ts; and the statement
// at hand.

import { ASTERISK, DOLLAR, HASH, OPEN } from '../../../step/wasm/characters';
import { expressId } from '../../../step/wasm/express-id';
import { locate, begin as locateFrom, references } from '../../../step/wasm/locate-arguments';
import { ENDS, IDS, LOCATED_BYTES, STARTS } from '../../../step/wasm/located';
import { beginStatements, find, foundAt, foundLength } from '../../../step/wasm/statements';

const ASKED: usize = LOCATED_BYTES;
export const MOST_ASKED: u32 = 1024;
const FOUND: usize = ASKED + 4 * 1024;
const KINDS: usize = FOUND + 16 * 1024;
export const IDENTIFIERS: usize = KINDS + (1 << 16);
export const SHAPES: usize = IDENTIFIERS + 64 * 64;
const TEXTS: usize = SHAPES + 4 * 64;
export const TEXTS_BYTES: u32 = 1 << 18;

export let desk: usize = 0;
let count: u32 = 0;

export function sit(address: usize, directory: usize): void {
  desk = address;
  locateFrom(address);
  beginStatements(directory);
}

/** Finds a statement and its arguments; false where it is not in the memory, of another kind, or not plainly written. */
export function read(id: u32, kind: u32): bool {
  const type = find(id);
  if (type < 0 || (kindOf(type) & kind) === 0) return false;
  const located = locate(foundAt(), foundAt() + usize(foundLength()));
  count = u32(max(0, located));
  return located >= 0;
}

/** What a keyword is to this module, by its number. */
export function kindOf(type: i32): u32 {
  return u32(load<u8>(desk + KINDS + usize(type)));
}

export function startOf(position: u32): usize {
  return usize(load<u32>(desk + STARTS + usize(position) * 4));
}

export function endOf(position: u32): usize {
  return usize(load<u32>(desk + ENDS + usize(position) * 4));
}

/** The first byte of an argument; `$` where there is none. */
export function first(position: u32): u32 {
  return position < count ? u32(load<u8>(startOf(position))) : DOLLAR;
}

export function isAbsent(position: u32): bool {
  return first(position) === DOLLAR || first(position) === ASTERISK;
}

/** Puts what an argument refers to, alone or in a list, among the ids; answers how many, -1 where it does not refer. */
export function referred(position: u32): i32 {
  const start = startOf(position);
  if (first(position) === OPEN) return references(start);
  if (first(position) !== HASH) return -1;
  const id = expressId(start + 1);
  if (id > 0xffffffff) return -1;
  store<u32>(desk + IDS, u32(id));
  return 1;
}

/** Of those referred to. */
export function idOf(number: i32): u32 {
  return load<u32>(desk + IDS + usize(number) * 4);
}

export function asked(number: u32): u32 {
  return load<u32>(desk + ASKED + usize(number) * 4);
}

/** Where it is told what was found of one that was asked about. */
export function found(number: u32): usize {
  return desk + FOUND + usize(number) * 16;
}

export function texts(): usize {
  return desk + TEXTS;
}
