import type { GeometryEngine, Glb, GlbModel, TessellationBlock, TessellationRequest } from '#core/geometry';
import { GeometryThread, type GeometryThreadOptions } from './geometry-thread.ts';
import { GlbWriter } from './glb-writer.ts';
import { Team } from './team.ts';

export interface ThreadedEngineOptions extends GeometryThreadOptions {
  /** Threads that make shapes, at the most. What they make does not depend on their number. */
  readonly workers: number;
}

/** Fewer are made sooner than another thread has compiled its code. */
const LEAST_PRODUCTS_PER_WORKER = 1000;
/** So large a part of a file has more products than that. */
const BYTES_PER_WORKER = 16 << 20;

/**
 * Shapes made by worker threads. An element that exceeds its time budget or takes its thread down with it (out of memory,
 * a crash) fails alone: the thread is replaced and the others go on. Only five times, then the rest of the file fails with
 * `geometry/engine-abandoned`.
 */
export class ThreadedEngine implements GeometryEngine {
  readonly #options: ThreadedEngineOptions;
  /** Threads without work. */
  readonly #free: GeometryThread[] = [];
  readonly #busy = new Set<GeometryThread>();
  readonly #writers = new Set<GlbWriter>();

  constructor(options: ThreadedEngineOptions) {
    this.#options = options;
  }

  /**
   * Starts threads, so that they are ready by the time the file is indexed: one, and of a large file all. `tessellate` does it
   * otherwise.
   */
  start(fileBytes: number): void {
    const threads = Math.min(this.#options.workers, 1 + Math.floor(fileBytes / BYTES_PER_WORKER));
    for (let number = 0; number < threads; number++) this.#free.push(new GeometryThread(this.#options));
  }

  async *tessellate(request: TessellationRequest): AsyncGenerator<TessellationBlock> {
    const { products, signal } = request;
    signal?.throwIfAborted();
    const size = Math.min(this.#options.workers, Math.ceil(products.length / LEAST_PRODUCTS_PER_WORKER));
    const team = new Team(request, size, { hire: () => this.#take(), dismiss: (thread) => this.#end(thread) });
    const interrupt = () => team.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      yield* team.blocks();
    } finally {
      signal?.removeEventListener('abort', interrupt);
      for (const [at, { thread, isIdle }] of team.threads.entries()) {
        if (at === 0 && isIdle) this.#giveBack(thread);
        else await this.#end(thread);
      }
    }
  }

  /**
   * In a worker thread; where that is lost, in the caller's. Several at once are written by one thread more than make shapes:
   * the processor of the thread that reads the data is free for a part of the time, and in the end altogether.
   */
  writeGlb(model: GlbModel): Promise<Glb> {
    return this.#writer().write(model);
  }

  #writer(): GlbWriter {
    const writers = [...this.#writers].sort((a, b) => a.waiting - b.waiting);
    const [first] = writers;
    if (first !== undefined && writers.length > this.#options.workers) return first;
    const thread = this.#take();
    const writer: GlbWriter = new GlbWriter(thread, (isLost) => {
      this.#writers.delete(writer);
      if (isLost) void this.#end(thread);
      else this.#giveBack(thread);
    });
    this.#writers.add(writer);
    return writer;
  }

  async close(): Promise<void> {
    for (const thread of [...this.#free.splice(0), ...this.#busy]) await this.#end(thread);
  }

  #take(): GeometryThread {
    const thread = this.#free.pop() ?? new GeometryThread(this.#options);
    this.#busy.add(thread);
    return thread;
  }

  #giveBack(thread: GeometryThread): void {
    thread.onEvent = () => {};
    this.#busy.delete(thread);
    this.#free.push(thread);
  }

  async #end(thread: GeometryThread): Promise<void> {
    this.#busy.delete(thread);
    await thread.end();
  }
}
