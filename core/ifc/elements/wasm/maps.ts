// AssemblyScript, not TypeScript. Maps from an express id to express ids: ReferenceMap of core/step, copied into the memory.

import { map } from './desk';

const SLOTS: usize = 0;
const MASK: usize = 4;
const KEYS: usize = 8;
const STARTS: usize = 12;

const NEIGHBOUR_BITS: u32 = 3;
const NEIGHBOUR_MASK: u32 = (1 << NEIGHBOUR_BITS) - 1;

/** Where the targets begin that were found last, and how many there are. */
export let targets: usize = 0;
export let targetCount: u32 = 0;

/** Finds to what an id leads; false where that is nothing. */
export function follow(number: u32, id: u32): bool {
  const columns = map(number);
  const slots = usize(load<u32>(columns, SLOTS));
  if (slots === 0) return false;
  const mask = load<u32>(columns, MASK);
  const keys = usize(load<u32>(columns, KEYS));
  for (let slot = hashOf(id) & mask; ; slot = (slot + 1) & mask) {
    const row = load<u32>(slots + (usize(slot) << 2));
    if (row === 0) return false;
    if (load<u32>(keys + (usize(row - 1) << 2)) !== id) continue;
    const place = usize(load<u32>(columns, STARTS)) + (usize(row - 1) << 2);
    // Addresses.
    targets = usize(load<u32>(place));
    targetCount = (load<u32>(place, 4) - u32(targets)) >> 2;
    return targetCount > 0;
  }
}

/** As `IdTable` finds its ids. */
function hashOf(id: u32): u32 {
  const mixed = (id >> NEIGHBOUR_BITS) * 0x9e3779b1;
  return ((mixed ^ (mixed >> 15)) << NEIGHBOUR_BITS) | (id & NEIGHBOUR_MASK);
}
