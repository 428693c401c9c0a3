import { TwoGenerations } from '../two-generations.ts';

/** What is known for a fingerprint, and the fingerprint's words. */
interface Entry<Value> {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
  readonly value: Value;
}

/** What was found for fingerprints that come again, in bounded memory. */
export class ByFingerprint<Value> {
  readonly #entries: TwoGenerations<number, Entry<Value>>;

  /** @param most what the values of one generation weigh together. */
  constructor(most: number, weigh: (value: Value) => number) {
    this.#entries = new TwoGenerations(most, ({ value }) => weigh(value));
  }

  /** @param print four words of 32 bits. */
  get(print: Uint32Array): Value | undefined {
    const entry = this.#entries.get(keyOf(print));
    if (entry === undefined) return undefined;
    const { first, second, third, fourth, value } = entry;
    return first === print[0] && second === print[1] && third === print[2] && fourth === print[3] ? value : undefined;
  }

  set(print: Uint32Array, value: Value): void {
    const [first = 0, second = 0, third = 0, fourth = 0] = print;
    this.#entries.set(keyOf(print), { first, second, third, fourth, value });
  }
}

/** 53 of its bits: as many as a number has; maps of long strings take several times as long. */
function keyOf(print: Uint32Array): number {
  return (print[0] ?? 0) * 2 ** 21 + ((print[1] ?? 0) >>> 11);
}
