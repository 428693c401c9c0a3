// AssemblyScript, not TypeScript. What modules that write JSON have in common: where things are in their memory, the statement
// at hand, and the bytes that are written.

import { ASTERISK, BACKSLASH, DOLLAR, DOUBLE_QUOTE, QUOTE, ZERO } from '../../step/wasm/characters';
import { locate, begin as locateFrom } from '../../step/wasm/locate-arguments';
import * as located from '../../step/wasm/located';
import { beginNumbers } from '../../step/wasm/plain-number';
import { beginStatements, find, foundAt, foundLength } from '../../step/wasm/statements';
import { begin_chunk } from './javascript';

// Addresses, from the desk's beginning, are repeated in ../desk.ts.
const AT: usize = 0;
const END: usize = 4;
const CHUNK: usize = 8;
const RING: usize = 12;
const ARGUMENTS: usize = 64;
const STARTS: usize = ARGUMENTS + located.STARTS;
const ENDS: usize = ARGUMENTS + located.ENDS;
const IDS: usize = ARGUMENTS + located.IDS;
const PIECES: usize = ARGUMENTS + located.LOCATED_BYTES;
const PIECE_BYTES: usize = 64;
const POWERS: usize = PIECES + 64 * 96;
/** 10^0 to 10^22, which are doubles. */
const DOUBLES: usize = POWERS + 24 * 27;
/** Behind it there is what each module has of its own. */
export const OWN: usize = DOUBLES + 8 * 23;

const CHUNK_BITS: u64 = 22;
const KEPT_CHUNKS: u32 = 4;

/** Stretches up to here are copied in less time than it takes to ask for it. */
const SHORT: u32 = 256;

export let desk: usize = 0;
/** Where the chunks are. */
let ring: usize = 0;
/** Of the statement at hand: how long it is, 0 where it is not in the memory; and how many arguments it has. */
let length: u32 = 0;
let count: u32 = 0;

export function sit(address: usize, directory: usize): void {
  desk = address;
  ring = usize(load<u32>(address + RING));
  locateFrom(address + ARGUMENTS);
  beginStatements(directory);
  beginNumbers(address + DOUBLES);
}

/** Finds a statement. @returns the number of its keyword; -1 where there is none, or it does not lie in the memory. */
export function findStatement(id: u32): i32 {
  const type = find(id);
  length = type < 0 ? 0 : foundLength();
  return type;
}

/** Locates the arguments of the statement that was found; false where it is not plainly written. */
export function locateFound(): bool {
  const located = locate(foundAt(), foundAt() + usize(length));
  count = u32(max(0, located));
  return located >= 0;
}

/** Of the statement found. */
export function lengthFound(): u32 {
  return length;
}

export function argumentCount(): u32 {
  return count;
}

export function startOf(position: i32): usize {
  return usize(load<u32>(desk + STARTS + usize(position) * 4));
}

export function endOf(position: i32): usize {
  return usize(load<u32>(desk + ENDS + usize(position) * 4));
}

/** The first byte of an argument; `$` where there is none at this position. */
export function first(position: i32): u32 {
  return u32(position) < count ? u32(load<u8>(startOf(position))) : DOLLAR;
}

export function isAbsent(position: i32): bool {
  const byte = first(position);
  return byte === DOLLAR || byte === ASTERISK;
}

export function idsOfList(): usize {
  return desk + IDS;
}

/** Where the next byte goes. */
export function place(): usize {
  return usize(load<u32>(desk + AT));
}

/** Takes back what was written, or says that more was. */
export function moveTo(at: usize): void {
  store<u32>(desk + AT, u32(at));
}

export function chunk(): u32 {
  return load<u32>(desk + CHUNK);
}

/** Makes room for so many bytes on end: the following need it. */
export function room(length: u32): void {
  if (load<u32>(desk + AT) + length > load<u32>(desk + END)) begin_chunk(length);
}

export function byte(value: u32): void {
  const at = place();
  store<u8>(at, value);
  moveTo(at + 1);
}

export function bytes(source: usize, length: u32): void {
  const at = place();
  if (length > SHORT) memory.copy(at, source, usize(length));
  else for (let done: usize = 0; done < usize(length); done += 16) v128.store(at + done, v128.load(source + done));
  moveTo(at + usize(length));
}

/** One of the pieces that the desk was set out with. */
export function piece(number: u32): void {
  const address = desk + PIECES + usize(number) * PIECE_BYTES;
  bytes(address + 4, load<u32>(address));
}

export function uint(value: u32): void {
  digits(u64(value));
}

/** A whole number. */
export function digits(value: u64): void {
  let count: usize = 1;
  for (let rest = value / 10; rest > 0; rest /= 10) count++;
  const at = place();
  let rest = value;
  for (let digit = at + count; digit > at; ) {
    store<u8>(--digit, ZERO + u32(rest % 10));
    rest /= 10;
  }
  moveTo(at + count);
}

/** See ../powers-of-ten.ts. */
export function powers(): usize {
  return desk + POWERS;
}

/**
 * Writes a string, which was located, in quotes; false, with nothing written that counts, where the argument is none, or
 * holds what is written otherwise in STEP or in JSON.
 */
export function text(start: usize, end: usize): bool {
  if (load<u8>(start) !== QUOTE || load<u8>(end - 1) !== QUOTE || end < start + 2) return false;
  let at = place();
  store<u8>(at++, DOUBLE_QUOTE);
  const last = end - 1;
  for (let from = start + 1; from < last; from += 16) {
    const sixteen = v128.load(from);
    v128.store(at, sixteen);
    const stops = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(sixteen, i8x16.splat(i8(DOUBLE_QUOTE))), i8x16.eq(sixteen, i8x16.splat(i8(QUOTE)))),
        i8x16.eq(sixteen, i8x16.splat(i8(BACKSLASH))),
      ),
    );
    const length = min(last - from, 16);
    if (stops !== 0 && usize(ctz(stops)) < length) return false;
    at += length;
  }
  store<u8>(at, DOUBLE_QUOTE);
  moveTo(at + 1);
  return true;
}

/** Where the next byte goes among all bytes that were and will be written. */
export function position(): u64 {
  const number = u64(chunk());
  return (number << CHUNK_BITS) + u64(place() - ring) - ((number & u64(KEPT_CHUNKS - 1)) << CHUNK_BITS);
}

/** Whether what stands at a position is still there. */
export function isReadable(position: u64): bool {
  return chunk() - u32(position >> CHUNK_BITS) < KEPT_CHUNKS;
}

/** Writes again what stands at a position; false where that is too long ago. Makes room of its own. */
export function again(position: u64, length: u32): bool {
  room(length);
  if (!isReadable(position)) return false;
  bytes(ring + usize(position & ((u64(KEPT_CHUNKS) << CHUNK_BITS) - 1)), length);
  return true;
}
