import type { Glb, GlbModel, LinkTables, PackedBlock, TessellationRequest } from '#core/geometry';

/** What the worker is born with. */
export interface WorkerSetup {
  /** The model on disk; the worker reads it itself. */
  readonly path: string;
  /** `Progress` over shared memory. */
  readonly progress: SharedArrayBuffer;
}

/** What the worker is told. Each but `taken` is work; when the worker has done it, it says so. */
export type ToWorker =
  /** Make the products that are claimed from the queue, until it is empty. */
  | {
      readonly kind: 'begin';
      readonly index: TessellationRequest['index'];
      readonly units: TessellationRequest['units'];
      readonly elementTriangles: number | undefined;
      /** Express ids, in shared memory. */
      readonly products: Uint32Array;
      /** All threads gather them together. */
      readonly links: LinkTables | undefined;
      /** `WorkQueue` over shared memory. */
      readonly queue: SharedArrayBuffer;
    }
  /** Make these of the products, by their positions. */
  | { readonly kind: 'direct'; readonly positions: Uint32Array }
  /** Give these of the products to web-ifc, together. */
  | { readonly kind: 'web-ifc'; readonly positions: Uint32Array }
  | { readonly kind: 'write-glb'; readonly model: GlbModel }
  /** One block has been taken: one more may be made. */
  | { readonly kind: 'taken' };

/** What the worker tells. */
export type FromWorker =
  /** It lies in shared memory: it costs the same whatever its size. */
  | { readonly kind: 'block'; readonly block: PackedBlock }
  | { readonly kind: 'done' }
  | { readonly kind: 'glb'; readonly glb: Glb };

/**
 * Blocks that the worker may be ahead of its reader: so many that it goes on while the reader is busy for half a second. The
 * reader keeps all of them anyway.
 */
export const BLOCKS_AHEAD = 64;

/** No element is being worked on: the worker waits for its reader, or has nothing to do. */
export const IDLE = -2;

/**
 * What the worker is doing, readable while it cannot answer: a position among the products, OPENING or IDLE, and a
 * count that grows with each change, so that doing the same thing again can be told from still doing it.
 */
export class Progress {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
  }

  static create(): Progress {
    const progress = new Progress(new SharedArrayBuffer(8));
    progress.set(IDLE);
    return progress;
  }

  set(position: number): void {
    Atomics.store(this.#words, 0, position);
    Atomics.add(this.#words, 1, 1);
  }

  get position(): number {
    return Atomics.load(this.#words, 0);
  }

  get changes(): number {
    return Atomics.load(this.#words, 1);
  }
}
