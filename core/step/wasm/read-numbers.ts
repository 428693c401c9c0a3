// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../read-numbers.generated.ts.

import { CLOSE, COMMA, OPEN, QUOTE, SLASH } from './characters';
import { beginNumbers, number, value } from './plain-number';

let numbers: usize = 0;
let others: usize = 0;
let mostOthers: i32 = 0;
/** Behind what was read last. */
let last: usize = 0;
let left: i32 = 0;

/**
 * Says where 10^0 to 10^22 stand, where numbers are put, and where the numbers that are left to the caller are named: by their
 * place among the numbers, and their address.
 */
export function begin(powersAt: usize, numbersAt: usize, othersAt: usize, most: i32): void {
  beginNumbers(powersAt);
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
