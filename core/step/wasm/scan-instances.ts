// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../scan-instances.generated.ts.

import { BACKSLASH, CLOSE, EQUALS, HASH, OPEN, QUOTE, SEMICOLON, SPACE, ZERO } from './characters';

// Addresses, from the table's beginning, are repeated in ../instance-scanner.ts.
const SLOTS: usize = 0;
const SLOT_COUNT: u32 = 4096;
const SPELLINGS: usize = SLOTS + 2 * 4096;
/** Of a spelling: its length, its code, and at most 56 bytes. */
const SPELLING_BYTES: usize = 64;
const TEXT: usize = 8;
const LONGEST: u32 = 56;
const MOST_SPELLINGS: u32 = 1024;

let tables: usize = 0;
let spellings: u32 = 0;
let rows: u32 = 0;
/** Where the next rows go, column by column, and how many there is room for. */
let offsets: usize = 0;
let ids: usize = 0;
let lengths: usize = 0;
let types: usize = 0;
let room: u32 = 0;

/** Says where the tables are; they are all zeroes. */
export function begin(address: usize): void {
  tables = address;
  spellings = 0;
}

/** Says where the rows go that are found from now on, and how many there is room for. */
export function into(offsetsAt: usize, idsAt: usize, lengthsAt: usize, typesAt: usize, count: u32): void {
  offsets = offsetsAt;
  ids = idsAt;
  lengths = lengthsAt;
  types = typesAt;
  room = count;
}

/** How many rows the last `scan` wrote. */
export function found(): u32 {
  return rows;
}

/** Makes the keyword in the `length` bytes at `start` known; not where it is too long or there is no room. */
export function know(start: usize, length: u32, code: u32): void {
  if (length === 0 || length > LONGEST || spellings === MOST_SPELLINGS || find(start, length) !== 0) return;
  const spelling = tables + SPELLINGS + usize(spellings) * SPELLING_BYTES;
  store<u32>(spelling, length);
  store<u32>(spelling, code, 4);
  for (let at: u32 = 0; at < length; at++) store<u8>(spelling + at, load<u8>(start + at), TEXT);
  spellings++;
  let slot = hash(start, length);
  while (load<u16>(slotAt(slot)) !== 0) slot = (slot + 1) & (SLOT_COUNT - 1);
  store<u16>(slotAt(slot), u16(spellings));
}

/**
 * Reads instances as long as they are plainly written, `#1 = KEYWORD(...);` with a known keyword, from `start` on. `end`
 * must be followed by 64 bytes of memory, whatever they hold. Rows go where `into` has said, `base` added to their positions.
 *
 * @returns where that begins which is not plain, or not whole; `end`; or any place between where there is no more room.
 */
export function scan(start: usize, end: usize, base: f64): usize {
  let at = start;
  rows = 0;
  while (rows < room) {
    while (at < end && u32(load<u8>(at)) <= SPACE) at++;
    if (at >= end || load<u8>(at) !== HASH) return at;
    const next = instance(at, end, base);
    if (next === 0) return at;
    at = next;
  }
  return at;
}

/** Behind the instance at `start`; 0 where it is not plain. */
function instance(start: usize, end: usize, base: f64): usize {
  let at = start + 1;
  let id: u64 = 0;
  let digit = u32(load<u8>(at)) - ZERO;
  while (digit <= 9) {
    id = id * 10 + digit;
    at++;
    if (at > start + 11) return 0;
    digit = u32(load<u8>(at)) - ZERO;
  }
  at = behindBlanks(at, end);
  if (id === 0 || id > 0xffffffff || load<u8>(at) !== EQUALS) return 0;
  at = behindBlanks(at + 1, end);
  const open = behindKeyword(at);
  if (open === 0 || open >= end) return 0;
  const spelling = find(at, u32(open - at));
  if (spelling === 0) return 0;
  const behind = behindArguments(open + 1, end);
  if (behind === 0) return 0;
  const row = usize(rows);
  store<f64>(offsets + row * 8, base + f64(start));
  store<u32>(ids + row * 4, u32(id));
  store<u32>(lengths + row * 4, u32(behind - start));
  store<u16>(types + row * 2, load<u16>(spelling, 4));
  rows++;
  return behind;
}

function behindBlanks(start: usize, end: usize): usize {
  let at = start;
  while (at < end && load<u8>(at) === SPACE) at++;
  return at;
}

/** Where the first `(` is, 0 where it is too far away. */
function behindKeyword(start: usize): usize {
  for (let at = start; at < start + LONGEST; at += 16) {
    const open = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(i8(OPEN))));
    if (open !== 0) return at + ctz(open);
  }
  return 0;
}

/** Where the known spelling is; 0 where it is not known. */
function find(start: usize, length: u32): usize {
  if (length === 0 || length > LONGEST) return 0;
  let slot = hash(start, length);
  let number = load<u16>(slotAt(slot));
  while (number !== 0) {
    const spelling = tables + SPELLINGS + usize(number - 1) * SPELLING_BYTES;
    if (load<u32>(spelling) === length && isSame(spelling + TEXT, start, length)) return spelling;
    slot = (slot + 1) & (SLOT_COUNT - 1);
    number = load<u16>(slotAt(slot));
  }
  return 0;
}

function isSame(spelling: usize, start: usize, length: u32): bool {
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(spelling + at) !== load<u64>(start + at)) return false;
  return at === length || load<u64>(spelling + at) === firstBytes(start + at, length - at);
}

/** The first 1 to 7 bytes. */
function firstBytes(at: usize, length: u32): u64 {
  return load<u64>(at) & ((u64(1) << (u64(length) * 8)) - 1);
}

/** Of keywords of eight bytes and more the first eight and the last eight tell enough. */
function hash(start: usize, length: u32): u32 {
  const first = length < 8 ? firstBytes(start, length) : load<u64>(start);
  const last = length < 8 ? 0 : load<u64>(start + length - 8);
  const mixed = (first * 0x9e3779b97f4a7c15) ^ (last * 0xc2b2ae3d27d4eb4f) ^ u64(length);
  return u32((mixed * 0x9e3779b97f4a7c15) >> 52);
}

function slotAt(slot: u32): usize {
  return tables + SLOTS + usize(slot) * 2;
}

/**
 * Behind the `;`. 0 where that is not in front of `end`, where no `)` stands before it, and where anything else would
 * have to be looked at with care: `=`, `/`, line ends in strings, quotes behind `\`.
 */
function behindArguments(start: usize, end: usize): usize {
  for (let at = start; at < end; ) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(i8(SEMICOLON))), i8x16.eq(bytes, i8x16.splat(i8(EQUALS)))),
        // `'` and `/` differ in one bit.
        i8x16.eq(v128.or(bytes, i8x16.splat(8)), i8x16.splat(0x2f)),
      ),
    );
    if (stops === 0) {
      at += 16;
      continue;
    }
    at += ctz(stops);
    const stop = load<u8>(at);
    if (stop === QUOTE) {
      at = behindText(at + 1, end);
      if (at === 0) return 0;
    } else return stop === SEMICOLON && load<u8>(at - 1) === CLOSE && at < end ? at + 1 : 0;
  }
  return 0;
}

/** Behind the quote that ends a text; 0 where that is to be looked at with care. */
function behindText(start: usize, end: usize): usize {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(i8(QUOTE))), i8x16.lt_u(bytes, i8x16.splat(i8(SPACE)))),
    );
    if (stops === 0) continue;
    const stop = at + ctz(stops);
    return load<u8>(stop) === QUOTE && load<u8>(stop - 1) !== BACKSLASH ? stop + 1 : 0;
  }
  return 0;
}
