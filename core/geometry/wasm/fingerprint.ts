// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../direct/fingerprint/fingerprint.generated.ts.

import { EQUALS, HASH, QUOTE, SEMICOLON, SLASH, SPACE } from '../../step/wasm/characters';
import { beginStatements, find, foundAt, foundLength } from '../../step/wasm/statements';
import { color } from './fingerprint/javascript';
import { begin as beginContent, finish, high, low, mix, resume, setSecrets } from './fingerprint/mixing';

// Repeated from ../direct/fingerprint/fingerprints.ts.
const SECRETS: usize = 0;
const COLOR: usize = 32;
const PRINT: usize = 64;
const NUMBERS: usize = 80;
const KNOWN: usize = 1024;
const KNOWN_IDS: u32 = 1 << 13;
const STYLED: usize = KNOWN + 24 * usize(KNOWN_IDS);

/** How IFCORIENTEDEDGE begins: the kernel goes by which edges faces share, and that is not in a fingerprint. */
const ORIENTED_EDGE: u64 = 0x4e4549524f434649;

/** Statements within statements; and all statements and bytes of one content that are not known. */
const DEEPEST: u32 = 200;
const MOST_STATEMENTS: i32 = 1 << 15;
const MOST_BYTES: i32 = 1 << 22;

// What is mixed in beside whole pieces of 16 bytes: 1 to 16 the rest of bytes before something else, with their number.
const WHOLE: u64 = 0;
const REST: u64 = 1;
const REFERENCE: u64 = 17;
const STYLE: u64 = 18;
const NUMBER: u64 = 19;

let desk: usize = 0;
/** Bits at STYLED, a power of two, less one. */
let styledMask: u32 = 0;
let statementsLeft: i32 = 0;
let bytesLeft: i32 = 0;
/** Whether statements stay where they are. */
let isHeld: bool = true;
/** How many statements have been looked up: where the file is not held whole, another one may come where one was. */
let found: u32 = 0;
/** The fingerprint of the instance that was asked for last. */
let printLow: u64 = 0;
let printHigh: u64 = 0;

/**
 * Says where the desk is, with SECRETS on it, all else of it zeroes, where statements are found, whether the file is held whole,
 * and how many bits there are at STYLED: set for instances that have a style, as only for such ones JavaScript is asked.
 */
export function begin(address: usize, directory: usize, isWhole: bool, styledBits: u32): void {
  beginStatements(directory);
  desk = address;
  isHeld = isWhole;
  styledMask = styledBits - 1;
  setSecrets(address + SECRETS);
}

/** Begins with the content of another product. */
export function beginProduct(): void {
  statementsLeft = MOST_STATEMENTS;
  bytesLeft = MOST_BYTES;
  beginContent();
}

/** Takes what an instance stands for; false where that cannot be told. */
export function addInstance(id: u32): bool {
  const thenLow = low;
  const thenHigh = high;
  if (!print(id, 0)) return false;
  resume(thenLow, thenHigh);
  mix(printLow, printHigh, REFERENCE);
  return true;
}

/** Takes so many NUMBERS, bit by bit. */
export function addNumbers(count: u32): void {
  for (let at: u32 = 0; at < count; at++) mix(load<u64>(desk + NUMBERS + usize(at) * 8), count, NUMBER);
}

/** Puts the fingerprint of all that was taken to PRINT. */
export function endProduct(): void {
  finish();
  store<u64>(desk + PRINT, low);
  store<u64>(desk + PRINT, high, 8);
}

function styled(id: u32): usize {
  return desk + STYLED + usize((id & styledMask) >> 3);
}

/** The fingerprint of an instance, to `printLow` and `printHigh`; false where there is none. */
function print(id: u32, depth: u32): bool {
  const known = desk + KNOWN + 24 * usize(id & (KNOWN_IDS - 1));
  if (load<u64>(known) === u64(id) + 1) {
    printLow = load<u64>(known, 8);
    printHigh = load<u64>(known, 16);
    return true;
  }
  if (depth === DEEPEST || !take(id, depth) || !takeStyle(id)) return false;
  finish();
  printLow = low;
  printHigh = high;
  store<u64>(known, u64(id) + 1);
  store<u64>(known, low, 8);
  store<u64>(known, high, 16);
  return true;
}

/** Takes the statement of an instance from its keyword on; in place of references, the fingerprints of what they name. */
function take(id: u32, depth: u32): bool {
  const length = find(id) < 0 ? 0 : foundLength();
  found++;
  bytesLeft -= i32(length);
  if (length === 0 || --statementsLeft < 0 || bytesLeft < 0) return false;
  const start = foundAt();
  const at = behindEquals(start);
  if (at === 0 || load<u8>(start + length - 1) !== SEMICOLON) return false;
  if (load<u64>(at) === ORIENTED_EDGE) return false;
  beginContent();
  return takePieces(id, depth, length, at - start);
}

/** Takes what stands behind the first bytes of the statement that was found last, up to its `;`. */
function takePieces(id: u32, depth: u32, length: u32, first: usize): bool {
  let start = foundAt();
  let at = start + first;
  let isText = false;
  while (start !== 0) {
    at = takePiece(at, start + length - 1, isText);
    const stop = u32(load<u8>(at));
    const next = at + 1 - start;
    if (next === length) return !isText;
    if (stop === QUOTE) {
      isText = !isText;
      at++;
    } else {
      const foundThen = found;
      const digits = stop === HASH ? takeReference(at + 1, depth) : 0;
      if (digits === 0) return false;
      if (found !== foundThen) start = whereNow(id, start);
      at = start + next + digits;
    }
  }
  return false;
}

/** Where a statement is, when others have been looked up: another page may lie where it was. 0 where it is nowhere. */
function whereNow(id: u32, start: usize): usize {
  if (isHeld) return start;
  return find(id) < 0 ? 0 : foundAt();
}

/** Takes bytes up to the next quote or, outside of strings, `#` or `/`, or up to `end`; answers where that is. */
function takePiece(start: usize, end: usize, isText: bool): usize {
  let at = start;
  let stops = stopsAt(at, end, isText);
  while (stops === 0) {
    mix(load<u64>(at), load<u64>(at, 8), WHOLE);
    at += 16;
    stops = stopsAt(at, end, isText);
  }
  const count = ctz(stops);
  takeRest(at, count);
  return at + count;
}

/** Which of the 16 bytes from `at` on end the piece: a bit for each. */
function stopsAt(at: usize, end: usize, isText: bool): i32 {
  const bytes = v128.load(at);
  let stops = i8x16.eq(bytes, i8x16.splat(i8(QUOTE)));
  if (!isText) {
    stops = v128.or(stops, i8x16.eq(bytes, i8x16.splat(i8(HASH))));
    stops = v128.or(stops, i8x16.eq(bytes, i8x16.splat(i8(SLASH))));
  }
  return i8x16.bitmask(stops) | (end - at < 16 ? 1 << u32(end - at) : 0);
}

/** Takes fewer than 16 bytes. */
function takeRest(at: usize, count: u32): void {
  const bits = u64(count) << 3;
  const one = load<u64>(at);
  const two = load<u64>(at, 8);
  if (count < 8) mix(one & ~(u64.MAX_VALUE << bits), 0, REST + u64(count));
  else mix(one, two & ~(u64.MAX_VALUE << (bits - 64)), REST + u64(count));
}

/** Takes what is named by the digits at `at`; answers how many these are, 0 where that cannot be told. */
function takeReference(start: usize, depth: u32): u32 {
  let at = start;
  let id: u64 = 0;
  for (let digit = u32(load<u8>(at)) - 48; digit <= 9; digit = u32(load<u8>(at)) - 48) {
    id = id * 10 + digit;
    if (id > 0xffffffff) return 0;
    at++;
  }
  if (at === start) return 0;
  const thenLow = low;
  const thenHigh = high;
  if (!print(u32(id), depth + 1)) return 0;
  resume(thenLow, thenHigh);
  mix(printLow, printHigh, REFERENCE);
  return u32(at - start);
}

function takeStyle(id: u32): bool {
  if (((load<u8>(styled(id)) >> (id & 7)) & 1) === 0) return true;
  const answer = color(id);
  if (answer === 2) return false;
  if (answer === 0) return true;
  mix(load<u64>(desk + COLOR), load<u64>(desk + COLOR, 8), STYLE);
  mix(load<u64>(desk + COLOR, 16), load<u64>(desk + COLOR, 24), STYLE);
  return true;
}

/** Behind the `=` of `#1 = IFCX(` and the spaces there; 0 where there is none. */
function behindEquals(start: usize): usize {
  let at = start + 1;
  while (u32(load<u8>(at)) - 48 <= 9) at++;
  while (load<u8>(at) === SPACE) at++;
  if (load<u8>(at) !== EQUALS) return 0;
  at++;
  while (load<u8>(at) === SPACE) at++;
  return at;
}
