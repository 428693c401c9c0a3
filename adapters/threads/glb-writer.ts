import { type Glb, type GlbModel, writeGlb } from '#core/geometry';
import type { GeometryThread, ThreadEvent } from './geometry-thread.ts';

interface Waiting {
  readonly model: GlbModel;
  readonly resolve: (glb: Glb | Promise<Glb>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A thread that writes GLBs, one after another: it is told of the next while it is at one, and does not wait for whoever takes
 * them. When it is lost, the caller's thread writes what it was told of.
 */
export class GlbWriter {
  readonly #thread: GeometryThread;
  readonly #waiting: Waiting[] = [];
  readonly #onIdle: (isLost: boolean) => void;

  /** @param onIdle when everything is answered: there may be something else for the thread to do, unless it is lost. */
  constructor(thread: GeometryThread, onIdle: (isLost: boolean) => void) {
    this.#thread = thread;
    this.#onIdle = onIdle;
    thread.onEvent = (event) => this.#dealWith(event);
  }

  /** How many are not written yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  write(model: GlbModel): Promise<Glb> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ model, resolve, reject });
      this.#thread.writeGlb(model);
    });
  }

  #dealWith(event: ThreadEvent): void {
    switch (event.kind) {
      case 'glb':
        this.#waiting.shift()?.resolve(event.glb);
        if (this.#waiting.length === 0) this.#onIdle(false);
        return;
      case 'interrupted':
        for (const { reject } of this.#waiting.splice(0)) {
          reject(new Error('The engine was closed while it was at work.'));
        }
        return;
      case 'lost': {
        const undone = this.#waiting.splice(0);
        this.#onIdle(true);
        for (const { model, resolve } of undone) resolve(writeGlb(model));
      }
    }
  }
}
