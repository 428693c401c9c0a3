// AssemblyScript, not TypeScript. Where this module has what in its memory.

import { desk, findStatement, OWN } from '../../wasm/desk';

// Addresses, from the desk's beginning, are repeated in ../lines/desk.ts.
const LAYOUTS: usize = OWN;
const LAYOUT_BYTES: usize = 512;
const TYPES: usize = LAYOUTS + 512 * 64;
const TYPE_BYTES: usize = 512;
const SLOTS: usize = TYPES + 512 * 256;
const SET_IDS: usize = SLOTS + 4 * 1024;
const PROPERTIES: usize = SET_IDS + 4 * 1024;
const SETS: usize = PROPERTIES + 16 * 65536;
const LISTS: usize = SETS + 16 * 16384;
const LISTED: usize = LISTS + 32 * 16384;

/** By the number of a keyword: that of the layout of its class. */
let layouts: usize = 0;

export function beginLayouts(address: usize): void {
  layouts = address;
}

/**
 * Finds the statement of an instance.
 * @returns -1 where it is not there, or not in the memory; else the number of its class' layout, 0 where it has none.
 */
export function find(id: u32): i32 {
  const type = findStatement(id);
  return type < 0 ? -1 : i32(load<u8>(layouts + usize(type)));
}

export function idsOfSets(): usize {
  return desk + SET_IDS;
}

export function layout(number: u32): usize {
  return desk + LAYOUTS + usize(number) * LAYOUT_BYTES;
}

export function type(number: u32): usize {
  return desk + TYPES + usize(number) * TYPE_BYTES;
}

export function slotOfType(hash: u32): usize {
  return desk + SLOTS + usize(hash & 1023) * 4;
}

export function placeOfProperty(id: u32): usize {
  return desk + PROPERTIES + usize(id & 65535) * 16;
}

export function placeOfSet(id: u32): usize {
  return desk + SETS + usize(id & 16383) * 16;
}

export function placeOfList(hash: u32): usize {
  return desk + LISTS + usize(hash & 16383) * 32;
}

/** Of the ids of lists that are remembered, the one that was kept as the n-th. */
export function idListed(number: u32): usize {
  return desk + LISTED + usize(number & 262143) * 4;
}
