import type { Outcome } from './engine.ts';
import type { Mesh } from './mesh.ts';

/** A block is handed on when one of these is reached: often enough for progress, seldom enough to cost nothing. */
const MOST_MESHES = 64;
const MOST_MILLISECONDS = 100;
/** Outcomes: few at first, so that others can begin with them; later an eighth of what there was before. */
const MOST_OUTCOMES = { first: 64, later: 256 };
const SHARE_OF_ALL = 1 / 8;

/** Gathers what became of products, and the meshes that came up with it, into blocks. */
export class BlockBuilder {
  readonly #meshes: readonly Mesh[];
  #handedOut = 0;
  #outcomes: Outcome[] = [];
  #since = performance.now();
  #mostOutcomes = MOST_OUTCOMES.first;
  #taken = 0;

  /** @param meshes all meshes so far, those handed out already; it grows before an outcome that uses a new one is added */
  constructor(meshes: readonly Mesh[]) {
    this.#meshes = meshes;
    this.#handedOut = meshes.length;
  }

  add(outcome: Outcome): void {
    this.#outcomes.push(outcome);
  }

  /** A mesh may have come up with a product that was then left to another engine: it is to be handed out all the same. */
  get isEmpty(): boolean {
    return this.#outcomes.length === 0 && this.#meshes.length === this.#handedOut;
  }

  get isDue(): boolean {
    return (
      this.#outcomes.length >= this.#mostOutcomes ||
      this.#meshes.length - this.#handedOut >= MOST_MESHES ||
      performance.now() - this.#since >= MOST_MILLISECONDS
    );
  }

  take(): { readonly meshes: readonly Mesh[]; readonly outcomes: readonly Outcome[] } {
    const block = { meshes: this.#meshes.slice(this.#handedOut), outcomes: this.#outcomes };
    this.#handedOut = this.#meshes.length;
    this.#taken += this.#outcomes.length;
    this.#mostOutcomes = Math.max(MOST_OUTCOMES.first, Math.min(MOST_OUTCOMES.later, this.#taken * SHARE_OF_ALL));
    this.#outcomes = [];
    this.#since = performance.now();
    return block;
  }
}
