import { SCRATCH } from '../faces/room';
import { noRoom } from './javascript';

/** Where memory is free, and where it ends. */
let free: usize = 0;
let end: usize = 0;

/** Takes back all scratch that was given; it begins behind all that lasts. */
export function clearScratch(): void {
  free = load<u32>(SCRATCH);
  end = usize(memory.size()) << 16;
}

/** So many bytes from a multiple of 8 on; not zeroes. */
export function take(bytes: usize): usize {
  free = (free + 7) & ~7;
  return append(bytes);
}

/** So many bytes right behind what was given before; not zeroes. */
export function append(bytes: usize): usize {
  const at = free;
  free += bytes;
  if (free > end) grow();
  return at;
}

/** Takes back all from an address on. */
export function giveBack(at: usize): void {
  free = at;
}

/** As many words, all zeroes. */
export function zeroes(words: u32): usize {
  const bytes = usize(words) * 4;
  const at = take(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

function grow(): void {
  const pages = i32((free - end + 0xffff) >>> 16);
  // A quarter more than that, so that it is done seldom.
  if (memory.grow(pages + (pages >>> 2)) < 0 && memory.grow(pages) < 0) noRoom();
  end = usize(memory.size()) << 16;
}
