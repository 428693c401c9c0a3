import * as is from './characters.ts';

/** Up to here every integer is exact as a double. */
const EXACT = 2 ** 53;
/** Powers of ten that are exact as doubles. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const DOT_AS_DIGIT = is.DOT - is.ZERO;
/** Digits of one half of a number: as many as a 32-bit integer holds whatever they are. */
const HALF = 9;
/** From here on a half has all its digits. */
const HALF_FULL = 10 ** (HALF - 1);

/** Takes the numbers of a tuple. */
export interface Tuple {
  x: number;
  y: number;
  z: number;
}

/** Behind the number that was read last. */
let end = 0;

/**
 * Reads the tuple of an IfcCartesianPoint or IfcDirection from its first `(` on, `((x,y,z)`: one to three numbers without
 * an exponent, blank or comment between, each equal to what `NumberReader` makes of it; missing ones are 0.
 *
 * @returns false where anything is written in another way; nothing is set then.
 */
export function readPlainTuple(bytes: Uint8Array, open: number, target: Tuple): boolean {
  if (bytes[open] !== is.OPEN || bytes[open + 1] !== is.OPEN) return false;
  const x = readNumber(bytes, open + 2);
  const y = bytes[end] === is.COMMA ? readNumber(bytes, end + 1) : 0;
  const z = bytes[end] === is.COMMA ? readNumber(bytes, end + 1) : 0;
  // A number that is none makes the sum none.
  if (bytes[end] !== is.CLOSE || Number.isNaN(x + y + z)) return false;
  target.x = x;
  target.y = y;
  target.z = z;
  return true;
}

/**
 * NaN where it is written in another way. In two halves of 32-bit integers: a product of doubles per digit takes twice
 * as long, and a model has a number for every ten bytes.
 */
function readNumber(bytes: Uint8Array, start: number): number {
  const isNegative = bytes[start] === is.MINUS;
  const first = isNegative ? start + 1 : start;
  let at = first;
  let high = 0;
  let low = 0;
  let lowDigits = 0;
  let power = -1;
  for (; ; at++) {
    const digit = (bytes[at] ?? 0) - is.ZERO;
    if (digit === DOT_AS_DIGIT && power < 0) {
      power = 0;
      continue;
    }
    if (digit < 0 || digit > 9) break;
    if (power >= 0) power++;
    if (high < HALF_FULL) high = high * 10 + digit;
    else {
      low = low * 10 + digit;
      lowDigits++;
    }
  }
  end = at;
  const mantissa = high * (POWERS_OF_TEN[lowDigits] ?? Number.NaN) + low;
  const hasDigits = at - first > (power < 0 ? 0 : 1);
  if (!(hasDigits && lowDigits <= HALF && mantissa < EXACT)) return Number.NaN;
  const size = mantissa / (POWERS_OF_TEN[Math.max(0, power)] ?? Number.NaN);
  return isNegative ? -size : size;
}

/**
 * Reads the references of a list from its `(` on, `(#1,#2)`, into `target` from its beginning.
 *
 * @returns how many; -1 where anything else stands between.
 */
export function readPlainReferences(bytes: Uint8Array, open: number, target: number[]): number {
  if (bytes[open] !== is.OPEN) return -1;
  let at = open + 1;
  for (let count = 0; ; ) {
    if (bytes[at] !== is.HASH) return -1;
    const first = ++at;
    let id = 0;
    for (let digit = (bytes[at] ?? 0) - is.ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - is.ZERO) {
      id = id * 10 + digit;
    }
    if (at === first) return -1;
    target[count++] = id;
    const end = bytes[at++];
    if (end === is.CLOSE) return count;
    if (end !== is.COMMA) return -1;
  }
}
