import {
  type GeometryEngine,
  type Glb,
  type GlbModel,
  OPENING,
  type TessellationBlock,
  type TessellationRequest,
  writeGlb,
} from '#core/geometry';
import { GeometryThread, type GeometryThreadOptions, type Loss } from './geometry-thread.ts';
import { MeshNumbers } from './mesh-numbers.ts';
import { IDLE } from './protocol.ts';
import { Remaining } from './remaining.ts';

/** After so many lost workers the rest of the file is given up. */
const MOST_REPLACEMENTS = 5;
/** For loading web-ifc, which takes 0.2 s on an idle machine. */
const STARTING_MS = 5_000;
/** For opening a file, on top of the budget of one element. web-ifc takes about 0.0015 ms. */
const OPENING_MS_PER_INSTANCE = 0.1;

/**
 * web-ifc in a worker thread. An element that exceeds its time budget or takes the thread down with it (out of memory,
 * a crash) fails alone: the thread is replaced and goes on with the next element. Only five times, then the rest of the
 * file fails with `geometry/engine-abandoned`.
 */
export class ThreadedEngine implements GeometryEngine {
  readonly #options: GeometryThreadOptions;
  #thread: GeometryThread | undefined;

  constructor(options: GeometryThreadOptions) {
    this.#options = options;
  }

  /** Starts the thread, so that the engine is ready by the time the file is indexed. `tessellate` does it otherwise. */
  start(): void {
    this.#started();
  }

  async *tessellate(request: TessellationRequest): AsyncGenerator<TessellationBlock> {
    request.signal?.throwIfAborted();
    const remaining = new Remaining(request.products);
    const numbers = new MeshNumbers();
    for (let losses = 0; ; ) {
      const products = remaining.toTry();
      if (products.length === 0) break;
      const loss = yield* this.#run({ ...request, products }, remaining, numbers);
      if (loss === undefined) break;
      losses++;
      judge(loss, losses, remaining);
    }
    const outcomes = remaining.settle([]);
    if (outcomes.length > 0) yield { meshes: [], outcomes };
  }

  /** In the worker thread; where that is lost, in the caller's. */
  async writeGlb(model: GlbModel): Promise<Glb> {
    const thread = this.#started();
    thread.writeGlb(model);
    const event = await thread.next();
    if (event.kind === 'glb') return event.glb;
    await this.close();
    if (event.kind === 'interrupted') throw new Error('The engine was closed while it was at work.');
    return writeGlb(model);
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.end();
  }

  /** One worker's share; returns why it ended early. A thread that is not done when the reader leaves is ended. */
  async *#run(
    request: TessellationRequest,
    remaining: Remaining,
    numbers: MeshNumbers,
  ): AsyncGenerator<TessellationBlock, Loss | undefined> {
    numbers.nextWorker();
    const thread = this.#started();
    const interrupt = () => thread.interrupt();
    request.signal?.addEventListener('abort', interrupt);
    let isDone = false;
    try {
      thread.tessellate(request, request.elementBudgetMs + STARTING_MS + request.index.count * OPENING_MS_PER_INSTANCE);
      for (;;) {
        const event = await thread.next();
        request.signal?.throwIfAborted();
        if (event.kind === 'interrupted') throw new Error('The engine was closed while it was at work.');
        if (event.kind === 'lost') return event;
        isDone = event.kind === 'done';
        if (event.kind !== 'block') return undefined;
        const { meshes, outcomes } = numbers.renumbered(event.block);
        yield { meshes, outcomes: remaining.settle(outcomes) };
      }
    } finally {
      request.signal?.removeEventListener('abort', interrupt);
      if (!isDone) await this.close();
    }
  }

  #started(): GeometryThread {
    this.#thread ??= new GeometryThread(this.#options);
    return this.#thread;
  }
}

/** Whose fault the loss was: an element's, the file's as a whole, or nobody's. */
function judge({ position, code, reason }: Loss, losses: number, remaining: Remaining): void {
  if (position === OPENING) remaining.giveUp(code, `While the file was being opened: ${reason}`);
  else if (position !== IDLE) remaining.giveVerdict(position, code, reason);
  if (losses > MOST_REPLACEMENTS) {
    const why = `${losses} worker threads were lost on this file, the last because: ${reason} The rest was not tried.`;
    remaining.giveUp('geometry/engine-abandoned', why);
  }
}
