// AssemblyScript, not TypeScript. Numbers as JavaScript writes them: the shortest decimal that is read as the same double, and
// of several the one closest to it (Raffaele Giulietti, The Schubfach way to render doubles).

import { COMMA, DOT, MINUS, ZERO } from '../../step/wasm/characters';
import { byte, digits, moveTo, place, powers } from './desk';
import { write_number } from './javascript';

/** No number as JavaScript writes it is longer. */
export const MOST_NUMBER_BYTES: u32 = 25;

const OPEN_LIST: u32 = 91;
const CLOSE_LIST: u32 = 93;

const EXPONENT_BITS: u64 = 0x7ff;
const FRACTION_BITS: u64 = 0xfffffffffffff;
const HIDDEN_BIT: u64 = 0x10000000000000;
const LOW_63: u64 = 0x7fffffffffffffff;

/** From here on doubles are whole numbers. */
const WHOLE: f64 = 9007199254740992;
/** Below it, JavaScript writes exponents. */
const LEAST: f64 = 1e-6;
/** Decimal places of a metre: a millionth. */
const MILLION: f64 = 1e6;
const MILLION_PLACES: u32 = 6;
const SIGNIFICANT: i32 = 9;
const MOST_PLACES: i32 = 22;

/** As `JSON.stringify` writes it. Needs room for `MOST_NUMBER_BYTES`. */
export function number(value: f64): void {
  const size = abs(value);
  if (size < WHOLE && floor(size) === size) {
    if (value < 0) byte(MINUS);
    digits(u64(size));
  } else if (size >= LEAST && size < WHOLE) {
    if (value < 0) byte(MINUS);
    shortest(size);
  } else write_number(value);
}

/** A list of them. Needs room for all. */
export function numbers(address: usize, count: u32): void {
  for (let at: u32 = 0; at < count; at++) {
    byte(at === 0 ? OPEN_LIST : COMMA);
    number(load<f64>(address + (usize(at) << 3)));
  }
  byte(CLOSE_LIST);
}

/** Rounded to six decimal places; what is so large that it has no fraction is written as it is. */
export function millionths(value: f64): void {
  decimal(value, MILLION, MILLION_PLACES);
}

/** Rounded to nine digits, behind those that a number of more digits has before its point. */
export function significant(value: f64): void {
  let places = SIGNIFICANT - 1;
  let size = abs(value);
  for (; size >= 10 && places > 0; places--) size /= 10;
  for (; size < 1 && size > 0 && places < MOST_PLACES; places++) size *= 10;
  decimal(value, powerOf(places), u32(places));
}

/** Powers of ten up to the 22nd are doubles, and so is each product on the way. */
function powerOf(places: i32): f64 {
  let power: f64 = 1;
  for (let place = 0; place < places; place++) power *= 10;
  return power;
}

function decimal(value: f64, power: f64, places: u32): void {
  const scaled = rounded(abs(value) * power);
  if (!(scaled < WHOLE)) {
    number(value);
    return;
  }
  const whole = floor(scaled / power);
  if (value < 0 && scaled > 0) byte(MINUS);
  digits(u64(whole));
  fraction(u64(scaled - whole * power), places);
}

/** As `Math.round`. */
function rounded(value: f64): f64 {
  const above = ceil(value);
  return above - 0.5 > value ? above - 1 : above;
}

/** Behind a point, so many places without the zeros at their end; nothing for 0. */
function fraction(value: u64, places: u32): void {
  if (value === 0) return;
  const dot = place();
  store<u8>(dot, DOT);
  let rest = value;
  let end = dot;
  for (let at = dot + usize(places); at > dot; at--) {
    const digit = rest % 10;
    if (digit > 0 && end === dot) end = at;
    store<u8>(at, ZERO + u32(digit));
    rest /= 10;
  }
  moveTo(end + 1);
}

/** Of a number with a fraction, between `LEAST` and `WHOLE`. */
function shortest(value: f64): void {
  const bits = reinterpret<u64>(value);
  const fractionBits = bits & FRACTION_BITS;
  const binary = i32((bits >> 52) & EXPONENT_BITS) - 1075;
  const whole = fractionBits | HIDDEN_BIT;
  // Of a power of two the next smaller double is only half as far away as the next larger one.
  const isEven = fractionBits === 0;
  const exponent = isEven ? log10OfThreeQuarters(binary) : log10(binary);
  const decimal = decimalOf(whole, binary, exponent, isEven ? 1 : 2);
  plain(decimal, exponent);
}

/** floor(log10(2^n)). */
function log10(binary: i32): i32 {
  return i32((i64(binary) * 661971961083) >> 41);
}

/** floor(log10(3/4 * 2^n)). */
function log10OfThreeQuarters(binary: i32): i32 {
  return i32((i64(binary) * 661971961083 - 274743187321) >> 41);
}

/** The digits d for which d * 10^exponent is the number. */
function decimalOf(whole: u64, binary: i32, exponent: i32, below: u64): u64 {
  const power = powers() + usize(-exponent) * 24;
  const high = load<u64>(power);
  const low = load<u64>(power, 8);
  const shift = u64(binary + load<i32>(power, 16) + 2);
  const out = whole & 1;
  const four = whole << 2;
  const middle = product(high, low, four << shift);
  const left = product(high, low, (four - below) << shift);
  const right = product(high, low, (four + 2) << shift);
  const down = middle >> 2;
  const tenDown = 10 * (down / 10);
  const isTenDown = left + out <= tenDown << 2;
  const isTenUp = ((tenDown + 10) << 2) + out <= right;
  if (isTenDown !== isTenUp) return isTenDown ? tenDown : tenDown + 10;
  const isDown = left + out <= down << 2;
  const isUp = ((down + 1) << 2) + out <= right;
  if (isDown !== isUp) return isDown ? down : down + 1;
  const half = i64(middle - (((down << 1) + 1) << 1));
  return half < 0 || (half === 0 && (down & 1) === 0) ? down : down + 1;
}

/** The product with a power of ten, rounded to odd. */
function product(high: u64, low: u64, value: u64): u64 {
  const upper = upperOf(low, value);
  const sum = ((high * value) >> 1) + upper;
  const whole = upperOf(high, value) + (sum >> 63);
  return whole | (((sum & LOW_63) + LOW_63) >> 63);
}

/** The upper half of a product of two numbers of 64 bits. */
function upperOf(a: u64, b: u64): u64 {
  const lower = (a & 0xffffffff) * (b & 0xffffffff);
  const cross = (a >> 32) * (b & 0xffffffff) + (lower >> 32);
  const other = (a & 0xffffffff) * (b >> 32) + (cross & 0xffffffff);
  return (a >> 32) * (b >> 32) + (cross >> 32) + (other >> 32);
}

/** Digits times a power of ten that is negative, without zeros at the end. */
function plain(decimal: u64, exponent: i32): void {
  let rest = decimal;
  let places = -exponent;
  while (places > 0 && rest % 10 === 0) {
    rest /= 10;
    places--;
  }
  let power: u64 = 1;
  // A number of so many places has no digit before its point.
  if (places > 19) power = u64.MAX_VALUE;
  else for (let at = 0; at < places; at++) power *= 10;
  digits(rest / power);
  fraction(rest % power, u32(places));
}
