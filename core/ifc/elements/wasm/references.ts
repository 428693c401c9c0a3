// AssemblyScript, not TypeScript. Objects as others refer to them: `ElementRef` and `ElementId`.

import { HASH, QUOTE, ZERO } from '../../../step/wasm/characters';
import {
  byte,
  bytes,
  chunk,
  endOf,
  first,
  isAbsent,
  lengthFound,
  locateFound,
  piece,
  position,
  room,
  startOf,
  text,
  uint,
} from '../../wasm/desk';
import { isKept, keep, writeKept } from '../../wasm/lately';
import {
  CLASS_NAME,
  CLASS_NAME_BYTES,
  classAt,
  classOf,
  find,
  GLOBAL_ID,
  NAME,
  placeOfId,
  placeOfReference,
} from './desk';
import { write_names, write_text } from './javascript';
import { EXPRESS_ID, KEY_GLOBAL_ID, KEY_NAME, NULL } from './pieces';

/** What is written between texts takes less. */
export const MOST_OWN_BYTES: u32 = 512;
/** Longer statements are not for a chunk. */
const LONGEST: u32 = 1 << 20;
/** What `referenceAt` answers where an argument is no reference. */
export const NONE: u64 = u64.MAX_VALUE;

const CLOSE_OBJECT: u32 = 125;
const NO_CLASS: i32 = 0;

/** Locates the arguments of the statement found; false where it is not plainly written, or not in the memory. */
export function locatePlain(): bool {
  const length = lengthFound();
  return length > 0 && length <= LONGEST && locateFound();
}

export function isTextOrAbsent(argument: i32): bool {
  return first(argument) === QUOTE || isAbsent(argument);
}

/** The express id that an argument of the statement at hand refers to; `NONE` where it is no reference. */
export function referenceAt(argument: i32): u64 {
  if (first(argument) !== HASH) return NONE;
  let id: u64 = 0;
  const end = endOf(argument);
  for (let at = startOf(argument) + 1; at < end; at++) {
    id = id * 10 + u64(load<u8>(at) - ZERO);
    if (id > 0xffffffff) return NONE;
  }
  return id;
}

/** Writes a key and an argument that is a text or absent. */
export function textOrNull(key: u32, argument: i32): void {
  if (isAbsent(argument)) {
    room(MOST_OWN_BYTES);
    piece(key);
    piece(NULL);
    return;
  }
  const start = startOf(argument);
  const end = endOf(argument);
  room(u32(end - start) + MOST_OWN_BYTES);
  piece(key);
  if (!text(start, end)) write_text(start, end);
}

/** An object as an `ElementRef`; `null` where it is not there, or its class is not of the schema. */
export function reference(id: u32): void {
  const kept = placeOfReference(id);
  if (isKept(kept, id) && writeKept(kept)) return;
  const number = chunk();
  const start = position();
  if (!openReference(id)) return;
  room(1);
  byte(CLOSE_OBJECT);
  if (chunk() === number) keep(kept, id, start);
}

/** The same without its last bracket; false where it is `null`. */
export function openReference(id: u32): bool {
  const number = find(id);
  room(MOST_OWN_BYTES);
  if (number <= NO_CLASS) {
    piece(NULL);
    return false;
  }
  piece(EXPRESS_ID);
  uint(id);
  className(number);
  names(id, number, true);
  return true;
}

/** `,"class":"IfcWall"`. Needs room. */
export function className(number: i32): void {
  const found = classAt(number);
  bytes(found + CLASS_NAME, load<u32>(found, CLASS_NAME_BYTES));
}

/** An object as an `ElementId`; `null` as above. */
export function idOnly(id: u32): void {
  const kept = placeOfId(id);
  if (isKept(kept, id) && writeKept(kept)) return;
  const number = chunk();
  const start = position();
  const ofClass = find(id);
  room(MOST_OWN_BYTES);
  if (ofClass <= NO_CLASS) {
    piece(NULL);
    return;
  }
  piece(EXPRESS_ID);
  uint(id);
  names(id, ofClass, false);
  room(1);
  byte(CLOSE_OBJECT);
  if (chunk() === number) keep(kept, id, start);
}

export function isThere(id: u32): bool {
  return classOf(id) > NO_CLASS;
}

function names(id: u32, number: i32, hasName: bool): void {
  const found = classAt(number);
  const globalId = load<i32>(found, GLOBAL_ID);
  const name = load<i32>(found, NAME);
  if (!locatePlain() || !isTextOrAbsent(globalId) || !isTextOrAbsent(name)) {
    write_names(id, hasName);
    return;
  }
  textOrNull(KEY_GLOBAL_ID, globalId);
  if (hasName) textOrNull(KEY_NAME, name);
}
