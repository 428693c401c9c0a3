// AssemblyScript, not TypeScript. IfcPropertySingleValue and IfcPhysicalSimpleQuantity, from the bytes of their statements.

import { COMMA, DOLLAR, DOT, MINUS, NINE, OPEN, QUOTE, ZERO } from '../../../step/wasm/characters';
import { value as numberRead, number as readNumber } from '../../../step/wasm/plain-number';
import {
  argumentCount,
  byte,
  bytes,
  endOf,
  first,
  lengthFound,
  locateFound,
  moveTo,
  piece,
  place,
  room,
  startOf,
  text,
} from '../../wasm/desk';
import { number } from '../../wasm/write-number';
import { find, layout as layoutAt, slotOfType, type as typeAt } from './desk';
import { type_named, write_numeral } from './javascript';

// Repeated from ../lines/desk.ts: pieces, and what a layout and a type are made of.
const PROPERTY_NAME: u32 = 0;
const UNTYPED: u32 = 1;
const TRUE: u32 = 2;
const FALSE: u32 = 3;
const SI: u32 = 4;
const DESCRIPTION: u32 = 5;
const FORMULA: u32 = 6;

const KIND: usize = 0;
const ATTRIBUTES: usize = 4;
const VALUE: usize = 8;
const UNIT: usize = 12;
const TYPE: usize = 16;
const FORMULA_AT: usize = 20;
const SINGLE: u32 = 2;
const QUANTITY: u32 = 3;

const HEAD_BYTES: usize = 0;
const UNIT_BYTES: usize = 4;
const HAS_SI: usize = 8;
const SPELLING_BYTES: usize = 12;
const FACTOR: usize = 16;
const OFFSET: usize = 24;
const SPELLING: usize = 32;
const LONGEST_SPELLING: u32 = 64;
const TEXTS: usize = 96;

/** What the JSON of a property has beside what stands in its statement, at the most. */
const MOST_OWN_BYTES: u32 = 900;
/** Longer statements are not for a chunk. */
const LONGEST: u32 = 1 << 20;
/** Decimal numbers of so many digits are as many different doubles: none has a shorter text than its own. */
const EXACT_DIGITS: usize = 15;
/** From 1e-7 on JavaScript writes exponents. */
const MOST_LEADING_ZEROS: usize = 5;

const CAPITAL_A: u32 = 65;
const CAPITAL_F: u32 = 70;
const CAPITAL_T: u32 = 84;
const CLOSE_OBJECT: u32 = 125;

/** Writes a property, behind a comma if it `follows` another one; false, with nothing written, where it is not a plain one. */
export function plainProperty(id: u32, follows: bool): bool {
  const number = find(id);
  if (number <= 0 || lengthFound() > LONGEST) return false;
  const layout = layoutAt(u32(number));
  const kind = load<u32>(layout, KIND);
  if (kind !== SINGLE && kind !== QUANTITY) return false;
  if (!locateFound() || argumentCount() !== load<u32>(layout, ATTRIBUTES)) return false;
  if (first(load<i32>(layout, UNIT)) !== DOLLAR) return false;
  room(lengthFound() + MOST_OWN_BYTES);
  const begin = place();
  if (follows) byte(COMMA);
  if (written(layout, kind)) return true;
  moveTo(begin);
  return false;
}

function written(layout: usize, kind: u32): bool {
  // An empty name is reported.
  if (endOf(0) - startOf(0) <= 2) return false;
  piece(PROPERTY_NAME);
  if (!text(startOf(0), endOf(0))) return false;
  const value = load<i32>(layout, VALUE);
  if (kind === SINGLE) {
    if (!named(startOf(value), endOf(value))) return false;
  } else if (!measured(typeAt(load<u32>(layout, TYPE)), startOf(value), endOf(value))) return false;
  if (!optional(1, DESCRIPTION)) return false;
  const formula = load<i32>(layout, FORMULA_AT);
  if (formula >= 0 && !optional(formula, FORMULA)) return false;
  byte(CLOSE_OBJECT);
  return true;
}

function optional(position: i32, key: u32): bool {
  if (first(position) === DOLLAR) return true;
  piece(key);
  return text(startOf(position), endOf(position));
}

/** A value that names its type, or none. */
function named(start: usize, end: usize): bool {
  const letter = u32(load<u8>(start));
  if (letter === DOLLAR) {
    piece(UNTYPED);
    return true;
  }
  if (letter < CAPITAL_A) return false;
  let open = start + 1;
  while (load<u8>(open) !== OPEN) open++;
  const type = typeNamed(start, u32(open - start));
  return type !== 0 && typed(type, open + 1, end - 1);
}

function typeNamed(start: usize, length: u32): usize {
  if (length > LONGEST_SPELLING) return 0;
  let hash = length;
  for (let at: u32 = 0; at < length; at++) hash = (hash ^ load<u8>(start + at)) * 0x01000193;
  const slot = slotOfType(hash ^ (hash >> 15));
  const known = load<u32>(slot);
  if (known !== 0 && isSpelling(typeAt(known), start, length)) return typeAt(known);
  const number = type_named(start, length);
  if (number === 0) return 0;
  store<u32>(slot, number);
  return typeAt(number);
}

function isSpelling(type: usize, start: usize, length: u32): bool {
  if (load<u32>(type, SPELLING_BYTES) !== length) return false;
  for (let at: u32 = 0; at < length; at++) if (load<u8>(type + at, SPELLING) !== load<u8>(start + at)) return false;
  return true;
}

/** The value from `start` to `end`. */
function typed(type: usize, start: usize, end: usize): bool {
  const letter = u32(load<u8>(start));
  if (letter !== QUOTE && letter !== DOT) return measured(type, start, end);
  if (load<u32>(type, UNIT_BYTES) !== 0) return false;
  bytes(type + TEXTS, load<u32>(type, HEAD_BYTES));
  if (letter === QUOTE) return text(start, end);
  const truth = u32(load<u8>(start + 1));
  if (end !== start + 3 || (truth !== CAPITAL_T && truth !== CAPITAL_F)) return false;
  piece(truth === CAPITAL_T ? TRUE : FALSE);
  return true;
}

/** A number with its unit and SI value. */
function measured(type: usize, start: usize, end: usize): bool {
  const headBytes = load<u32>(type, HEAD_BYTES);
  const unitBytes = load<u32>(type, UNIT_BYTES);
  bytes(type + TEXTS, headBytes);
  const begin = place();
  const behind = endOfNumber(start, end);
  let value: f64 = 0;
  if (behind !== 0) bytes(start, u32(behind - start));
  else {
    value = numeral(start, end);
    if (isNaN(value)) return false;
  }
  if (unitBytes === 0) return true;
  const length = u32(place() - begin);
  bytes(type + TEXTS + usize(headBytes), unitBytes);
  if (load<u32>(type, HAS_SI) === 0) return true;
  piece(SI);
  if (behind !== 0) value = exactly(start, behind);
  const converted = value * load<f64>(type, FACTOR) + load<f64>(type, OFFSET);
  if (converted === value) bytes(begin, length);
  else number(converted);
  return true;
}

/** Writes a number that JavaScript writes otherwise, and answers it; NaN, with nothing written, where it is none. */
function numeral(start: usize, end: usize): f64 {
  const behind = readNumber(start);
  if (behind !== end || isNaN(numberRead)) return write_numeral(start);
  number(numberRead);
  return numberRead;
}

/**
 * Where the text ends that JavaScript writes for the number, if that is how the number begins there: `2.50` is written
 * `2.5`, `2.` is `2`. 0 where it is written otherwise: exponents, many digits, `-0`, `+1`; and where it is none.
 */
function endOfNumber(start: usize, end: usize): usize {
  const digits = load<u8>(start) === MINUS ? start + 1 : start;
  const dot = behindDigits(digits);
  const isFraction = load<u8>(digits) === ZERO;
  if (dot === digits || (isFraction && dot > digits + 1)) return 0;
  if (dot === end) return dot - digits > EXACT_DIGITS || (isFraction && digits > start) ? 0 : end;
  if (load<u8>(dot) !== DOT || behindDigits(dot + 1) !== end) return 0;
  if (end - (isFraction ? dot : digits) - 1 > EXACT_DIGITS) return 0;
  return behindFraction(dot, end, isFraction, digits > start);
}

/** Without the zeros at its end, and without the point where there is nothing else. */
function behindFraction(dot: usize, end: usize, isFraction: bool, isNegative: bool): usize {
  let last = end;
  while (load<u8>(last - 1) === ZERO) last--;
  if (last === dot + 1) return isFraction && isNegative ? 0 : dot;
  return isFraction && behindZeros(dot + 1) - dot - 1 > MOST_LEADING_ZEROS ? 0 : last;
}

function behindDigits(start: usize): usize {
  let at = start;
  while (u32(load<u8>(at)) - ZERO <= NINE - ZERO) at++;
  return at;
}

function behindZeros(start: usize): usize {
  let at = start;
  while (load<u8>(at) === ZERO) at++;
  return at;
}

/** Digits and power of ten are exact as doubles, so that one division rounds as it should. */
function exactly(start: usize, end: usize): f64 {
  const isNegative = load<u8>(start) === MINUS;
  let digits: u64 = 0;
  let power: f64 = 1;
  let isFraction = false;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const digit = u32(load<u8>(at));
    if (digit === DOT) isFraction = true;
    else {
      digits = digits * 10 + u64(digit - ZERO);
      if (isFraction) power *= 10;
    }
  }
  const size = f64(digits) / power;
  return isNegative ? -size : size;
}
