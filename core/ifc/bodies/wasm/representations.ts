// AssemblyScript, not TypeScript. Whether a product's shape has a body: as far as ../body-representations.ts tells that
// from the classes of items.

import { QUOTE } from '../../../step/wasm/characters';
import { typeOf } from '../../../step/wasm/statements';
import { desk, endOf, first, IDENTIFIERS, idOf, isAbsent, kindOf, read, referred, SHAPES, startOf } from './desk';
import { name_beside } from './javascript';

// What a keyword is; repeated in ../native-heads.ts.
const SHAPE: u32 = 4;
const REPRESENTATION: u32 = 8;
const SURFACE: u32 = 16;
const FOLLOWED: u32 = 32;

// Attributes of IfcProductRepresentation and IfcRepresentation.
const REPRESENTATIONS: u32 = 2;
const IDENTIFIER: u32 = 1;
const ITEMS: u32 = 3;

/** What is known of a product's body, or of a representation; repeated in ../native-heads.ts. */
export const ASK: u32 = 0;
export const NO_BODY: u32 = 1;
export const BODY: u32 = 2;
export const FOLLOW: u32 = 3;

const MOST_REPRESENTATIONS: i32 = 32;
/** Of an identifier that is remembered: its length, what it says, and then its text. */
const IDENTIFIER_BYTES: usize = 64;
const MOST_IDENTIFIERS: u32 = 64;
const MOST_LETTERS: usize = 48;
let identifiers: u32 = 0;

/** Of an IfcProductRepresentation. */
export function bodyOf(shape: u32): u32 {
  if (!read(shape, SHAPE)) return ASK;
  const count = referred(REPRESENTATIONS);
  if (count < 0 || count > MOST_REPRESENTATIONS) return ASK;
  const ids = desk + SHAPES;
  for (let number = 0; number < count; number++) store<u32>(ids + usize(number) * 4, idOf(number));
  let found = NO_BODY;
  // All are looked at: one that has to be asked about is asked about before any is followed.
  for (let number = 0; number < count; number++) {
    const look = lookAt(load<u32>(ids + usize(number) * 4));
    if (look === ASK) return ASK;
    if (found === NO_BODY) found = look;
  }
  return found;
}

function lookAt(representation: u32): u32 {
  if (!read(representation, REPRESENTATION)) return ASK;
  const beside = isAbsent(IDENTIFIER) ? 0 : isBeside(representation);
  if (beside < 0) return ASK;
  const count = referred(ITEMS);
  if (count < 0) return ASK;
  if (beside === 1) return NO_BODY;
  for (let number = 0; number < count; number++) {
    const type = typeOf(idOf(number));
    if (type < 0) continue;
    const kind = kindOf(type);
    if ((kind & SURFACE) !== 0) return BODY;
    if ((kind & FOLLOWED) !== 0) return FOLLOW;
  }
  return NO_BODY;
}

/** Whether the identifier of the representation at hand names something beside the body: 1 or 0; -1 where it is no text. */
function isBeside(representation: u32): i32 {
  if (first(IDENTIFIER) !== QUOTE) return -1;
  const start = startOf(IDENTIFIER) + 1;
  const length = endOf(IDENTIFIER) - 1 - start;
  for (let number: u32 = 0; number < identifiers; number++) {
    const known = desk + IDENTIFIERS + usize(number) * IDENTIFIER_BYTES;
    if (usize(load<u32>(known)) === length && isSame(known + 8, start, length)) return load<i32>(known, 4);
  }
  const beside = name_beside(representation);
  if (beside >= 0 && identifiers < MOST_IDENTIFIERS && length <= MOST_LETTERS) {
    const known = desk + IDENTIFIERS + usize(identifiers++) * IDENTIFIER_BYTES;
    store<u32>(known, u32(length));
    store<i32>(known, beside, 4);
    memory.copy(known + 8, start, length);
  }
  return beside;
}

function isSame(one: usize, other: usize, length: usize): bool {
  for (let at: usize = 0; at < length; at++) if (load<u8>(one + at) !== load<u8>(other + at)) return false;
  return true;
}
