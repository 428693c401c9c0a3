// AssemblyScript, not TypeScript. Which elements are connected (IfcRelConnectsElements), and what bounds a space
// (IfcRelSpaceBoundary).

import { DOT } from '../../../step/wasm/characters';
import { byte, bytes, endOf, first, isAbsent, piece, room, startOf, uint } from '../../wasm/desk';
import {
  BUILDING_ELEMENT,
  classAt,
  find,
  INTERNAL,
  PHYSICAL,
  REALIZING,
  RELATED_ELEMENT,
  RELATED_TYPE,
  RELATING_ELEMENT,
  RELATING_TYPE,
  scratch,
} from './desk';
import { write_boundary, write_connection } from './javascript';
import { follow, targetCount, targets } from './maps';
import {
  AS_RELATED,
  AS_RELATING,
  FIRST_BOUNDARY,
  FIRST_CONNECTION,
  KEY_AT,
  KEY_ELEMENT,
  KEY_INTERNAL,
  KEY_OTHER_AT,
  KEY_PHYSICAL,
  NEXT_IN_LIST,
  NULL,
} from './pieces';
import { className, isThere, locatePlain, MOST_OWN_BYTES, NONE, reference, referenceAt } from './references';

// Repeated from ../native/desk.ts.
const RELATING: u32 = 2;
const RELATED: u32 = 3;
const BOUNDARIES: u32 = 4;

const CLOSE_LIST: u32 = 93;
const CLOSE_OBJECT: u32 = 125;
const DOUBLE_QUOTE: u32 = 34;

/** Two names of enumerations are put aside, as another statement is read before they are written. */
const ASIDE_BYTES: usize = 128;
const LONGEST_NAME: u32 = 100;
const NO_NAME: u32 = u32.MAX_VALUE;

/** Writes `,"connections":[...]`; nothing where there are none. */
export function connections(id: u32): void {
  const isFirst = connectionsAs(RELATED, id, connectionsAs(RELATING, id, true));
  if (isFirst) return;
  room(1);
  byte(CLOSE_LIST);
}

/** Answers whether none has been written so far. */
function connectionsAs(end: u32, id: u32, isFirst: bool): bool {
  if (!follow(end, id)) return isFirst;
  const list = targets;
  const count = targetCount;
  let isNone = isFirst;
  for (let at: u32 = 0; at < count; at++) {
    if (connection(load<u32>(list + (usize(at) << 2)), end === RELATING, isNone)) isNone = false;
  }
  return isNone;
}

/** False, with nothing written, where the other end is missing. */
function connection(id: u32, isRelating: bool, isFirst: bool): bool {
  const number = find(id);
  if (number <= 0 || !locatePlain()) return write_connection(id, isRelating, isFirst);
  const positions = classAt(number);
  const other = referenceAt(load<i32>(positions + (isRelating ? RELATED_ELEMENT : RELATING_ELEMENT)));
  const isPlain =
    other !== NONE &&
    isAbsent(load<i32>(positions, REALIZING)) &&
    putAside(0, load<i32>(positions + (isRelating ? RELATING_TYPE : RELATED_TYPE))) &&
    putAside(1, load<i32>(positions + (isRelating ? RELATED_TYPE : RELATING_TYPE)));
  if (!isPlain) return write_connection(id, isRelating, isFirst);
  if (!isThere(u32(other))) return false;
  room(MOST_OWN_BYTES);
  piece(isFirst ? FIRST_CONNECTION : NEXT_IN_LIST);
  uint(id);
  className(number);
  piece(isRelating ? AS_RELATING : AS_RELATED);
  reference(u32(other));
  room(MOST_OWN_BYTES);
  if (lengthAside(0) !== NO_NAME) {
    piece(KEY_AT);
    nameAside(0);
  }
  if (lengthAside(1) !== NO_NAME) {
    piece(KEY_OTHER_AT);
    nameAside(1);
  }
  byte(CLOSE_OBJECT);
  return true;
}

/** Writes `,"boundaries":[...]`; nothing where there are none. */
export function boundaries(id: u32): void {
  if (!follow(BOUNDARIES, id)) return;
  const list = targets;
  const count = targetCount;
  let isFirst = true;
  for (let at: u32 = 0; at < count; at++) {
    if (boundary(load<u32>(list + (usize(at) << 2)), isFirst)) isFirst = false;
  }
  if (isFirst) return;
  room(1);
  byte(CLOSE_LIST);
}

function boundary(id: u32, isFirst: bool): bool {
  const number = find(id);
  if (number <= 0 || !locatePlain()) return write_boundary(id, isFirst);
  const positions = classAt(number);
  const argument = load<i32>(positions, BUILDING_ELEMENT);
  const element = referenceAt(argument);
  const isPlain =
    (element !== NONE || isAbsent(argument)) &&
    putAside(0, load<i32>(positions, PHYSICAL)) &&
    putAside(1, load<i32>(positions, INTERNAL));
  if (!isPlain) return write_boundary(id, isFirst);
  room(MOST_OWN_BYTES);
  piece(isFirst ? FIRST_BOUNDARY : NEXT_IN_LIST);
  uint(id);
  className(number);
  piece(KEY_ELEMENT);
  if (element === NONE) piece(NULL);
  else reference(u32(element));
  room(MOST_OWN_BYTES);
  piece(KEY_PHYSICAL);
  nameAside(0);
  piece(KEY_INTERNAL);
  nameAside(1);
  byte(CLOSE_OBJECT);
  return true;
}

/** False where an argument is neither absent nor the name of an enumeration. */
function putAside(number: u32, argument: i32): bool {
  const aside = scratch() + usize(number) * ASIDE_BYTES;
  if (isAbsent(argument)) {
    store<u32>(aside, NO_NAME);
    return true;
  }
  if (first(argument) !== DOT) return false;
  const start = startOf(argument) + 1;
  const length = u32(endOf(argument) - 1 - start);
  if (length > LONGEST_NAME) return false;
  store<u32>(aside, length);
  memory.copy(aside + 4, start, usize(length));
  return true;
}

function lengthAside(number: u32): u32 {
  return load<u32>(scratch() + usize(number) * ASIDE_BYTES);
}

/** In quotes; `null` for none. Needs room. */
function nameAside(number: u32): void {
  if (lengthAside(number) === NO_NAME) {
    piece(NULL);
    return;
  }
  byte(DOUBLE_QUOTE);
  bytes(scratch() + usize(number) * ASIDE_BYTES + 4, lengthAside(number));
  byte(DOUBLE_QUOTE);
}
