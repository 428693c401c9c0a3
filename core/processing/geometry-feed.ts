import {
  type ElementGeometry,
  type FailureCode,
  type GeometryEngine,
  type Mesh,
  type Outcome,
  productOf,
  type TessellationRequest,
  type UnreadableStyle,
} from '#core/geometry';
import type { Box3 } from '#core/model';
import { BodyTally } from './body-tally.ts';
import { ElementStore } from './element-store.ts';
import { type GeometryBudgets, isShownAsBox } from './geometry-budgets.ts';

/** All that an engine made of the products it was asked for. */
export interface CollectedGeometry {
  readonly meshes: readonly Mesh[];
  readonly elements: Pick<ReadonlyMap<number, ElementGeometry>, 'get' | 'has' | 'size'>;
  readonly failures: ReadonlyMap<number, { readonly code: FailureCode; readonly reason: string }>;
  /** Where products are in whose place a box is shown, because their shapes would have cost too much; all have failed. */
  readonly placeholders: ReadonlyMap<number, Box3>;
  /** Why the direct path has left products to another engine. */
  readonly declined: ReadonlyMap<number, string>;
}

/** Gathers what an engine makes, and lets others wait for what they need of it. */
export class GeometryFeed implements CollectedGeometry {
  readonly meshes: Mesh[] = [];
  readonly elements = new ElementStore();
  readonly failures = new Map<number, { code: FailureCode; reason: string }>();
  readonly declined = new Map<number, string>();
  readonly placeholders = new Map<number, Box3>();
  readonly bodies = new BodyTally();
  /** By the statement that cannot be read: the items that it was to colour, as far as they are known. */
  readonly unreadableStyles = new Map<number, Set<number>>();
  readonly #boxOf: (expressId: number) => Box3 | undefined;
  #triangles = 0;
  /** Products without an outcome so far. */
  readonly #pending: Set<number>;
  #waiting: { readonly wake: () => void; readonly fail: (error: unknown) => void }[] = [];
  /** For those who come to wait only after it. */
  #failure: { readonly error: unknown } | undefined;

  /** @param boxOf roughly where a product is; asked only of those without a shape. */
  constructor(products: Uint32Array, boxOf: (expressId: number) => Box3 | undefined) {
    this.#boxOf = boxOf;
    this.#pending = new Set(products);
  }

  /**
   * Reads the engine's stream to its end, or until the budget of the job is spent. Products with neither element nor
   * failure are empty then.
   */
  async collect(
    engine: GeometryEngine,
    request: TessellationRequest,
    { jobMs, jobTriangles }: Pick<GeometryBudgets, 'jobMs' | 'jobTriangles'>,
    onProgress: (done: number) => void,
  ): Promise<void> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), jobMs);
    const signal = request.signal === undefined ? late.signal : AbortSignal.any([request.signal, late.signal]);
    try {
      let done = 0;
      for await (const { meshes, outcomes, unreadableStyles = [] } of engine.tessellate({ ...request, signal })) {
        for (const mesh of meshes) this.#add(mesh);
        for (const outcome of outcomes) this.#keep(outcome);
        for (const style of unreadableStyles) this.#keepStyle(style);
        done += outcomes.length;
        onProgress(done);
        this.#wakeAll();
        if (this.#triangles > jobTriangles) {
          this.#failPending(`The shapes together have more than ${jobTriangles} distinct triangles.`);
          break;
        }
      }
      this.#pending.clear();
      this.#wakeAll();
    } catch (error) {
      if (!late.signal.aborted || request.signal?.aborted) {
        this.#failure = { error };
        for (const { fail } of this.#waiting.splice(0)) fail(error);
        throw error;
      }
      this.#failPending(`The shapes together took longer than ${jobMs / 1000} s.`);
      this.#wakeAll();
    } finally {
      clearTimeout(timer);
    }
  }

  #add(mesh: Mesh): void {
    this.meshes.push(mesh);
    this.#triangles += mesh.indices.length / 3;
  }

  #failPending(reason: string): void {
    for (const expressId of this.#pending) {
      this.#keep({ status: 'failed', expressId, code: 'geometry/budget-spent', reason: `${reason} It was not tried.` });
    }
  }

  #wakeAll(): void {
    for (const { wake } of this.#waiting.splice(0)) wake();
  }

  #keep(outcome: Outcome): void {
    const product = productOf(outcome);
    this.bodies.add(outcome);
    if (outcome.status === 'produced') this.elements.add(outcome.geometry);
    else if (outcome.status === 'failed') {
      this.failures.set(product, outcome);
      const box = isShownAsBox(outcome.code) ? this.#boxOf(product) : undefined;
      if (box !== undefined) this.placeholders.set(product, box);
    }
    if (outcome.declined !== undefined) this.declined.set(product, outcome.declined);
    this.#pending.delete(product);
  }

  #keepStyle({ style, item }: UnreadableStyle): void {
    const items = this.unreadableStyles.get(style) ?? new Set();
    this.unreadableStyles.set(style, items);
    if (item !== undefined) items.add(item);
  }

  /** Whether the product has its outcome; also of what is no product. */
  has(expressId: number): boolean {
    return !this.#pending.has(expressId);
  }

  /** Rejects where the engine's stream fails before, or has failed. */
  async until(expressId: number): Promise<void> {
    while (this.#pending.has(expressId)) {
      if (this.#failure !== undefined) throw this.#failure.error;
      await new Promise<void>((wake, fail) => this.#waiting.push({ wake, fail }));
    }
  }
}
