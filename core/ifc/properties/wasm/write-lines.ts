// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../lines/write-lines.generated.ts.

import { COMMA, OPEN } from '../../../step/wasm/characters';
import { references } from '../../../step/wasm/locate-arguments';
import {
  byte,
  bytes,
  chunk,
  endOf,
  first,
  idsOfList,
  isAbsent,
  lengthFound,
  locateFound,
  moveTo,
  piece,
  place,
  position,
  room,
  sit,
  startOf,
  text,
  uint,
} from '../../wasm/desk';
import { isKept, keep, writeKept } from '../../wasm/lately';
import {
  beginLayouts,
  find,
  idListed,
  idsOfSets,
  layout as layoutAt,
  placeOfList,
  placeOfProperty,
  placeOfSet,
} from './desk';
import { write_property, write_set } from './javascript';
import { plainProperty } from './properties';

// Repeated from ../lines/desk.ts.
const NULL: u32 = 7;
const DESCRIPTION: u32 = 5;
const METHOD: u32 = 8;
const PROPERTIES: u32 = 9;
const END_OF_LIST: u32 = 10;
const OCCURRENCE: u32 = 11;
const TYPE: u32 = 12;
const SET_NAME: u32 = 13;
const ID: u32 = 14;
const GLOBAL_ID: u32 = 15;
const END_OF_LINE: u32 = 16;

const KIND: usize = 0;
const NAME_AT: usize = 4;
const DESCRIPTION_AT: usize = 8;
const METHOD_AT: usize = 12;
const LIST_AT: usize = 16;
const HEAD_BYTES: usize = 20;
const HEAD: usize = 24;
const SET: u32 = 1;

/** What a line or a set has beside what stands in its statement, at the most. */
const MOST_OWN_BYTES: u32 = 900;
/** Longer statements are not for a chunk. */
const LONGEST: u32 = 1 << 20;
/** Longer lists hardly come again, and would take long to look through. */
const MOST_IDS: u32 = 256;
const MOST_KEPT_IDS: u32 = 262144;

const CLOSE_LIST: u32 = 93;

let listed: u32 = 0;

/** @param types by the number of a keyword, that of the layout of its class; 0 where it has none. */
export function begin(address: usize, directory: usize, types: usize): void {
  sit(address, directory);
  beginLayouts(types);
}

/**
 * Writes the line of an object with the sets whose ids are in the table.
 *
 * @param number of the layout of its class.
 * @param globalId where its GlobalId is; -1 where it has none.
 * @param fromType how many of the sets are its type's.
 * @returns false, with nothing written, where its statement is not plainly written.
 */
export function line(id: u32, number: u32, globalId: i32, count: u32, fromType: u32): bool {
  if (find(id) < 0 || lengthFound() > LONGEST || !locateFound()) return false;
  room(lengthFound() + MOST_OWN_BYTES);
  const start = place();
  piece(ID);
  uint(id);
  piece(GLOBAL_ID);
  if (isAbsent(globalId)) piece(NULL);
  else if (!text(startOf(globalId), endOf(globalId))) {
    moveTo(start);
    return false;
  }
  head(layoutAt(number));
  for (let at: u32 = 0; at < count; at++) {
    room(MOST_OWN_BYTES);
    if (at > 0) byte(COMMA);
    piece(at < fromType ? TYPE : OCCURRENCE);
    set(load<u32>(idsOfSets() + usize(at) * 4));
  }
  room(MOST_OWN_BYTES);
  piece(END_OF_LINE);
  return true;
}

function head(layout: usize): void {
  bytes(layout + HEAD, load<u32>(layout, HEAD_BYTES));
}

/** What follows the source of a set. */
function set(id: u32): void {
  const kept = placeOfSet(id);
  if (isKept(kept, id) && writeKept(kept)) return;
  const number = chunk();
  const start = position();
  if (!plainSet(id)) write_set(id);
  if (chunk() === number) keep(kept, id, start);
}

function plainSet(id: u32): bool {
  const number = find(id);
  if (number <= 0 || lengthFound() > LONGEST || !locateFound()) return false;
  const layout = layoutAt(u32(number));
  if (load<u32>(layout, KIND) !== SET) return false;
  const list = load<i32>(layout, LIST_AT);
  let count: i32 = 0;
  if (!isAbsent(list)) count = first(list) === OPEN ? references(startOf(list)) : -1;
  if (count < 0) return false;
  const kept = placeOfList(hashOf(u32(count)));
  const isKnown = isList(kept, u32(count));
  if (!isKnown && hasRepeats(u32(count))) return false;
  room(lengthFound() + MOST_OWN_BYTES);
  const start = place();
  if (!plainHead(id, layout)) {
    moveTo(start);
    return false;
  }
  if (!isKnown || !writeKept(kept)) writeList(kept, u32(count), id);
  room(MOST_OWN_BYTES);
  piece(END_OF_LIST);
  return true;
}

function plainHead(id: u32, layout: usize): bool {
  const name = load<i32>(layout, NAME_AT);
  piece(SET_NAME);
  if (isAbsent(name)) piece(NULL);
  else if (!text(startOf(name), endOf(name))) return false;
  head(layout);
  uint(id);
  byte(CLOSE_LIST);
  if (!optional(load<i32>(layout, DESCRIPTION_AT), DESCRIPTION)) return false;
  if (!optional(load<i32>(layout, METHOD_AT), METHOD)) return false;
  piece(PROPERTIES);
  return true;
}

function optional(argument: i32, key: u32): bool {
  if (isAbsent(argument)) return true;
  piece(key);
  return text(startOf(argument), endOf(argument));
}

/** Writes the properties listed in the table of ids. */
function writeList(kept: usize, count: u32, set: u32): void {
  const number = chunk();
  const start = position();
  let written: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    if (writeProperty(load<u32>(idsOfList() + usize(at) * 4), set, written > 0)) written++;
  }
  // What is missing is reported for each set.
  if (written < count || chunk() !== number) return;
  store<u32>(kept, count, 16);
  store<u32>(kept, listed, 20);
  for (let at: u32 = 0; at < count; at++) {
    store<u32>(idListed(listed++), load<u32>(idsOfList() + usize(at) * 4));
  }
  keep(kept, count, start);
}

function writeProperty(id: u32, set: u32, follows: bool): bool {
  const kept = placeOfProperty(id);
  if (isKept(kept, id)) {
    room(load<u32>(kept, 4) + 1);
    const start = place();
    if (follows) byte(COMMA);
    if (writeKept(kept)) return true;
    moveTo(start);
  }
  let number = chunk();
  let start = position();
  if (!plainProperty(id, follows)) {
    const length = write_property(id, set, follows);
    if (length < 0) return false;
    if (length === 0) return true;
    number = chunk();
    start = position() - u64(length);
  } else if (chunk() !== number) return true;
  keep(kept, id, start + u64(follows));
  return true;
}

/** Whether the ids in the table are those of the list that is remembered there, of which something was written. */
function isList(kept: usize, count: u32): bool {
  if (load<u32>(kept, 4) === 0 || load<u32>(kept, 16) !== count) return false;
  const from = load<u32>(kept, 20);
  if (listed - from > MOST_KEPT_IDS) return false;
  for (let at: u32 = 0; at < count; at++) {
    if (load<u32>(idListed(from + at)) !== load<u32>(idsOfList() + usize(at) * 4)) return false;
  }
  return true;
}

function hashOf(count: u32): u32 {
  let hash = count;
  for (let at: u32 = 0; at < count; at++) hash = (hash ^ load<u32>(idsOfList() + usize(at) * 4)) * 0x9e3779b1;
  return hash ^ (hash >> 15);
}

/** Whether an id is listed twice, or there are too many to be looked through. */
function hasRepeats(count: u32): bool {
  if (count > MOST_IDS) return true;
  const ids = idsOfList();
  for (let at: u32 = 1; at < count; at++) {
    const id = load<u32>(ids + usize(at) * 4);
    for (let before: u32 = 0; before < at; before++) if (load<u32>(ids + usize(before) * 4) === id) return true;
  }
  return false;
}
