/** Bytes for each power: its higher and lower bits, and the place of the highest. */
const STRIDE = 24;
/** No number with a fraction that JavaScript writes without an exponent needs more. */
const MOST = 26;
const LOW_BITS = 63n;

export const POWERS_BYTES = STRIDE * (MOST + 1);

/** Higher powers of ten are no doubles. */
const MOST_EXACT = 22;

export const DOUBLES_BYTES = 8 * (MOST_EXACT + 1);

/**
 * Writes what `wasm/write-number.ts` multiplies with, by Raffaele Giulietti's Schubfach: for each n
 * floor(10^n * 2^(125 - floor(log2 10^n))) + 1, its upper and its lower 63 bits, and floor(log2 10^n).
 */
export function putPowers(desk: DataView, at: number): void {
  for (let power = 0; power <= MOST; power++) {
    const exact = 10n ** BigInt(power);
    const log2 = exact.toString(2).length - 1;
    const bits = (exact << BigInt(125 - log2)) + 1n;
    const place = at + STRIDE * power;
    desk.setBigUint64(place, bits >> LOW_BITS, true);
    desk.setBigUint64(place + 8, BigInt.asUintN(63, bits), true);
    desk.setInt32(place + 16, log2, true);
  }
}

/** Writes the powers that numbers are read with. */
export function putDoubles(desk: DataView, at: number): void {
  for (let power = 0; power <= MOST_EXACT; power++) desk.setFloat64(at + 8 * power, Number(`1e${power}`), true);
}
