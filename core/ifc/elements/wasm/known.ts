// AssemblyScript, not TypeScript. What was made of short texts, found by their bytes as they stand in the file: a thousand
// doors are of some ten heights. A newer text takes the place of an older one.

const TEXT_BYTES: usize = 0;
const JSON_BYTES: usize = 4;
const KIND: usize = 8;
const TEXT: usize = 16;
const MADE: usize = 64;
const MOST_TEXT_BYTES: u32 = 48;
/** So long may the JSON be. */
export const MOST_JSON_BYTES: u32 = 432;

export function hashOf(start: usize, end: usize, kind: u32): u32 {
  let mixed = kind;
  const last = min(end, start + usize(MOST_TEXT_BYTES));
  for (let at = start; at < last; at++) mixed = mixed * 31 + u32(load<u8>(at));
  return mixed ^ (mixed >> 15);
}

/** Whether something is known of the text, of this kind. */
export function isKnown(entry: usize, start: usize, end: usize, kind: u32): bool {
  const length = u32(end - start);
  if (length === 0 || load<u32>(entry, TEXT_BYTES) !== length || load<u32>(entry, KIND) !== kind) return false;
  for (let at: usize = 0; at < usize(length); at++) {
    if (load<u8>(entry + at, TEXT) !== load<u8>(start + at)) return false;
  }
  return true;
}

export function knownJson(entry: usize): usize {
  return entry + MADE;
}

export function knownBytes(entry: usize): u32 {
  return load<u32>(entry, JSON_BYTES);
}

/**
 * Makes the entry one for the text, whose JSON follows; until then nothing is known there.
 * @returns whether the text is short enough.
 */
export function begin(entry: usize, start: usize, end: usize, kind: u32): bool {
  store<u32>(entry, 0, TEXT_BYTES);
  const length = u32(end - start);
  if (length > MOST_TEXT_BYTES) return false;
  store<u32>(entry, kind, KIND);
  // Lengths of texts that wait for their JSON.
  store<u32>(entry, length, JSON_BYTES);
  memory.copy(entry + TEXT, start, usize(length));
  return true;
}

/** Puts the JSON of the text that the entry was begun for; not where it is too long. */
export function finish(entry: usize, json: usize, length: u32): void {
  if (length > MOST_JSON_BYTES) return;
  store<u32>(entry, load<u32>(entry, JSON_BYTES), TEXT_BYTES);
  store<u32>(entry, length, JSON_BYTES);
  memory.copy(entry + MADE, json, usize(length));
}
