// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../read-heads.generated.ts.

import { BACKSLASH, HASH, QUOTE } from '../../../step/wasm/characters';
import { typeOf } from '../../../step/wasm/statements';
import {
  asked,
  endOf,
  first,
  found,
  idOf,
  isAbsent,
  kindOf,
  MOST_ASKED,
  read as readStatement,
  referred,
  sit,
  startOf,
  TEXTS_BYTES,
  texts,
} from './desk';
import { ASK, bodyOf, NO_BODY } from './representations';

// What a keyword is; repeated in ../native-heads.ts.
const PRODUCT: u32 = 1;
const VOID: u32 = 2;

// Attributes of IfcRoot.
const GLOBAL_ID: u32 = 0;
const NAME: u32 = 2;

// What is told of a product, four numbers of four bytes; repeated in ../native-heads.ts.
const STATE: usize = 0;
const SHAPE: usize = 4;
const GLOBAL_ID_BYTES: usize = 8;
const NAME_BYTES: usize = 12;
/** Instead of a length: there is none; or it is written otherwise in STEP than as itself. */
const ABSENT: u32 = 0xffffffff;
const OTHERWISE: u32 = 0xfffffffe;

/** Longer texts are left to JavaScript. */
const MOST_LETTERS: usize = 4096;
/** Texts are copied sixteen bytes at a time. */
const MOST_TEXT_BYTES: u32 = 2 * (4096 + 16);

/** Attribute of IfcProduct. */
let representation: u32 = 0;
let used: u32 = 0;

export function begin(address: usize, directory: usize, representationAt: u32): void {
  sit(address, directory);
  representation = representationAt;
}

/**
 * Reads products whose ids are in a table: GlobalIds and Names go among the texts on end, lengths and what is known of
 * bodies into another table.
 * @returns how many were read, at least one: there is no room for the texts of more.
 */
export function read(count: u32): u32 {
  used = 0;
  const most = min(count, MOST_ASKED);
  let at: u32 = 0;
  while (at < most && used + MOST_TEXT_BYTES <= TEXTS_BYTES) {
    readOne(asked(at), found(at));
    at++;
  }
  return at;
}

/** How many bytes of texts there are. */
export function textBytes(): u32 {
  return used;
}

function readOne(id: u32, target: usize): void {
  store<u32>(target, ASK, STATE);
  store<u32>(target, 0, GLOBAL_ID_BYTES);
  store<u32>(target, 0, NAME_BYTES);
  if (!readStatement(id, PRODUCT) || !isTextOrAbsent(GLOBAL_ID) || !isTextOrAbsent(NAME)) return;
  const before = used;
  store<u32>(target, copied(GLOBAL_ID), GLOBAL_ID_BYTES);
  store<u32>(target, copied(NAME), NAME_BYTES);
  let state = NO_BODY;
  if ((kindOf(typeOf(id)) & VOID) === 0 && !isAbsent(representation)) {
    // Another statement may take the place of this one in the memory.
    const isReferred = first(representation) === HASH && referred(representation) === 1;
    const shape = isReferred ? idOf(0) : 0;
    store<u32>(target, shape, SHAPE);
    state = isReferred ? bodyOf(shape) : ASK;
  }
  store<u32>(target, state, STATE);
  // JavaScript reads its texts, too.
  if (state === ASK) used = before;
}

function isTextOrAbsent(position: u32): bool {
  return first(position) === QUOTE || isAbsent(position);
}

/** Copies a text; answers its length. */
function copied(position: u32): u32 {
  if (first(position) !== QUOTE) return ABSENT;
  const start = startOf(position) + 1;
  const length = endOf(position) - 1 - start;
  if (length > MOST_LETTERS) return OTHERWISE;
  const target = texts() + usize(used);
  for (let at: usize = 0; at < length; at += 16) {
    const bytes = v128.load(start + at);
    let others = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(i8(QUOTE))), i8x16.eq(bytes, i8x16.splat(i8(BACKSLASH)))),
    );
    if (length - at < 16) others &= (1 << i32(length - at)) - 1;
    if (others !== 0) return OTHERWISE;
    v128.store(target + at, bytes);
  }
  used += u32(length);
  return u32(length);
}
