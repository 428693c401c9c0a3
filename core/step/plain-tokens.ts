import * as is from './characters.ts';

const CAPITAL_E = 69;
const CAPITAL_X = 88;
/** Longer numbers, and exponents of three digits, may be too large for a double. */
const LONGEST_NUMBER = 40;
const MOST_EXPONENT_DIGITS = 2;

/** What a byte of a string may be beside a quote, a backslash, and what is not ASCII. */
const TEXT = 1;
/** The same in an enumeration or a keyword. */
const NAME = 2;
const HEX = 4;
/** Different in JSON from what it is in STEP. */
const QUOTED = 8;
const DIGIT = 16;
/** A digit or a sign. */
const NUMBER = 32;
const SPACE = 64;

/** What each byte may be in a statement that is plainly written. */
export const BYTE_KINDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return (
    (/[ -&(-[\]-\x7f]/.test(character) ? TEXT : 0) |
    (/[A-Z0-9_]/.test(character) ? NAME : 0) |
    (/[0-9A-F]/.test(character) ? HEX : 0) |
    (/["'\\]/.test(character) ? QUOTED : 0) |
    (/[0-9]/.test(character) ? DIGIT : 0) |
    (/[0-9+-]/.test(character) ? NUMBER : 0) |
    (/[ \n\r]/.test(character) ? SPACE : 0)
  );
});

export const isNamePart = (byte: number): boolean => ((BYTE_KINDS[byte] ?? 0) & NAME) !== 0;

/** The first byte of a number that is plainly written. */
export const isNumberStart = (byte: number): boolean => ((BYTE_KINDS[byte] ?? 0) & NUMBER) !== 0;

export function behindSpace(bytes: Buffer, at: number): number {
  let behind = at;
  while (((BYTE_KINDS[bytes[behind] ?? 0] ?? 0) & SPACE) !== 0) behind++;
  return behind;
}

export function behindDigits(bytes: Buffer, at: number): number {
  let behind = at;
  while (((BYTE_KINDS[bytes[behind] ?? 0] ?? 0) & DIGIT) !== 0) behind++;
  return behind;
}

export function behindName(bytes: Buffer, at: number): number {
  let behind = at;
  while (((BYTE_KINDS[bytes[behind] ?? 0] ?? 0) & NAME) !== 0) behind++;
  return behind;
}

/** Whether the text in `bytes[start, end)` is the same between the quotes of STEP and of JSON. */
export function isBare(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & QUOTED) !== 0) return false;
  return true;
}

/** Behind the value that begins with `first`, if it is no list, typed value or string; -1 where it is not plainly written. */
export function behindSimple(bytes: Buffer, at: number, first: number): number {
  if (first === is.DOLLAR || first === is.ASTERISK) return at + 1;
  if (first === is.HASH) return behindOne(behindDigits(bytes, at + 1), at + 1);
  if (first !== is.DOT) return isNumberStart(first) ? behindNumber(bytes, at) : -1;
  const end = behindOne(behindName(bytes, at + 1), at + 1);
  return end > 0 && bytes[end] === is.DOT && !is.isDigit(bytes[at + 1]) ? end + 1 : -1;
}

const behindOne = (end: number, start: number): number => (end === start ? -1 : end);

function behindNumber(bytes: Buffer, start: number): number {
  const digits = bytes[start] === is.MINUS || bytes[start] === is.PLUS ? start + 1 : start;
  let at = behindDigits(bytes, digits);
  if (at === digits) return -1;
  if (bytes[at] === is.DOT) at = behindDigits(bytes, at + 1);
  if (bytes[at] === CAPITAL_E) {
    const exponent = bytes[at + 1] === is.MINUS || bytes[at + 1] === is.PLUS ? at + 2 : at + 1;
    at = behindDigits(bytes, exponent);
    if (at === exponent || at > exponent + MOST_EXPONENT_DIGITS) return -1;
  }
  return at - start > LONGEST_NUMBER ? -1 : at;
}

/** Behind the closing quote of the string whose first character is at `start`; -1 where it is not plainly written. */
export function behindText(bytes: Buffer, start: number): number {
  for (let at = start; ; ) {
    while (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & TEXT) !== 0) at++;
    if (bytes[at] === is.QUOTE) {
      if (bytes[at + 1] !== is.QUOTE) return at + 1;
      at += 2;
    } else {
      at = bytes[at] === is.BACKSLASH ? behindEscape(bytes, at) : -1;
      if (at < 0) return -1;
    }
  }
}

/** Behind `\X2\`, any number of UTF-16 units outside of the surrogates, and `\X0\`. */
function behindEscape(bytes: Buffer, start: number): number {
  if (!isMark(bytes, start, 0x32)) return -1;
  let at = start + 4;
  for (; bytes[at] !== is.BACKSLASH; at += 4) {
    for (let digit = at; digit < at + 4; digit++) if (((BYTE_KINDS[bytes[digit] ?? 0] ?? 0) & HEX) === 0) return -1;
    if (bytes[at] === 0x44 && (bytes[at + 1] ?? 0) >= 0x38) return -1;
  }
  return isMark(bytes, at, is.ZERO) ? at + 4 : -1;
}

/** `\X2\` or `\X0\`. */
const isMark = (bytes: Buffer, at: number, digit: number): boolean =>
  bytes[at] === is.BACKSLASH &&
  bytes[at + 1] === CAPITAL_X &&
  bytes[at + 2] === digit &&
  bytes[at + 3] === is.BACKSLASH;
