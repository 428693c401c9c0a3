import type { GeometryEngine, Outcome, TessellationBlock, TessellationRequest } from './engine.ts';

/** Stands in for an engine that is paused: every product fails with `geometry/engine-paused`, the data is all there. */
export class DataOnlyEngine implements GeometryEngine {
  readonly variant = 'data-only';
  readonly #reason: string;

  /** @param reason why the engine is paused: a sentence for a person. */
  constructor(reason: string) {
    this.#reason = reason;
  }

  async *tessellate({ products, signal }: TessellationRequest): AsyncGenerator<TessellationBlock> {
    signal?.throwIfAborted();
    const outcomes = Array.from(products, (expressId): Outcome => {
      return { status: 'failed', expressId, code: 'geometry/engine-paused', reason: this.#reason };
    });
    yield { meshes: [], outcomes };
  }

  async close(): Promise<void> {}
}
