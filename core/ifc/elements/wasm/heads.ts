// AssemblyScript, not TypeScript. What statements say of objects themselves.

import { BACKSLASH, COMMA, DOT, DOUBLE_QUOTE, HASH, QUOTE } from '../../../step/wasm/characters';
import { byte, bytes, endOf, first, isAbsent, piece, room, startOf, text, uint } from '../../wasm/desk';
import { attribute, find, OF_TYPE, object, objectClass, SCRATCH_BYTES, said, scratch, value } from './desk';
import { make_attribute } from './javascript';
import { begin, finish, hashOf, isKnown, knownBytes, knownJson } from './known';
import {
  KEY_DESCRIPTION,
  KEY_GLOBAL_ID,
  KEY_LONG_NAME,
  KEY_NAME,
  KEY_OBJECT_TYPE,
  KEY_TAG,
  USER_DEFINED,
} from './pieces';
import { isTextOrAbsent, isThere, locatePlain, MOST_OWN_BYTES, NONE, referenceAt, textOrNull } from './references';

// What the class of the objects has: see ../native/desk.ts. First where its attributes stand.
const GLOBAL_ID: usize = 0;
const NAME: usize = 4;
const DESCRIPTION: usize = 8;
const TAG: usize = 12;
const LONG_NAME: usize = 16;
const OBJECT_TYPE: usize = 20;
const ELEMENT_TYPE: usize = 24;
const LAST_TEXT: usize = 32;
const PREDEFINED_TYPE: usize = 36;
const PLACEMENT: usize = 40;
const REPRESENTATION: usize = 44;
const MAPS: usize = 48;
/** How many attributes are listed. */
const ATTRIBUTES: usize = 52;
const BEGIN_BYTES: usize = 56;
const NAMED_BYTES: usize = 60;
const BEGIN: usize = 64;
const NAMED: usize = 192;
/** Of the class. */
const NUMBER: usize = 320;

/** What a type says: 0 for nothing, then what counts for nothing more than the object's own. */
const NOT_DEFINED: u32 = 1;

const USERDEFINED_BYTES: usize = 13;

/** Of the object read last; `NONE` where it has none. */
export let placement: u64 = 0;
export let shape: u64 = 0;
/** How many bytes its attributes take. */
let attributeBytes: u32 = 0;

/** Reads an object; false, with nothing written, where it has to be written thoroughly. */
export function read(id: u32): bool {
  const layout = objectClass();
  if (find(id) < 0 || !locatePlain() || !isAbsent(load<i32>(layout, MAPS))) return false;
  for (let field = GLOBAL_ID; field <= LAST_TEXT; field += 4) {
    if (!isTextOrAbsent(load<i32>(layout + field))) return false;
  }
  if (!isPredefinedTypePlain(layout) || !readAttributes(load<u32>(layout, ATTRIBUTES))) return false;
  placement = referenceAt(load<i32>(layout, PLACEMENT));
  shape = referenceAt(load<i32>(layout, REPRESENTATION));
  return isFollowed(load<i32>(layout, PLACEMENT), placement) && isFollowed(load<i32>(layout, REPRESENTATION), shape);
}

/** Writes the object read last, from its kind up to its texts. No other statement may have been read since. */
export function writeHead(id: u32): void {
  const layout = objectClass();
  room(MOST_OWN_BYTES);
  bytes(layout + BEGIN, load<u32>(layout, BEGIN_BYTES));
  uint(id);
  textOrNull(KEY_GLOBAL_ID, load<i32>(layout, GLOBAL_ID));
  room(MOST_OWN_BYTES);
  bytes(layout + NAMED, load<u32>(layout, NAMED_BYTES));
  writePredefinedType(layout);
  textOrNull(KEY_NAME, load<i32>(layout, NAME));
  textOrNull(KEY_DESCRIPTION, load<i32>(layout, DESCRIPTION));
  const words = load<i32>(layout, OBJECT_TYPE);
  textOrNull(KEY_OBJECT_TYPE, isAbsent(words) ? load<i32>(layout, ELEMENT_TYPE) : words);
  textOrNull(KEY_TAG, load<i32>(layout, TAG));
  textOrNull(KEY_LONG_NAME, load<i32>(layout, LONG_NAME));
}

/** Those of the object read last, with commas between them. */
export function writeAttributes(): void {
  room(attributeBytes);
  bytes(scratch(), attributeBytes);
}

/** An attribute is absent, or refers to something that is there and of the schema. */
function isFollowed(argument: i32, id: u64): bool {
  return id === NONE ? isAbsent(argument) : isThere(u32(id));
}

function isPredefinedTypePlain(layout: usize): bool {
  const argument = load<i32>(layout, PREDEFINED_TYPE);
  if (isAbsent(argument)) return true;
  if (first(argument) !== DOT) return false;
  if (!isUserDefined(argument)) return true;
  // What is written otherwise in STEP may be an empty text.
  return words(layout) < 0 || isBare(words(layout));
}

/** `.USERDEFINED.` */
function isUserDefined(argument: i32): bool {
  const start = startOf(argument);
  if (endOf(argument) - start !== USERDEFINED_BYTES) return false;
  // "USERDEFI", "NED.".
  return load<u64>(start + 1) === 0x4946454452455355 && load<u32>(start + 9) === 0x2e44454e;
}

/** Where the text stands that says what USERDEFINED leaves open; -1 where there is none. */
function words(layout: usize): i32 {
  for (let field = OBJECT_TYPE; field <= LAST_TEXT; field += 4) {
    const argument = load<i32>(layout + field);
    if (first(argument) === QUOTE && endOf(argument) - startOf(argument) > 2) return argument;
  }
  return -1;
}

function isBare(argument: i32): bool {
  const end = endOf(argument) - 1;
  for (let at = startOf(argument) + 1; at < end; at++) {
    const letter = u32(load<u8>(at));
    if (letter === BACKSLASH || letter === QUOTE || letter === DOUBLE_QUOTE) return false;
  }
  return true;
}

/** The type's counts before the object's own, unless it is NOTDEFINED. Needs room. */
function writePredefinedType(layout: usize): void {
  const ofType = object(OF_TYPE);
  const argument = load<i32>(layout, PREDEFINED_TYPE);
  if (ofType > NOT_DEFINED || isAbsent(argument)) {
    bytes(said(ofType) + 4, load<u32>(said(ofType)));
    return;
  }
  if (!isUserDefined(argument)) quoted(startOf(argument) + 1, endOf(argument) - 1);
  else if (words(layout) < 0) piece(USER_DEFINED);
  else {
    room(u32(endOf(words(layout)) - startOf(words(layout))) + MOST_OWN_BYTES);
    text(startOf(words(layout)), endOf(words(layout)));
  }
}

/** Puts the name of an enumeration in quotes. */
export function quoted(start: usize, end: usize): void {
  room(u32(end - start) + MOST_OWN_BYTES);
  byte(DOUBLE_QUOTE);
  bytes(start, u32(end - start));
  byte(DOUBLE_QUOTE);
}

/** Puts the attributes' JSON together; false where one of them is not simple, or there is no room for them. */
function readAttributes(count: u32): bool {
  attributeBytes = 0;
  for (let number: u32 = 0; number < count; number++) {
    const argument = attribute(number);
    if (isAbsent(argument) || first(argument) === HASH) continue;
    if (attributeBytes > 0) store<u8>(scratch() + usize(attributeBytes++), COMMA);
    const length = oneAttribute(number, startOf(argument), endOf(argument));
    if (length < 0) return false;
    attributeBytes += u32(length);
  }
  return true;
}

function oneAttribute(number: u32, start: usize, end: usize): i32 {
  const target = scratch() + usize(attributeBytes);
  const left = SCRATCH_BYTES - attributeBytes - 64;
  // Objects of another class have other attributes of the same number.
  const kind = (load<u32>(objectClass(), NUMBER) << 8) | number;
  const entry = value(hashOf(start, end, kind));
  if (isKnown(entry, start, end, kind)) {
    if (knownBytes(entry) > left) return -1;
    memory.copy(target, knownJson(entry), usize(knownBytes(entry)));
    return i32(knownBytes(entry));
  }
  const isShort = begin(entry, start, end, kind);
  const length = make_attribute(number, start, end, target, left);
  if (isShort && length >= 0) finish(entry, target, u32(length));
  return length;
}
