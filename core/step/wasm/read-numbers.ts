// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../read-numbers.generated.ts.

import { CAPITAL_E, CLOSE, COMMA, MINUS, OPEN, PLUS, QUOTE, SLASH, ZERO } from './characters';

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

let powers: usize = 0;
let numbers: usize = 0;
let others: usize = 0;
let mostOthers: i32 = 0;
/** Behind what was read last. */
let last: usize = 0;
let left: i32 = 0;
/** The number read last; NaN where it is left to the caller. */
let value: f64 = 0;

/**
 * Says where 10^0 to 10^22 stand, where numbers are put, and where the numbers that are left to the caller are named: by their
 * place among the numbers, and their address.
 */
export function begin(powersAt: usize, numbersAt: usize, othersAt: usize, most: i32): void {
  powers = powersAt;
  numbers = numbersAt;
  others = othersAt;
  mostOthers = most;
}

/** Where what was read last ends. */
export function end(): usize {
  return last;
}

/** How many numbers of the list read last are left to the caller. */
export function leftOut(): i32 {
  return left;
}

/**
 * Reads the numbers of a list of tuples, or of a plain list, from its `(` on. What stands behind `limit` is a zero.
 *
 * @returns how many; -1 where anything else stands between them.
 */
export function read(start: usize, limit: usize): i32 {
  let at = start;
  let depth = 0;
  let count: i32 = 0;
  left = 0;
  while (at < limit) {
    const byte = u32(load<u8>(at));
    if (byte === COMMA) at++;
    else if (byte === OPEN) {
      depth++;
      at++;
    } else if (byte === CLOSE) {
      at++;
      depth--;
      if (depth === 0) {
        last = at;
        return count;
      }
    } else {
      at = put(at, count);
      if (at === 0) return -1;
      count++;
    }
  }
  return -1;
}

/** Puts the number at an address to its place; answers where it ends, 0 where there is none, or too many are left out. */
function put(start: usize, place: i32): usize {
  const behind = number(start);
  if (Number.isNaN(value)) {
    if (left === mostOthers) return 0;
    store<u32>(others + usize(left) * 8, u32(place));
    store<u32>(others + usize(left) * 8 + 4, u32(start));
    left++;
  }
  store<f64>(numbers + usize(place) * 8, value);
  return behind;
}

/** Behind the list that begins at `start`; 0 where it holds a string or a comment, or does not end. */
export function behind(start: usize, limit: usize): usize {
  let depth = 0;
  for (let at = start; at < limit; at += 16) {
    const bytes = v128.load(at);
    const round = v128.or(i8x16.eq(bytes, i8x16.splat(i8(OPEN))), i8x16.eq(bytes, i8x16.splat(i8(CLOSE))));
    const strange = v128.or(i8x16.eq(bytes, i8x16.splat(i8(QUOTE))), i8x16.eq(bytes, i8x16.splat(i8(SLASH))));
    let stops = i8x16.bitmask(v128.or(round, strange));
    while (stops !== 0) {
      const stop = at + ctz(stops);
      stops &= stops - 1;
      const byte = u32(load<u8>(stop));
      if (stop >= limit) return 0;
      if (byte === OPEN) depth++;
      else if (byte !== CLOSE) return 0;
      else {
        depth--;
        if (depth === 0) return stop + 1;
      }
    }
  }
  return 0;
}

/** Reads one number into `value`; answers where it ends, 0 where there is none. */
function number(start: usize): usize {
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
