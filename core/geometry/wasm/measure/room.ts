const PAGE: usize = 1 << 16;

/** Makes sure that memory reaches up to an address; a trap where there is no more. */
export function reach(end: usize): void {
  const pages = (end + PAGE - 1) / PAGE;
  const known = usize(memory.size());
  if (pages > known && memory.grow(i32(pages - known)) < 0) unreachable();
}

/** So many words from an address on, all 0; the address behind them. */
export function zeros(address: usize, words: usize): usize {
  const end = address + words * 4;
  reach(end);
  memory.fill(address, 0, words * 4);
  return end;
}

export function powerOfTwoAbove(count: u32): u32 {
  return count <= 2 ? 2 : 1 << (32 - clz(count - 1));
}
