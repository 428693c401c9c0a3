import { TwoGenerations } from './two-generations.ts';

/** Takes the numbers that a shape depends on. */
export interface NumberSink {
  add(number: number): void;
  /** So many numbers, and how many there are. */
  addAll(numbers: readonly number[]): void;
}

/** Shapes of one generation. */
const MOST_SHAPES = 1 << 14;

/**
 * What was built of the same numbers before. Buildings repeat themselves: a bolt, a beam, a pane drawn a hundred times is
 * one shape, and its numbers tell so before it is cut into triangles.
 */
export class ShapesByNumbers<Built> implements NumberSink {
  #numbers = new Float64Array(1 << 8);
  #words = new Uint32Array(this.#numbers.buffer);
  #count = 0;
  readonly #known = new TwoGenerations<number, readonly { readonly numbers: Float64Array; readonly built: Built }[]>(
    MOST_SHAPES,
  );

  /** Begins with another shape. */
  reset(): this {
    this.#count = 0;
    return this;
  }

  add(number: number): void {
    if (this.#count === this.#numbers.length) this.#grow();
    this.#numbers[this.#count++] = number;
  }

  addAll(numbers: readonly number[]): void {
    this.add(numbers.length);
    for (let at = 0; at < numbers.length; at++) this.add(numbers[at] ?? 0);
  }

  /** What the same numbers were built to; equal means the same bits, whatever a hash says. */
  find(): Built | undefined {
    return this.#known.get(this.#hash())?.find(({ numbers }) => this.#isSame(numbers))?.built;
  }

  keep(built: Built): void {
    const hash = this.#hash();
    const entry = { numbers: this.#numbers.slice(0, this.#count), built };
    this.#known.set(hash, [...(this.#known.get(hash) ?? []), entry]);
  }

  #isSame(numbers: Float64Array): boolean {
    if (numbers.length !== this.#count) return false;
    for (let at = 0; at < numbers.length; at++) if (!Object.is(numbers[at], this.#numbers[at])) return false;
    return true;
  }

  #hash(): number {
    let hash = this.#count;
    const words = this.#words;
    for (let at = 0; at < this.#count * 2; at++) {
      hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  #grow(): void {
    const larger = new Float64Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
    this.#words = new Uint32Array(larger.buffer);
  }
}
