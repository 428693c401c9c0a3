import { Worker } from 'node:worker_threads';
import type { FailureCode, GlbModel } from '#core/geometry';
import { type FromWorker, Progress, type ToWorker, type WorkerSetup } from './protocol.ts';
import { Watchdog } from './watchdog.ts';

/** The thread is gone, or has to go. */
export interface Loss {
  readonly kind: 'lost';
  /** What it was at: a position among the products, OPENING or IDLE. */
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

/** Milliseconds: for one product, and for opening a part of the file in web-ifc. */
export interface Budgets {
  readonly element: number;
  readonly opening: number;
}

/** JavaScript memory only: meshes, WebAssembly and the index lie outside of it. */
const LIMITS = { maxOldGenerationSizeMb: 1024 };

/** One worker thread that makes shapes. Whoever gives it work listens to it. */
export class GeometryThread {
  onEvent: (event: ThreadEvent) => void = () => {};
  readonly #worker: Worker;
  readonly #progress = Progress.create();
  #watchdog: Watchdog | undefined;
  /** Work that it has not said to be done. */
  #undone = 0;
  /** It was lost while nobody had work for it, or is. */
  #loss: Loss | undefined;
  #ended: Promise<void> | undefined;

  /** The thread starts at once and gets its engine ready. It does not keep the process alive while it has no work. */
  constructor({ workerFile, path }: GeometryThreadOptions) {
    const setup: WorkerSetup = { path, progress: this.#progress.memory };
    this.#worker = new Worker(workerFile, { workerData: setup, resourceLimits: LIMITS, execArgv: [] });
    this.#worker.on('message', (message: FromWorker) => this.#tellOf(message));
    this.#worker.on('error', (error) => this.#lose('geometry/worker-lost', `The worker thread failed: ${error}.`));
    this.#worker.on('exit', (code) => this.#lose('geometry/worker-lost', `The worker thread ended with code ${code}.`));
    this.#worker.unref();
  }

  /** Gives it work; the listener is told of blocks, then `done` or `lost`. */
  work(message: Exclude<ToWorker, { kind: 'taken' | 'write-glb' }>, budgets: Budgets): void {
    if (!this.#begin(message)) return;
    const budget = (position: number) => (position < 0 ? budgets.opening : budgets.element);
    this.#watchdog = new Watchdog(this.#progress, budget, (position) => {
      const reason = `It took longer than ${budget(position) / 1000} s.`;
      this.onEvent({ kind: 'lost', position, code: 'geometry/timeout', reason });
    });
  }

  /** The listener is told `glb` or `lost`; several may be asked for, which are answered in turn. */
  writeGlb(model: GlbModel): void {
    this.#begin({ kind: 'write-glb', model });
  }

  /** A block has been dealt with. */
  taken(): void {
    this.#tell({ kind: 'taken' });
  }

  /** More than once is allowed. */
  async end(): Promise<void> {
    this.#ended ??= this.#end();
    await this.#ended;
  }

  async #end(): Promise<void> {
    this.#rest();
    this.#worker.removeAllListeners();
    this.onEvent({ kind: 'interrupted' });
    await this.#worker.terminate();
  }

  /** @returns false where there is no thread any more; the listener knows it then. */
  #begin(message: ToWorker): boolean {
    if (this.#loss !== undefined) {
      this.onEvent(this.#loss);
      return false;
    }
    this.#undone++;
    this.#worker.ref();
    this.#tell(message);
    return true;
  }

  #tellOf(event: FromWorker): void {
    if (event.kind !== 'block' && --this.#undone === 0) this.#rest();
    this.onEvent(event);
  }

  #rest(): void {
    this.#watchdog?.stop();
    this.#worker.unref();
  }

  #lose(code: FailureCode, reason: string): void {
    this.#rest();
    this.#loss ??= { kind: 'lost', position: this.#progress.position, code, reason };
    this.onEvent(this.#loss);
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
