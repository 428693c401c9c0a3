import type { Outcome, TessellationBlock } from './engine.ts';
import type { Mesh } from './mesh.ts';

/** A block is handed on when one of these is reached: often enough for progress, seldom enough to cost nothing. */
const MOST_OUTCOMES = 64;
const MOST_MESHES = 64;
const MOST_MILLISECONDS = 100;

/** Gathers outcomes, and the meshes that came up with them, into blocks. */
export class BlockBuilder {
  readonly #meshes: readonly Mesh[];
  #handedOut = 0;
  #outcomes: Outcome[] = [];
  #since = performance.now();

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
      this.#outcomes.length >= MOST_OUTCOMES ||
      this.#meshes.length - this.#handedOut >= MOST_MESHES ||
      performance.now() - this.#since >= MOST_MILLISECONDS
    );
  }

  take(): TessellationBlock {
    const block = { meshes: this.#meshes.slice(this.#handedOut), outcomes: this.#outcomes };
    this.#handedOut = this.#meshes.length;
    this.#outcomes = [];
    this.#since = performance.now();
    return block;
  }
}
