import { type FailureCode, type Outcome, productOf } from '#core/geometry';

/** The products that have no outcome yet. */
export class Remaining {
  readonly #pending: Set<number>;
  /** Of products that no worker shall try again, yet to be told. */
  #verdicts: Outcome[] = [];
  /** What the worker was handed last. */
  #tried = new Uint32Array(0);

  /** @param products express ids, each once. */
  constructor(products: Uint32Array) {
    this.#pending = new Set(products);
  }

  /** What a worker is to do. */
  toTry(): Uint32Array {
    this.#tried = Uint32Array.from(this.#pending);
    return this.#tried;
  }

  /** The worker shall not try the product at this position of `toTry` again. */
  giveVerdict(position: number, code: FailureCode, reason: string): void {
    const expressId = this.#tried[position];
    if (expressId === undefined) throw new Error(`The worker was given no product ${position}.`);
    if (this.#pending.delete(expressId)) this.#verdicts.push({ status: 'failed', expressId, code, reason });
  }

  giveUp(code: FailureCode, reason: string): void {
    for (const expressId of this.#pending) this.#verdicts.push({ status: 'failed', expressId, code, reason });
    this.#pending.clear();
  }

  /** A worker's outcomes, and the verdicts that were given meanwhile. */
  settle(outcomes: readonly Outcome[]): Outcome[] {
    for (const outcome of outcomes) this.#pending.delete(productOf(outcome));
    return [...outcomes, ...this.#verdicts.splice(0)];
  }
}
