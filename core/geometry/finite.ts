/** A number minus itself is 0, unless it is infinite or none: a sum of zeros tells in one pass, without a call each. */
export function areFinite(numbers: Float32Array | Float64Array): boolean {
  let zero = 0;
  for (let at = 0; at < numbers.length; at++) zero += (numbers[at] ?? 0) - (numbers[at] ?? 0);
  return zero === 0;
}
