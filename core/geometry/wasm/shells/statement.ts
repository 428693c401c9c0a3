import { CLOSE, COMMA, DOT, EQUALS, HASH, OPEN, SLASH, SPACE, ZERO } from '../../../step/wasm/characters';
import { number, value } from '../../../step/wasm/plain-number';
import { find, foundAt } from '../../../step/wasm/statements';
import { pointPlace } from './desk';
import { numeral } from './javascript';

const CAPITAL_A: u32 = 65;
const CAPITAL_F: u32 = 70;
const CAPITAL_T: u32 = 84;
const UNDERSCORE: u32 = 95;

// Statements are read as they are nearly always written; each function answers 0 or false where one is not.

/** Behind the `(` of the arguments of the statement found last; 0 where more stands before it than `#1=KEYWORD`. */
export function argumentsFound(): usize {
  let at = foundAt() + 1;
  while (isDigit(at)) at++;
  if (u32(load<u8>(at)) === SPACE) at++;
  if (u32(load<u8>(at)) !== EQUALS) return 0;
  at++;
  if (u32(load<u8>(at)) === SPACE) at++;
  if (!isOfKeyword(at)) return 0;
  for (;;) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(i8(OPEN))), i8x16.eq(bytes, i8x16.splat(i8(SLASH)))),
    );
    if (stops === 0) {
      // No keyword that is looked for has so many letters.
      if (at > foundAt() + 64) return 0;
      at += 16;
      continue;
    }
    at += ctz(stops);
    return u32(load<u8>(at)) === OPEN && isOfKeyword(at - 1) ? at + 1 : 0;
  }
}

function isDigit(at: usize): bool {
  return u32(load<u8>(at)) - ZERO <= 9;
}

function isOfKeyword(at: usize): bool {
  const byte = u32(load<u8>(at));
  return byte - CAPITAL_A <= 25 || byte === UNDERSCORE || byte - ZERO <= 9;
}

/** The reference read last. */
let reference: u32 = 0;

export function referred(): u32 {
  return reference;
}

/** Reads the `#1` at an address; answers what is behind it. */
export function behindReference(start: usize): usize {
  if (u32(load<u8>(start)) !== HASH || !isDigit(start + 1)) return 0;
  let id: u64 = 0;
  let at = start + 1;
  for (; isDigit(at); at++) {
    id = id * 10 + (u32(load<u8>(at)) - ZERO);
    if (id > 0xffffffff) return 0;
  }
  reference = u32(id);
  return at;
}

/** Puts the references of the list at an address to where there is room for so many; answers how many, 0 also for none. */
export function references(open: usize, target: usize, most: u32): u32 {
  if (u32(load<u8>(open)) !== OPEN) return 0;
  let at = open + 1;
  for (let count: u32 = 0; count < most; ) {
    at = behindReference(at);
    if (at === 0) return 0;
    store<u32>(target + usize(count) * 4, reference);
    count++;
    const end = u32(load<u8>(at));
    if (end === CLOSE) return count;
    if (end !== COMMA) return 0;
    at++;
  }
  return 0;
}

/** Whether `,.T.` is at an address: 1; `,.F.`: 0; anything else: -1. */
export function orientation(at: usize): i32 {
  if (u32(load<u8>(at)) !== COMMA || u32(load<u8>(at, 1)) !== DOT || u32(load<u8>(at, 3)) !== DOT) return -1;
  const letter = u32(load<u8>(at, 2));
  if (letter === CAPITAL_T) return 1;
  return letter === CAPITAL_F ? 0 : -1;
}

/** Where the coordinates of a point are: three doubles; those that it has not are 0. */
export function pointOf(id: u32): usize {
  const place = pointPlace(id);
  if (load<u32>(place, 24) === id && id !== 0) return place;
  if (find(id) < 0) return 0;
  const open = argumentsFound();
  if (open === 0 || u32(load<u8>(open)) !== OPEN) return 0;
  // While it is written, it is none.
  store<u32>(place, 0, 24);
  let at = coordinate(open + 1, place);
  if (at === 0) return 0;
  at = nextCoordinate(at, place + 8);
  if (at === 0) return 0;
  at = nextCoordinate(at, place + 16);
  if (at === 0 || u32(load<u8>(at)) !== CLOSE) return 0;
  store<u32>(place, id, 24);
  return place;
}

function coordinate(start: usize, target: usize): usize {
  const end = number(start);
  if (end === 0) return 0;
  const size = isNaN<f64>(value) ? numeral(start) : value;
  store<f64>(target, size);
  return isNaN<f64>(size) ? 0 : end;
}

function nextCoordinate(at: usize, target: usize): usize {
  if (u32(load<u8>(at)) === COMMA) return coordinate(at + 1, target);
  store<f64>(target, 0);
  return at;
}
