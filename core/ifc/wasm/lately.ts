// AssemblyScript, not TypeScript.

import { again, position } from './desk';

// A place where it is remembered where something was written last: id, length, position. Newer things take the place of
// older ones.

export function isKept(kept: usize, id: u32): bool {
  return load<u32>(kept) === id && load<u32>(kept, 4) !== 0;
}

/** Writes it again, if it is not too long ago. */
export function writeKept(kept: usize): bool {
  const length = load<u32>(kept, 4);
  if (!again(load<u64>(kept, 8), length)) return false;
  store<u64>(kept, position() - u64(length), 8);
  return true;
}

/** What stands behind `start` was just written. */
export function keep(kept: usize, id: u32, start: u64): void {
  store<u32>(kept, id);
  store<u32>(kept, u32(position() - start), 4);
  store<u64>(kept, start, 8);
}
