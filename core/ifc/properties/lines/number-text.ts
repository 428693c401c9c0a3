const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
/** Decimal numbers of so many digits are as many different doubles: none has a shorter text than its own. */
const EXACT_DIGITS = 15;
/** From 1e-7 on JavaScript writes exponents. */
const MOST_LEADING_ZEROS = 5;

/**
 * Where the text ends that JavaScript writes for the number in `bytes[start, end)`, if that is how the number begins
 * there: `2.50` is written `2.5`, `2.` is `2`. -1 where it is written otherwise: exponents, many digits, `-0`, `+1`.
 */
export function endOfNumber(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  const dot = behindDigits(bytes, first);
  const isFraction = bytes[first] === ZERO;
  if (dot === first || (isFraction && dot > first + 1)) return -1;
  if (dot === end) return dot - first > EXACT_DIGITS || (isFraction && first > start) ? -1 : end;
  if (bytes[dot] !== DOT || behindDigits(bytes, dot + 1) !== end) return -1;
  const digits = end - (isFraction ? dot : first) - 1;
  if (digits > EXACT_DIGITS) return -1;
  let last = end;
  while (bytes[last - 1] === ZERO) last--;
  if (last === dot + 1) return isFraction && first > start ? -1 : dot;
  return isFraction && leadingZeros(bytes, dot + 1) > MOST_LEADING_ZEROS ? -1 : last;
}

function behindDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[++at] ?? 0);
  return at;
}

function leadingZeros(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === ZERO) at++;
  return at - start;
}
