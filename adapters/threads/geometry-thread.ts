import { Worker } from 'node:worker_threads';
import type { FailureCode, GlbModel, TessellationRequest } from '#core/geometry';
import { Mailbox } from './mailbox.ts';
import { type FromWorker, Progress, type ToWorker, type WorkerSetup } from './protocol.ts';
import { Watchdog } from './watchdog.ts';

/** The thread is gone, or has to go. */
export interface Loss {
  readonly kind: 'lost';
  /** What it was at: a position among the products it was given, OPENING or IDLE. */
  readonly position: number;
  readonly code: FailureCode;
  readonly reason: string;
}

export type ThreadEvent = FromWorker | Loss | { readonly kind: 'interrupted' };

export interface GeometryThreadOptions {
  /** The model on disk; it must not change meanwhile. */
  readonly path: string;
  /** The bundled worker, `dist/geometry-worker.mjs`. */
  readonly workerFile: URL;
}

/** JavaScript memory only: meshes, WebAssembly and the index lie outside of it. */
const LIMITS = { maxOldGenerationSizeMb: 1024 };

/** One worker thread with an engine of its own. */
export class GeometryThread {
  readonly #worker: Worker;
  readonly #progress = Progress.create();
  readonly #events = new Mailbox<ThreadEvent>();
  #watchdog: Watchdog | undefined;

  /** The thread starts at once and gets its engine ready. It does not keep the process alive before `tessellate`. */
  constructor({ workerFile, path }: GeometryThreadOptions) {
    const setup: WorkerSetup = { path, progress: this.#progress.memory };
    this.#worker = new Worker(workerFile, { workerData: setup, resourceLimits: LIMITS, execArgv: [] });
    this.#worker.on('message', (message: FromWorker) => this.#events.put(message));
    this.#worker.on('error', (error) => this.#lose('geometry/worker-lost', `The worker thread failed: ${error}.`));
    this.#worker.on('exit', (code) => this.#lose('geometry/worker-lost', `The worker thread ended with code ${code}.`));
    this.#worker.unref();
  }

  /** Begins; then read `next` until `done` or `lost`. `openingBudgetMs` is for opening the file. */
  tessellate(request: TessellationRequest, openingBudgetMs: number): void {
    const { index, products, units, elementBudgetMs } = request;
    this.#worker.ref();
    this.#tell({ kind: 'tessellate', index, products, units, elementBudgetMs });
    const budget = (position: number) => (position < 0 ? openingBudgetMs : elementBudgetMs);
    this.#watchdog = new Watchdog(this.#progress, budget, (position) => {
      const reason = `It took longer than ${budget(position) / 1000} s.`;
      this.#events.put({ kind: 'lost', position, code: 'geometry/timeout', reason });
    });
  }

  /** Begins, after `done`; then `next` is `glb` or `lost`. */
  writeGlb(model: GlbModel): void {
    this.#worker.ref();
    this.#tell({ kind: 'write-glb', model });
  }

  async next(): Promise<ThreadEvent> {
    const event = await this.#events.take();
    if (event.kind === 'block') this.#tell({ kind: 'taken' });
    else this.#rest();
    return event;
  }

  /** Gives the reader who waits for `next` something to come back with. */
  interrupt(): void {
    this.#events.put({ kind: 'interrupted' });
  }

  async end(): Promise<void> {
    this.#rest();
    this.#worker.removeAllListeners();
    this.interrupt();
    await this.#worker.terminate();
  }

  #rest(): void {
    this.#watchdog?.stop();
    this.#worker.unref();
  }

  #lose(code: FailureCode, reason: string): void {
    this.#events.put({ kind: 'lost', position: this.#progress.position, code, reason });
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
