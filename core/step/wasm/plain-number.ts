// AssemblyScript, not TypeScript. Numbers, each the one that JavaScript's `Number` gives.

import { CAPITAL_E, MINUS, PLUS, ZERO } from './characters';

const SMALL_E: u32 = 101;
/** `.` as if it were a digit. */
const DOT: u32 = 46 - 48;

// What follows is as in ../plain-number.ts, which says why.
const HALF: u32 = 9;
const HALF_FULL: u32 = 100000000;
const MOST_POWER: i32 = 22;
const EXACT: f64 = 9007199254740992;
const QUARTER: f64 = 32768;
const SPLITTER: f64 = 134217729;
const DOUBT: f64 = 1 / 1099511627776;

/** Where 10^0 to 10^22 stand. */
let powers: usize = 0;
/** The number read last; NaN where it is left to the caller. */
export let value: f64 = 0;

export function beginNumbers(powersAt: usize): void {
  powers = powersAt;
}

/** Reads one number into `value`; answers where it ends, 0 where there is none. */
export function number(start: usize): usize {
  const isNegative = u32(load<u8>(start)) === MINUS;
  const first = isNegative ? start + 1 : start;
  let at = first;
  let high: u32 = 0;
  let low: u32 = 0;
  let lowDigits: u32 = 0;
  let power: i32 = -1;
  for (; ; at++) {
    const digit = u32(load<u8>(at)) - ZERO;
    if (digit === DOT && power < 0) {
      power = 0;
      continue;
    }
    if (digit > 9) break;
    if (power >= 0) power++;
    if (high < HALF_FULL) high = high * 10 + digit;
    else {
      low = low * 10 + digit;
      lowDigits++;
    }
  }
  if (at - first <= usize(power < 0 ? 0 : 1)) return 0;
  const isPlain = lowDigits <= HALF && power <= MOST_POWER;
  const size = isPlain ? sizeOf(f64(high), f64(low), powerOfTen(lowDigits), powerOfTen(max(0, power))) : NaN;
  value = isNegative ? -size : size;
  return behindExponent(at);
}

/** The number before it is left to the caller where there is an exponent. */
function behindExponent(letter: usize): usize {
  const byte = u32(load<u8>(letter));
  if (byte !== CAPITAL_E && byte !== SMALL_E) return letter;
  value = NaN;
  const start = letter + 1;
  const sign = u32(load<u8>(start));
  const first = sign === MINUS || sign === PLUS ? start + 1 : start;
  let at = first;
  while (u32(load<u8>(at)) - ZERO <= 9) at++;
  return at === first ? 0 : at;
}

function powerOfTen(power: u32): f64 {
  return load<f64>(powers + usize(power) * 8);
}

function sizeOf(high: f64, low: f64, shift: f64, divisor: f64): f64 {
  const mantissa = high * shift + low;
  return mantissa < EXACT ? mantissa / divisor : longSizeOf(high, low, shift, divisor);
}

function longSizeOf(high: f64, low: f64, shift: f64, divisor: f64): f64 {
  const lower = high - QUARTER * Math.floor(high / QUARTER);
  const upper = (high - lower) * shift;
  const rest = lower * shift + low;
  const mantissa = upper + rest;
  const lost = rest - (mantissa - upper);
  const quotient = mantissa / divisor;
  const remains = mantissa - quotient * divisor - lostInProduct(quotient, divisor) + lost;
  const correction = remains / divisor;
  const size = quotient + correction;
  const isSure = quotient + correction * (1 + DOUBT) === size && quotient + correction * (1 - DOUBT) === size;
  return isSure ? size : NaN;
}

function lostInProduct(a: f64, b: f64): f64 {
  const splitA = a * SPLITTER;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = b * SPLITTER;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return lowA * lowB - (a * b - highA * highB - lowA * highB - highA * lowB);
}
