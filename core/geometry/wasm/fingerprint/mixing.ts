// AssemblyScript, not TypeScript. The mixing of MurmurHash3_x64_128 (Austin Appleby, public domain), with multipliers of one's own:
// who does not know them cannot aim at two contents with one fingerprint.

// What the fingerprint of the content at hand has come to.
export let low: u64 = 0;
export let high: u64 = 0;

let first: u64 = 1;
let second: u64 = 1;
let seed: u64 = 0;

/** @param secrets three numbers of 64 bits, of which the first two are odd. */
export function setSecrets(secrets: usize): void {
  first = load<u64>(secrets);
  second = load<u64>(secrets, 8);
  seed = load<u64>(secrets, 16);
}

/** Begins with other content. */
export function begin(): void {
  low = seed;
  high = seed;
}

/** Goes on from where content stood before. */
export function resume(thenLow: u64, thenHigh: u64): void {
  low = thenLow;
  high = thenHigh;
}

/**
 * Takes 16 bytes.
 * @param kind of what they are: equal bytes of another kind give something else.
 */
export function mix(one: u64, two: u64, kind: u64): void {
  low ^= rotl(one * first, 31) * second;
  low = (rotl(low, 27) + high) * 5 + 0x52dce729 + kind * 0x9e3779b97f4a7c15;
  high ^= rotl(two * second, 33) * first;
  high = (rotl(high, 31) + low) * 5 + 0x38495ab5;
}

/** Spreads every bit over all of them. */
export function finish(): void {
  low += high;
  high += low;
  low = spread(low);
  high = spread(high);
  low += high;
  high += low;
}

function spread(value: u64): u64 {
  let bits = value;
  bits = (bits ^ (bits >> 33)) * 0xff51afd7ed558ccd;
  bits = (bits ^ (bits >> 33)) * 0xc4ceb9fe1a85ec53;
  return bits ^ (bits >> 33);
}
