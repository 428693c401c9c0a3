// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../locate-arguments.generated.ts.

import {
  ASTERISK,
  BACKSLASH,
  CAPITAL_E,
  CLOSE,
  COMMA,
  DOLLAR,
  DOT,
  HASH,
  MINUS,
  OPEN,
  PLUS,
  QUOTE,
  SEMICOLON,
  SLASH,
  SPACE,
  ZERO,
} from './characters';
import { BYTE_KINDS, ENDS, IDS, MOST_ARGUMENTS, MOST_IDS, STARTS } from './located';

const DEEPEST_LIST: u32 = 30;
/** Longer numbers, and exponents of three digits, may be too large for a double. */
const LONGEST_NUMBER: usize = 40;
const MOST_EXPONENT_DIGITS: usize = 2;

// What BYTE_KINDS says of a byte; see ../plain-tokens.ts.
const NAME: u32 = 2;
const HEX: u32 = 4;
const DIGIT: u32 = 16;
const NUMBER: u32 = 32;
const BLANK: u32 = 64;

const TWO: u32 = 50;
const EIGHT: u32 = 56;
const CAPITAL_D: u32 = 68;
const CAPITAL_X: u32 = 88;

let tables: usize = 0;
/** Of the statement at hand. */
let limit: usize = 0;

/** Says where the tables are; that of the kinds is filled. */
export function begin(address: usize): void {
  tables = address;
}

/**
 * Finds the arguments of `#1=KEYWORD(...);` in the bytes from `start` to `end`: puts into the tables where each begins and
 * ends. What stands behind `end` may be anything, as long as there are 16 bytes of it.
 *
 * @returns how many; -1 where the statement is not plainly written.
 */
export function locate(start: usize, end: usize): i32 {
  limit = end;
  let at = load<u8>(end - 1) === SEMICOLON ? behindKeyword(start) : 0;
  if (at === 0) return -1;
  at = behindSpace(at);
  let count: u32 = 0;
  if (load<u8>(at) !== CLOSE) {
    for (;;) {
      if (count === MOST_ARGUMENTS) return -1;
      store<u32>(tables + STARTS + usize(count) * 4, u32(at));
      at = behindValue(at, 0);
      if (at === 0) return -1;
      store<u32>(tables + ENDS + usize(count) * 4, u32(at));
      count++;
      at = behindSpace(at);
      if (load<u8>(at) === CLOSE) break;
      if (load<u8>(at) !== COMMA) return -1;
      at = behindSpace(at + 1);
    }
  }
  return behindSpace(at + 1) === end - 1 ? i32(count) : -1;
}

/**
 * Puts the express ids of the list at `start`, which was located, into the tables.
 *
 * @returns how many; -1 where it holds anything else than references, or more of them than there is room.
 */
export function references(start: usize): i32 {
  let at = behindSpace(start + 1);
  if (load<u8>(at) === CLOSE) return 0;
  for (let count: u32 = 0; count < MOST_IDS; ) {
    if (load<u8>(at) !== HASH) return -1;
    at++;
    let id: u64 = 0;
    let digit = u32(load<u8>(at)) - ZERO;
    while (digit <= 9) {
      id = id * 10 + digit;
      if (id > 0xffffffff) return -1;
      at++;
      digit = u32(load<u8>(at)) - ZERO;
    }
    store<u32>(tables + IDS + usize(count) * 4, u32(id));
    count++;
    at = behindSpace(at);
    if (load<u8>(at) === CLOSE) return i32(count);
    at = behindSpace(at + 1);
  }
  return -1;
}

// Each of the following answers where something ends, and 0 where that is not plainly written.

/** Behind the `(` of all arguments. */
function behindKeyword(start: usize): usize {
  for (let at = start; at < limit; at += 16) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(i8(OPEN))), i8x16.eq(bytes, i8x16.splat(i8(SLASH)))),
    );
    if (stops === 0) continue;
    const stop = at + ctz(stops);
    return load<u8>(stop) === OPEN && is(NAME, load<u8>(stop - 1)) ? stop + 1 : 0;
  }
  return 0;
}

function behindValue(at: usize, depth: u32): usize {
  if (at >= limit) return 0;
  const first = u32(load<u8>(at));
  if (first === QUOTE) return behindText(at + 1);
  if (first === HASH) return behindOne(behindDigits(at + 1), at + 1);
  if (first === DOLLAR || first === ASTERISK) return at + 1;
  if (first === OPEN) return behindList(at + 1, depth + 1);
  if (first === DOT) return behindEnumeration(at + 1);
  if (is(NUMBER, first)) return behindNumber(at);
  return is(NAME, first) ? behindTyped(at, depth + 1) : 0;
}

function behindList(start: usize, depth: u32): usize {
  if (depth > DEEPEST_LIST) return 0;
  let at = behindSpace(start);
  if (load<u8>(at) === CLOSE) return at + 1;
  for (;;) {
    at = behindValue(at, depth);
    if (at === 0) return 0;
    at = behindSpace(at);
    if (load<u8>(at) === CLOSE) break;
    if (load<u8>(at) !== COMMA) return 0;
    at = behindSpace(at + 1);
  }
  return at + 1;
}

/** `IFCLABEL('x')`: one value in brackets. */
function behindTyped(start: usize, depth: u32): usize {
  const open = behindName(start);
  if (load<u8>(open) !== OPEN || depth > DEEPEST_LIST) return 0;
  const end = behindValue(behindSpace(open + 1), depth);
  if (end === 0) return 0;
  const close = behindSpace(end);
  return load<u8>(close) === CLOSE ? close + 1 : 0;
}

function behindEnumeration(start: usize): usize {
  const end = behindName(start);
  return end > start && load<u8>(end) === DOT && !is(DIGIT, load<u8>(start)) ? end + 1 : 0;
}

function behindNumber(start: usize): usize {
  const digits = behindSign(start);
  let at = behindDigits(digits);
  if (at === digits) return 0;
  if (load<u8>(at) === DOT) at = behindDigits(at + 1);
  if (load<u8>(at) === CAPITAL_E) {
    const exponent = behindSign(at + 1);
    at = behindDigits(exponent);
    if (at === exponent || at > exponent + MOST_EXPONENT_DIGITS) return 0;
  }
  return at - start > LONGEST_NUMBER ? 0 : at;
}

function behindSign(at: usize): usize {
  const sign = u32(load<u8>(at));
  return sign === MINUS || sign === PLUS ? at + 1 : at;
}

/** What is not ASCII is negative, so that one comparison finds it together with control characters. */
function behindText(start: usize): usize {
  for (let at = start; at < limit; ) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(i8(QUOTE))), i8x16.eq(bytes, i8x16.splat(i8(BACKSLASH)))),
        i8x16.lt_s(bytes, i8x16.splat(i8(SPACE))),
      ),
    );
    if (stops === 0) {
      at += 16;
      continue;
    }
    at += ctz(stops);
    if (load<u8>(at) === QUOTE) {
      if (load<u8>(at + 1) !== QUOTE) return at + 1;
      at += 2;
    } else {
      at = load<u8>(at) === BACKSLASH ? behindEscape(at) : 0;
      if (at === 0) return 0;
    }
  }
  return 0;
}

/** Behind `\X2\`, any number of UTF-16 units outside of the surrogates, and `\X0\`. */
function behindEscape(start: usize): usize {
  if (!isMark(start, TWO)) return 0;
  let at = start + 4;
  for (; load<u8>(at) !== BACKSLASH; at += 4) {
    for (let digit = at; digit < at + 4; digit++) if (!is(HEX, load<u8>(digit))) return 0;
    if (load<u8>(at) === CAPITAL_D && u32(load<u8>(at + 1)) >= EIGHT) return 0;
  }
  return isMark(at, ZERO) ? at + 4 : 0;
}

/** `\X2\` or `\X0\`. */
function isMark(at: usize, digit: u32): bool {
  return load<u32>(at) === (BACKSLASH | (CAPITAL_X << 8) | (digit << 16) | (BACKSLASH << 24));
}

function behindOne(end: usize, start: usize): usize {
  return end === start ? 0 : end;
}

function is(kind: u32, byte: u32): bool {
  return (load<u8>(tables + BYTE_KINDS + usize(byte)) & kind) !== 0;
}

function behindSpace(start: usize): usize {
  let at = start;
  while (u32(load<u8>(at)) <= SPACE && is(BLANK, load<u8>(at))) at++;
  return at;
}

function behindDigits(start: usize): usize {
  let at = start;
  while (u32(load<u8>(at)) - ZERO <= 9) at++;
  return at;
}

function behindName(start: usize): usize {
  const kinds = tables + BYTE_KINDS;
  let at = start;
  while ((load<u8>(kinds + usize(load<u8>(at))) & NAME) !== 0) at++;
  return at;
}
