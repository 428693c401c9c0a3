// AssemblyScript, not TypeScript.

import { ZERO } from './characters';

/** The express id whose digits begin at `start`; anything beyond 32 bits where it has more of them. */
export function expressId(start: usize): u64 {
  let id: u64 = 0;
  let at = start;
  for (let digit = u32(load<u8>(at)) - ZERO; digit <= 9; digit = u32(load<u8>(++at)) - ZERO) {
    id = id * 10 + digit;
    if (id > 0xffffffff) break;
  }
  return id;
}
