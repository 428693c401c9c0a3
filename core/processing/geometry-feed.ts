import {
  type ElementGeometry,
  type FailureCode,
  type GeometryEngine,
  type Mesh,
  type Outcome,
  productOf,
  type TessellationRequest,
} from '#core/geometry';

/** All that an engine made of the products it was asked for. */
export interface CollectedGeometry {
  readonly meshes: readonly Mesh[];
  readonly elements: ReadonlyMap<number, ElementGeometry>;
  readonly failures: ReadonlyMap<number, { readonly code: FailureCode; readonly reason: string }>;
  /** Why the direct path has left products to another engine. */
  readonly declined: ReadonlyMap<number, string>;
}

/** Gathers what an engine makes, and lets others wait for what they need of it. */
export class GeometryFeed implements CollectedGeometry {
  readonly meshes: Mesh[] = [];
  readonly elements = new Map<number, ElementGeometry>();
  readonly failures = new Map<number, { code: FailureCode; reason: string }>();
  readonly declined = new Map<number, string>();
  /** Products without an outcome so far. */
  readonly #pending: Set<number>;
  #waiting: { readonly wake: () => void; readonly fail: (error: unknown) => void }[] = [];

  constructor(products: Uint32Array) {
    this.#pending = new Set(products);
  }

  /** Reads the engine's stream to its end. Products with neither element nor failure are empty then. */
  async collect(
    engine: GeometryEngine,
    request: TessellationRequest,
    onProgress: (done: number) => void,
  ): Promise<void> {
    try {
      let done = 0;
      for await (const { meshes, outcomes } of engine.tessellate(request)) {
        for (const mesh of meshes) this.meshes.push(mesh);
        for (const outcome of outcomes) this.#keep(outcome);
        done += outcomes.length;
        onProgress(done);
        for (const { wake } of this.#waiting.splice(0)) wake();
      }
      this.#pending.clear();
      for (const { wake } of this.#waiting.splice(0)) wake();
    } catch (error) {
      for (const { fail } of this.#waiting.splice(0)) fail(error);
      throw error;
    }
  }

  #keep(outcome: Outcome): void {
    const product = productOf(outcome);
    if (outcome.status === 'produced') this.elements.set(product, outcome.geometry);
    else if (outcome.status === 'failed') this.failures.set(product, outcome);
    if (outcome.declined !== undefined) this.declined.set(product, outcome.declined);
    this.#pending.delete(product);
  }

  /** Whether the product has its outcome; also of what is no product. */
  has(expressId: number): boolean {
    return !this.#pending.has(expressId);
  }

  /** Rejects where the engine's stream fails before. */
  async until(expressId: number): Promise<void> {
    while (this.#pending.has(expressId)) {
      await new Promise<void>((wake, fail) => this.#waiting.push({ wake, fail }));
    }
  }
}
