import * as is from './characters.ts';

/** How an instance or a section begins or ends: what damage cannot reach across. */
const LANDMARK = /^(#\d+\s*=\s*[A-Za-z_!]?\w*\s*\(|(ENDSEC|DATA|HEADER|END-ISO-10303-21)\s*;)/i;
const LANDMARK_BEGINS = new Set(Buffer.from('#EeDdHh'));
/** More bytes than a landmark has. */
const LOOKAHEAD = 256;

/** Whether a landmark stands at `at`; unknown where the bytes at hand end before it is decided. */
export function landmarkAt(bytes: Buffer, at: number, end: number, last: boolean): 'yes' | 'no' | 'unknown' {
  if (at === end) return last ? 'no' : 'unknown';
  if (!LANDMARK_BEGINS.has(bytes[at] ?? 0)) return 'no';
  if (LANDMARK.test(bytes.toString('latin1', at, Math.min(end, at + LOOKAHEAD)))) return 'yes';
  return last || at + LOOKAHEAD <= end ? 'no' : 'unknown';
}

/**
 * Where reading can go on after garbage at `at`: behind the next `;`, at a comment, at a line that begins with a
 * landmark. `end` where there is no such place, or where more bytes are needed to tell.
 */
export function nextStatement(bytes: Buffer, at: number, end: number, last: boolean): number {
  for (let next = at + 1; next < end; next++) {
    const byte = bytes[next] ?? 0;
    if (byte === is.SEMICOLON) return next + 1;
    if (byte === is.SLASH && bytes[next + 1] === is.ASTERISK) return next;
    if (byte !== is.LINE_FEED && byte !== is.CARRIAGE_RETURN) continue;
    next = skipWhiteSpace(bytes, next, end);
    const landmark = landmarkAt(bytes, next, end, last);
    if (landmark === 'yes') return next;
    if (landmark === 'unknown') return end;
    next--;
  }
  return end;
}

export function skipWhiteSpace(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && (bytes[next] ?? 0) <= is.SPACE) next++;
  return next;
}

/** Where the instance begins whose `=` stands at `equals`: the `#` of `#7 =`; -1 where none stands behind `from`. */
export function instanceBefore(bytes: Uint8Array, equals: number, from: number): number {
  const name = skipWhiteSpaceBack(bytes, equals, from);
  let digits = name;
  while (digits > from && is.isDigit(bytes[digits - 1])) digits--;
  return digits < name && digits > from && bytes[digits - 1] === is.HASH ? digits - 1 : -1;
}

/** Where the word `ENDSEC` begins that ends, white space apart, at `end`; -1 where none stands behind `from`. */
export function endsecBefore(bytes: Buffer, end: number, from: number): number {
  const at = skipWhiteSpaceBack(bytes, end, from) - 6;
  const isWord = at >= from && is.KEYWORD_PART[bytes[at - 1] ?? 0] === 0;
  return isWord && bytes.toString('latin1', at, at + 6).toUpperCase() === 'ENDSEC' ? at : -1;
}

/** Behind the last visible byte of `bytes[from, at)`. */
export function skipWhiteSpaceBack(bytes: Uint8Array, at: number, from: number): number {
  let before = at;
  while (before > from && (bytes[before - 1] ?? 0) <= is.SPACE) before--;
  return before;
}
