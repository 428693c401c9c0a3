import { OWN } from '../../desk.ts';

// Where `write-lines` has what in its memory: repeated from ../wasm/desk.ts, ../wasm/properties.ts, ../wasm/write-lines.ts.

export const LAYOUTS = OWN;
export const LAYOUT_BYTES = 512;
export const MOST_LAYOUTS = 64;
export const TYPES = LAYOUTS + LAYOUT_BYTES * MOST_LAYOUTS;
export const TYPE_BYTES = 512;
export const MOST_TYPES = 256;
const SLOTS = TYPES + TYPE_BYTES * MOST_TYPES;
export const SET_IDS = SLOTS + 4 * 1024;
export const MOST_SET_IDS = 1024;
/** Properties, sets and lists that were written lately, and the ids of such lists. */
const LATELY = SET_IDS + 4 * MOST_SET_IDS;
export const DESK_BYTES = LATELY + 16 * 65536 + 16 * 16384 + 32 * 16384 + 4 * 262144;

/** What stands between the values, in the order of the module's numbers. */
export const pieces: readonly string[] = [
  '{"name":',
  ',"kind":"single","type":null,"value":null',
  'true',
  'false',
  ',"si":',
  ',"description":',
  ',"formula":',
  'null',
  ',"method":',
  ',"properties":[',
  ']}',
  '{"source":"occurrence"',
  '{"source":"type"',
  ',"name":',
  '{"expressId":',
  ',"globalId":',
  ']}\n',
];

/** What a layout is of. */
export const kind = { set: 1, single: 2, quantity: 3, object: 4 } as const;

/** By its place in a layout of a set or an object; -1 for an attribute that the class has not. */
export const setLayout = { kind: 0, name: 4, description: 8, method: 12, list: 16, headBytes: 20, head: 24 } as const;
export const propertyLayout = { kind: 0, attributes: 4, value: 8, unit: 12, type: 16, formula: 20 } as const;
export const typeFields = {
  headBytes: 0,
  unitBytes: 4,
  hasSi: 8,
  spellingBytes: 12,
  factor: 16,
  offset: 24,
  spelling: 32,
  texts: 96,
} as const;
export const LONGEST_SPELLING = 64;
