// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../direct/links/links.generated.ts.

import { DOLLAR, HASH, OPEN } from '../../step/wasm/characters';
import { expressId } from '../../step/wasm/express-id';
import { locate, begin as locateFrom, references } from '../../step/wasm/locate-arguments';
import { IDS, LOCATED_BYTES, STARTS } from '../../step/wasm/located';
import { beginStatements, find, foundAt, foundLength } from '../../step/wasm/statements';

// Addresses, from the desk's beginning, are repeated in ../direct/links/links.ts; the first are those of the locator.
const KINDS: usize = LOCATED_BYTES;
const KIND_COUNT: u32 = 7;
/** Of a kind: type, position of what is linked, position of what it is linked to, how the first is given. */
const KIND_BYTES: usize = 16;
/** No position: the statement itself. */
const ITSELF: u32 = 255;
/** How what is linked is given: as a reference or nothing, as a reference, as a list of them. */
const OPTIONAL: u32 = 0;
const LISTED: u32 = 2;

/** An entry of the table; the next one in its slot. */
const FROM: usize = 0;
const TO: usize = 4;
const KIND: usize = 8;
const ROW: usize = 12;
const NEXT: usize = 16;
const ENTRY_BYTES: usize = 20;

// Why `gather` stopped.
const FULL: u32 = 1;
const NOT_PLAIN: u32 = 2;

let desk: usize = 0;
let heads: usize = 0;
let mask: u32 = 0;
let ids: usize = 0;
let types: usize = 0;
let lengths: usize = 0;
/** Room for entries. */
let at: usize = 0;
let end: usize = 0;
let reason: u32 = 0;
let foundRow: u32 = 0;

/** Says where the desk is, with KINDS and the locator's table on it, where statements are found, and where slots are. */
export function begin(address: usize, directory: usize, slots: usize, count: u32): void {
  desk = address;
  locateFrom(address);
  beginStatements(directory);
  heads = slots;
  mask = count - 1;
}

/** Says where the columns of the index are. */
export function setRows(idsAt: usize, typesAt: usize, lengthsAt: usize): void {
  ids = idsAt;
  types = typesAt;
  lengths = lengthsAt;
}

/** Says where entries go from now on: zeroes. */
export function setRoom(start: usize, stop: usize): void {
  at = start;
  end = stop;
}

/** Links what the statements of these rows say; answers which row it stopped at, `stop` where it is done. */
export function gather(first: u32, stop: u32): u32 {
  let row = first;
  while (row < stop) {
    const near = min(row + 8, stop);
    if (near === row + 8 && !isAnyAmong(types + usize(row) * 2)) {
      row = near;
      continue;
    }
    for (; row < near; row++) {
      reason = take(row);
      if (reason !== 0) return row;
    }
  }
  return stop;
}

/** Why it stopped: there is no more room, or the statement is not plainly written. */
export function why(): u32 {
  return reason;
}

/** Links one thing to another; false where there is no room. */
export function put(kind: u32, from: u32, to: u32, row: u32): bool {
  if (end - at < ENTRY_BYTES) return false;
  const entry = at;
  at += ENTRY_BYTES;
  store<u32>(entry, from, FROM);
  store<u32>(entry, to, TO);
  store<u32>(entry, kind, KIND);
  store<u32>(entry, row, ROW);
  const slot = slotOf(kind, from);
  // Other threads put entries there, too.
  let found = atomic.load<u32>(slot);
  let head: u32;
  do {
    head = found;
    store<u32>(entry, head, NEXT);
    found = atomic.cmpxchg<u32>(slot, head, u32(entry));
  } while (found !== head);
  return true;
}

/** What a thing is linked to by the first statement, or the last one; 0 where by none. */
export function get(kind: u32, from: u32, isLast: bool): u32 {
  let best: usize = 0;
  for (let entry = usize(atomic.load<u32>(slotOf(kind, from))); entry !== 0; entry = nextOf(entry)) {
    if (load<u32>(entry, FROM) !== from || load<u32>(entry, KIND) !== kind) continue;
    if (best === 0 || load<u32>(entry, ROW) < load<u32>(best, ROW) !== isLast) best = entry;
  }
  return best === 0 ? 0 : load<u32>(best, TO);
}

/** What a thing is linked to by the next statement from a row on, `nextRow` says by which; 0 where by none. */
export function next(kind: u32, from: u32, row: u32): u32 {
  let best: usize = 0;
  for (let entry = usize(load<u32>(slotOf(kind, from))); entry !== 0; entry = nextOf(entry)) {
    if (load<u32>(entry, FROM) !== from || load<u32>(entry, KIND) !== kind || load<u32>(entry, ROW) < row) continue;
    if (best === 0 || load<u32>(entry, ROW) < load<u32>(best, ROW)) best = entry;
  }
  if (best === 0) return 0;
  foundRow = load<u32>(best, ROW);
  return load<u32>(best, TO);
}

export function nextRow(): u32 {
  return foundRow;
}

/** Whether anything is linked in both ways. */
export function isShared(kind: u32, other: u32): bool {
  for (let slot: u32 = 0; slot <= mask; slot++) {
    for (let entry = usize(load<u32>(heads + usize(slot) * 4)); entry !== 0; entry = nextOf(entry)) {
      if (load<u32>(entry, KIND) === kind && get(other, load<u32>(entry, FROM), false) !== 0) return true;
    }
  }
  return false;
}

/** Sets a bit for all that is linked: by the lower bits of the id, `bits` of them are there. */
export function mark(kind: u32, target: usize, bits: u32): void {
  for (let slot: u32 = 0; slot <= mask; slot++) {
    for (let entry = usize(load<u32>(heads + usize(slot) * 4)); entry !== 0; entry = nextOf(entry)) {
      if (load<u32>(entry, KIND) !== kind) continue;
      const id = load<u32>(entry, FROM) & (bits - 1);
      const place = target + usize(id >>> 3);
      store<u8>(place, u8(u32(load<u8>(place)) | (1 << (id & 7))));
    }
  }
}

function nextOf(entry: usize): usize {
  return usize(load<u32>(entry, NEXT));
}

/** Neighbours lie side by side, as they are asked for in turn. */
function slotOf(kind: u32, id: u32): usize {
  const mixed = (((id >>> 3) << 3) + kind) * 0x9e3779b1;
  return heads + usize((((mixed ^ (mixed >>> 15)) << 3) | (id & 7)) & mask) * 4;
}

/** Whether one of the eight types is one of a kind. */
function isAnyAmong(place: usize): bool {
  const eight = v128.load(place);
  let any = i16x8.eq(eight, i16x8.splat(i16(word(0, 0))));
  for (let kind: u32 = 1; kind < KIND_COUNT; kind++) {
    any = v128.or(any, i16x8.eq(eight, i16x8.splat(i16(word(kind, 0)))));
  }
  return v128.any_true(any);
}

/** The number on the desk. */
function word(kind: u32, field: usize): u32 {
  return load<u32>(desk + KINDS + usize(kind) * KIND_BYTES + field * 4);
}

/** Links what the statement of a row says, if it is of a kind; answers why it could not. */
function take(row: u32): u32 {
  const type = u32(load<u16>(types + usize(row) * 2));
  let kind: u32 = 0;
  while (kind < KIND_COUNT && word(kind, 0) !== type) kind++;
  // One that is not the first of its id has no length.
  if (kind === KIND_COUNT || load<u32>(lengths + usize(row) * 4) === 0) return 0;
  const id = load<u32>(ids + usize(row) * 4);
  if (find(id) < 0) return NOT_PLAIN;
  const count = locate(foundAt(), foundAt() + usize(foundLength()));
  if (count < 0) return NOT_PLAIN;
  const to = word(kind, 2) === ITSELF ? id : referenceAt(word(kind, 2), u32(count));
  const linked = readLinked(kind, u32(count));
  if (to === 0 || linked < 0) return NOT_PLAIN;
  if (end - at < usize(linked) * ENTRY_BYTES) return FULL;
  for (let one: i32 = 0; one < linked; one++) put(kind, load<u32>(desk + IDS + usize(one) * 4), to, row);
  return 0;
}

/** Puts what is linked to IDS; answers how many, -1 where it is anything else than the kind has. */
function readLinked(kind: u32, count: u32): i32 {
  const position = word(kind, 1);
  if (position >= count) return -1;
  const start = usize(load<u32>(desk + STARTS + usize(position) * 4));
  const first = u32(load<u8>(start));
  if (word(kind, 3) === LISTED) return first === OPEN ? references(start) : -1;
  if (first === DOLLAR && word(kind, 3) === OPTIONAL) return 0;
  const id = referenceAt(position, count);
  store<u32>(desk + IDS, id);
  return id === 0 ? -1 : 1;
}

/** 0 where it is anything else. */
function referenceAt(position: u32, count: u32): u32 {
  if (position >= count) return 0;
  const place = usize(load<u32>(desk + STARTS + usize(position) * 4));
  if (u32(load<u8>(place)) !== HASH) return 0;
  const id = expressId(place + 1);
  return id > 0xffffffff ? 0 : u32(id);
}
