// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../cut-sets.generated.ts.

const QUOTE: u8 = 34;
const COMMA: u8 = 44;
const ZERO: u8 = 48;
const CLOSE_LIST: u8 = 93;
const BACKSLASH: u8 = 92;
const SMALL_U: u8 = 117;
const CLOSE_OBJECT: u8 = 125;
/** More might not be a number that JavaScript has. */
const MOST_DIGITS: usize = 15;
const VECTOR: usize = 16;
/** No line with a set is shorter. */
const LEAST_BYTES: usize = 32;

// Text as a machine loads it that begins with the lowest byte.
/** `{"expres` `sId":` */
const EXPRES: u64 = 0x736572707865227b;
const S_ID: u64 = 0x3a22644973;
const S_ID_BITS: u64 = 0xffffffffff;
/** `,"class"` `:"` */
const CLASS: u64 = 0x227373616c63222c;
const COLON_QUOTE: u16 = 0x223a;
/** `","sets"` `:[` */
const SETS: u64 = 0x2273746573222c22;
const COLON_LIST: u16 = 0x5b3a;
/** `{"source` `":"`: so every set begins, and nothing else. */
const SOURCE: u64 = 0x656372756f73227b;
const QUOTE_COLON_QUOTE: u32 = 0x223a22;
const SOURCE_BYTES: usize = 11;
/** `,"expres` `sIds":[` */
const EXPRES_OF_IDS: u64 = 0x736572707865222c;
const S_IDS: u64 = 0x5b3a2273644973;
const THREE_BYTES: u32 = 0xffffff;
const SEVEN_BYTES: u64 = 0xffffffffffffff;
/** `}]` */
const CLOSED: u16 = 0x5d7d;
/** `occurren`, `type`, `both`, and `ce",` */
const OCCURRENCE: u64 = 0x6e6572727563636f;
const TYPE: u32 = 0x65707974;
const BOTH: u32 = 0x68746f62;
const CE: u32 = 0x2c226563;
const QUOTE_COMMA: u16 = 0x2c22;

const FACTOR: u64 = 0x9e3779b97f4a7c15;
/** Hash, text (head and tail on end), its length, number. */
const SLOT_BYTES: usize = 24;
const SLOTS: usize = 1 << 14;
const MOST_KNOWN: u32 = 12000;

/** The line, the sets found in it, and what is known: slots, then the texts that they name. */
let line: usize = 0;
let found: usize = 0;
let foundEnd: usize = 0;
let slots: usize = 0;
let texts: usize = 0;
let textsEnd: usize = 0;
let known: u32 = 0;
let nextText: usize = 0;

/** A line cut into its sets: first of all whose they are. The fields are those that ../set-cutter.ts reads. */
@unmanaged
class Owner {
  expressId: f64;
  classAt: usize;
  classEnd: usize;
}

@unmanaged
class FoundSet {
  /** An id, or where several with commas between stand: `idsEnd` is 0 where it is one. */
  id: f64;
  idsAt: usize;
  idsEnd: usize;
  source: i32;
  /** -1: it is not known. */
  number: i32;
  headAt: usize;
  headEnd: usize;
  tailAt: usize;
  tailEnd: usize;
  hash: u64;
}

/** Says where everything is; nothing is known then. */
export function begin(lineAt: usize, foundAt: usize, slotsAt: usize, textsAt: usize, end: usize): void {
  line = lineAt;
  found = foundAt;
  foundEnd = slotsAt;
  slots = slotsAt;
  texts = textsAt;
  textsEnd = end;
  forget();
}

function forget(): void {
  memory.fill(slots, 0, SLOTS * SLOT_BYTES);
  known = 0;
  nextText = texts;
}

/**
 * Cuts a line of `properties.ndjson` into its sets.
 *
 * @returns how many; -1 where it is written in another way than `propertyLines` writes it, or has an escape by number.
 */
export function cut(length: usize): i32 {
  const end = line + length;
  if (length < LEAST_BYTES || load<u16>(end - 3) !== CLOSED) return -1;
  let at = readOwner(end);
  if (at === 0 || load<u8>(end - 1) !== CLOSE_OBJECT) return -1;
  const sets = end - 2;
  let out = found + offsetof<Owner>();
  let count = 0;
  let from = at;
  const comma = i8x16.splat(<i8>COMMA);
  const close = i8x16.splat(<i8>CLOSE_OBJECT);
  const backslash = i8x16.splat(<i8>BACKSLASH);
  const smallU = i8x16.splat(<i8>SMALL_U);
  for (; at < sets; at += VECTOR) {
    const first = v128.load(at);
    const second = v128.load(at + 1);
    const escapes = v128.and(i8x16.eq(first, backslash), i8x16.eq(second, smallU));
    const between = v128.and(i8x16.eq(first, close), i8x16.eq(second, comma));
    let hits = i8x16.bitmask(v128.or(escapes, between));
    while (hits !== 0) {
      const hit = at + ctz(hits);
      hits &= hits - 1;
      if (hit >= sets) break;
      if (load<u8>(hit) === BACKSLASH) return -1;
      if (!beginsSet(hit + 2)) continue;
      if (!cutSet(from, hit + 1, out)) return -1;
      out += offsetof<FoundSet>();
      count++;
      from = hit + 2;
    }
  }
  return cutSet(from, sets, out) ? count + 1 : -1;
}

/** Reads what stands before the first set, and gives the place of that; 0 where it is something else. */
function readOwner(end: usize): usize {
  if (load<u64>(line) !== EXPRES || (load<u64>(line + 8) & S_ID_BITS) !== S_ID) return 0;
  const owner = changetype<Owner>(found);
  const digits = line + 13;
  let at = digits;
  owner.expressId = readNumber(at);
  while (isDigit(load<u8>(at))) at++;
  if (at === digits || at - digits > MOST_DIGITS) return 0;
  while (load<u64>(at) !== CLASS || load<u16>(at + 8) !== COLON_QUOTE) {
    if (load<u8>(at) === BACKSLASH || ++at >= end) return 0;
  }
  at += 10;
  owner.classAt = at;
  while (load<u8>(at) !== QUOTE) {
    if (load<u8>(at) === BACKSLASH || ++at >= end) return 0;
  }
  owner.classEnd = at;
  return load<u64>(at) === SETS && load<u16>(at + 8) === COLON_LIST ? at + 10 : 0;
}

/** Writes what stands in a set to the address; false where there is no room, or something else stands there. */
function cutSet(from: usize, end: usize, out: usize): bool {
  if (out + offsetof<FoundSet>() > foundEnd || !beginsSet(from)) return false;
  const set = changetype<FoundSet>(out);
  let at = from + SOURCE_BYTES;
  set.source = sourceAt(at);
  if (set.source < 0) return false;
  at += set.source === 0 ? 12 : 6;
  set.headAt = at;
  while (load<u64>(at) !== EXPRES_OF_IDS || (load<u64>(at + 8) & SEVEN_BYTES) !== S_IDS) if (++at >= end) return false;
  set.headEnd = at;
  at = readIds(at + 15, set);
  if (at === 0 || at >= end) return false;
  set.tailAt = at;
  set.tailEnd = end;
  set.hash = hashOf(at, end, hashOf(set.headAt, set.headEnd, FACTOR)) | 1;
  const slot = slotOf(set);
  set.number = load<u64>(slot) === 0 ? -1 : load<i32>(slot, 16);
  return true;
}

/** Reads a list of ids, and gives the place behind it; 0 where it is empty or something else. */
function readIds(from: usize, set: FoundSet): usize {
  let at = from;
  set.id = readNumber(at);
  while (isDigit(load<u8>(at))) at++;
  if (at === from || at - from > MOST_DIGITS) return 0;
  set.idsAt = from;
  set.idsEnd = 0;
  if (load<u8>(at) === CLOSE_LIST) return at + 1;
  while (load<u8>(at) === COMMA && isDigit(load<u8>(at + 1)))
    do at++;
    while (isDigit(load<u8>(at)));
  set.idsEnd = at;
  return load<u8>(at) === CLOSE_LIST ? at + 1 : 0;
}

/** 0 `occurrence`, 1 `type`, 2 `both`, each with `",` behind it; -1: anything else. */
function sourceAt(at: usize): i32 {
  if (load<u64>(at) === OCCURRENCE && load<u32>(at + 8) === CE) return 0;
  if (load<u16>(at + 4) !== QUOTE_COMMA) return -1;
  const word = load<u32>(at);
  return word === TYPE ? 1 : word === BOTH ? 2 : -1;
}

/** The set that was found as the `index`th is known by this number from now on. */
export function remember(index: i32, number: i32): void {
  const set = changetype<FoundSet>(found + offsetof<Owner>() + index * offsetof<FoundSet>());
  const head = set.headEnd - set.headAt;
  const tail = set.tailEnd - set.tailAt;
  if (known === MOST_KNOWN || nextText + head + tail + VECTOR > textsEnd) forget();
  if (nextText + head + tail + VECTOR > textsEnd) return;
  const slot = slotOf(set);
  if (load<u64>(slot) !== 0) return;
  memory.copy(nextText, set.headAt, head);
  memory.copy(nextText + head, set.tailAt, tail);
  store<u64>(slot, set.hash);
  store<usize>(slot, nextText, 8);
  store<usize>(slot, head + tail, 12);
  store<i32>(slot, number, 16);
  store<usize>(slot, head, 20);
  nextText += head + tail;
  known++;
}

/** Where the set is known, or would be. */
function slotOf(set: FoundSet): usize {
  let slot: usize = 0;
  for (let index = <usize>(set.hash >> 40); slot === 0; index++) {
    const next = slots + (index & (SLOTS - 1)) * SLOT_BYTES;
    const hash = load<u64>(next);
    if (hash === 0 || (hash === set.hash && isSame(set, next))) slot = next;
  }
  return slot;
}

function isSame(set: FoundSet, slot: usize): bool {
  const head = set.headEnd - set.headAt;
  const tail = set.tailEnd - set.tailAt;
  const text = load<usize>(slot, 8);
  if (load<usize>(slot, 20) !== head || load<usize>(slot, 12) !== head + tail) return false;
  return areEqual(set.headAt, text, head) && areEqual(set.tailAt, text + head, tail);
}

function areEqual(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + VECTOR <= length; at += VECTOR) {
    if (v128.any_true(v128.xor(v128.load(a + at), v128.load(b + at)))) return false;
  }
  for (; at < length; at++) if (load<u8>(a + at) !== load<u8>(b + at)) return false;
  return true;
}

function hashOf(from: usize, end: usize, start: u64): u64 {
  let hash = start ^ (end - from);
  let at = from;
  for (; at + 8 <= end; at += 8) {
    hash = (hash ^ load<u64>(at)) * FACTOR;
    hash ^= hash >> 32;
  }
  for (; at < end; at++) hash = (hash ^ load<u8>(at)) * FACTOR;
  return hash ^ (hash >> 29);
}

function beginsSet(at: usize): bool {
  return load<u64>(at) === SOURCE && (load<u32>(at + 8) & THREE_BYTES) === QUOTE_COLON_QUOTE;
}

function isDigit(byte: u8): bool {
  return <u8>(byte - ZERO) < 10;
}

function readNumber(from: usize): f64 {
  let value: f64 = 0;
  for (let at = from; isDigit(load<u8>(at)); at++) value = value * 10 + <f64>(load<u8>(at) - ZERO);
  return value;
}
