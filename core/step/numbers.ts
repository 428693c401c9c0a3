import * as is from './characters.ts';

const CAPITAL_E = 69;
const SMALL_E = 101;
const DOT_AS_DIGIT = is.DOT - is.ZERO;
/** Powers of ten that are exact as doubles. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
/** Up to here every integer is exact as a double. */
const EXACT = 2 ** 53;

/**
 * Reads integers and reals (ISO 10303-21, 6.4.1 and 6.4.2) straight from bytes, each equal to what `Number` makes of
 * its text. Where the digits are an exact integer and the power of ten is exact, one division or product of the two
 * rounds correctly; that is nearly always so, and five times faster than `Number`, which reads the rest.
 */
export class NumberReader {
  /** Position behind the number read last. */
  end = 0;
  /** What was wrong with it. */
  problem: string | undefined;

  /** The number that begins at `start`; null where it is none or too large for a double, and `problem` says so. */
  read(bytes: Buffer, start: number): number | null {
    const first = behindSign(bytes, start);
    let at = first;
    let mantissa = 0;
    let fraction = 0;
    for (; ; at++) {
      const digit = (bytes[at] ?? 0) - is.ZERO;
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
      else if (digit === DOT_AS_DIGIT && fraction === 0) fraction = at + 1;
      else break;
    }
    this.end = at;
    if (at - first === (fraction === 0 ? 0 : 1)) return this.#wrong('a number has no digits');
    let power = fraction === 0 ? 0 : fraction - at;
    if (bytes[at] === CAPITAL_E || bytes[at] === SMALL_E) power += this.#exponent(bytes, at + 1);
    const isExact = mantissa < EXACT && power >= -22 && power <= 22;
    if (!isExact) return this.#slowly(bytes, start);
    return bytes[start] === is.MINUS ? -scaled(mantissa, power) : scaled(mantissa, power);
  }

  /** NaN where it has no digits. */
  #exponent(bytes: Buffer, start: number): number {
    const first = behindSign(bytes, start);
    let at = first;
    let exponent = 0;
    for (let digit = (bytes[at] ?? 0) - is.ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - is.ZERO) {
      exponent = exponent * 10 + digit;
    }
    this.end = at;
    if (at === first) return Number.NaN;
    return bytes[start] === is.MINUS ? -exponent : exponent;
  }

  #slowly(bytes: Buffer, start: number): number | null {
    const number = Number(bytes.toString('latin1', start, this.end));
    if (Number.isFinite(number)) return number;
    return this.#wrong(Number.isNaN(number) ? 'the exponent of a number has no digits' : 'a number is too large');
  }

  #wrong(problem: string): null {
    this.problem = problem;
    return null;
  }
}

function behindSign(bytes: Buffer, at: number): number {
  return bytes[at] === is.MINUS || bytes[at] === is.PLUS ? at + 1 : at;
}

function scaled(mantissa: number, power: number): number {
  return power < 0 ? mantissa / (POWERS_OF_TEN[-power] ?? 1) : mantissa * (POWERS_OF_TEN[power] ?? 1);
}
