import type { FailureCode, Outcome } from '#core/geometry';

/** The products that have no outcome yet, and the outcomes of those that no worker shall try again. */
export class Remaining {
  readonly #products: Uint32Array;
  readonly #given = new Map<number, Outcome>();
  #next = 0;
  /** Position among all products of each product handed to the worker last. */
  #tried: number[] = [];

  constructor(products: Uint32Array) {
    this.#products = products;
  }

  /** What a worker is to do: everything from here on that no verdict was given on. */
  toTry(): Uint32Array {
    this.#tried = [];
    for (let position = this.#next; position < this.#products.length; position++) {
      if (!this.#given.has(position)) this.#tried.push(position);
    }
    return Uint32Array.from(this.#tried, (position) => this.#products[position] ?? 0);
  }

  /** The worker shall not try the product at this position of `toTry` again. */
  giveVerdict(tried: number, code: FailureCode, reason: string): void {
    const position = this.#tried[tried];
    if (position === undefined) throw new Error(`The worker was given no product ${tried}.`);
    this.#given.set(position, this.#failed(position, code, reason));
  }

  giveUp(code: FailureCode, reason: string): void {
    for (let position = this.#next; position < this.#products.length; position++) {
      if (!this.#given.has(position)) this.#given.set(position, this.#failed(position, code, reason));
    }
  }

  /** Puts a worker's outcomes in the order of all products, with the verdicts that stand between and behind them. */
  settle(outcomes: readonly Outcome[]): Outcome[] {
    const settled = this.#verdicts();
    for (const outcome of outcomes) {
      settled.push(outcome);
      this.#next++;
      settled.push(...this.#verdicts());
    }
    return settled;
  }

  #verdicts(): Outcome[] {
    const verdicts: Outcome[] = [];
    for (let given = this.#given.get(this.#next); given; given = this.#given.get(this.#next)) {
      verdicts.push(given);
      this.#given.delete(this.#next);
      this.#next++;
    }
    return verdicts;
  }

  #failed(position: number, code: FailureCode, reason: string): Outcome {
    return { status: 'failed', expressId: this.#products[position] ?? 0, code, reason };
  }
}
