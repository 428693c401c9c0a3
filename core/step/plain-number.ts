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
/** Bits of a lower quarter: products of it with a power of ten up to 10^9 are exact. */
const QUARTER = 2 ** 15;
/** Splits a double into two halves of 26 bits (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;
/** Above the error of a correction by far, and below what a correction can make of a last digit. */
const DOUBT = 2 ** -40;

/**
 * Reads integers and reals of up to 18 digits without an exponent, each equal to what `Number` makes of its text. The
 * digits are gathered in two 32-bit halves: a product of doubles per digit takes twice as long, and a model has a number
 * for every ten bytes.
 */
export class PlainNumberReader {
  /** Behind the number that was read last. */
  end = 0;

  /** NaN where it is written in another way. */
  read(bytes: Uint8Array, start: number): number {
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
    this.end = at;
    const hasDigits = at - first > (power < 0 ? 0 : 1);
    if (!hasDigits || lowDigits > HALF || power > 22) return Number.NaN;
    const size = sizeOf(high, low, POWERS_OF_TEN[lowDigits] ?? 1, POWERS_OF_TEN[Math.max(0, power)] ?? 1);
    return isNegative ? -size : size;
  }
}

/** `(high * shift + low) / divisor`, rounded once; NaN where that is in doubt. */
function sizeOf(high: number, low: number, shift: number, divisor: number): number {
  const mantissa = high * shift + low;
  return mantissa < EXACT ? mantissa / divisor : longSizeOf(high, low, shift, divisor);
}

/** The same of more digits than a double holds: the quotient is corrected by what is left of the exact mantissa. */
function longSizeOf(high: number, low: number, shift: number, divisor: number): number {
  const lower = high % QUARTER;
  const upper = (high - lower) * shift;
  const rest = lower * shift + low;
  const mantissa = upper + rest;
  const lost = rest - (mantissa - upper);
  const quotient = mantissa / divisor;
  const left = mantissa - quotient * divisor - lostInProduct(quotient, divisor) + lost;
  const correction = left / divisor;
  const size = quotient + correction;
  const isSure = quotient + correction * (1 + DOUBT) === size && quotient + correction * (1 - DOUBT) === size;
  return isSure ? size : Number.NaN;
}

/** What the product of two doubles loses by rounding (Dekker). */
function lostInProduct(a: number, b: number): number {
  const splitA = a * SPLITTER;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = b * SPLITTER;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return lowA * lowB - (a * b - highA * highB - lowA * highB - highA * lowB);
}
