import { parentPort, workerData } from 'node:worker_threads';
import { DiskByteSource } from '#adapters/disk';
import {
  type Attempt,
  BlockBuilder,
  FileTessellator,
  type GlbModel,
  type PositionedAttempt,
  packAttempts,
  writeGlb,
} from '#core/geometry';
import { BLOCKS_AHEAD, type FromWorker, IDLE, Progress, type ToWorker, type WorkerSetup } from './protocol.ts';
import { WorkQueue } from './work-queue.ts';

// A thread that makes shapes. `ThreadedEngine` starts it from dist/geometry-worker.mjs.

const { path, progress: memory }: WorkerSetup = workerData;
const progress = new Progress(memory);
const source = new DiskByteSource(path);

let mayBeAhead = BLOCKS_AHEAD;
let onTaken = () => {};
let job: ShapeJob | undefined;

parentPort?.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'begin':
      job = new ShapeJob(message);
      return void job.claimAll(new WorkQueue(message.queue));
    case 'direct':
      return void job?.direct(message.positions);
    case 'web-ifc':
      return void job?.byWebIfc(message.positions);
    case 'write-glb':
      return void write(message.model);
    case 'taken':
      mayBeAhead++;
      onTaken();
  }
});

/** One file's shapes, as far as this thread makes them. */
class ShapeJob {
  readonly #products: Uint32Array;
  readonly #file: FileTessellator;
  readonly #blocks: BlockBuilder<PositionedAttempt>;

  constructor({ index, units, elementTriangles, products }: Extract<ToWorker, { kind: 'begin' }>) {
    this.#products = products;
    this.#file = new FileTessellator({ source, index, units, elementTriangles });
    this.#blocks = new BlockBuilder(this.#file.meshes);
  }

  async claimAll(queue: WorkQueue): Promise<void> {
    for (let claim = queue.claim(); claim !== undefined; claim = queue.claim()) {
      for (let position = claim.from; position < claim.to; position++) {
        const wait = this.#makeDirectly(position);
        if (wait !== undefined) await wait;
      }
    }
    await this.#finish();
  }

  async direct(positions: Uint32Array): Promise<void> {
    for (const position of positions) {
      const wait = this.#makeDirectly(position);
      if (wait !== undefined) await wait;
    }
    await this.#finish();
  }

  async byWebIfc(positions: Uint32Array): Promise<void> {
    const products = positions.map((position) => this.#products[position] ?? 0);
    let at = 0;
    let began = performance.now();
    for await (const outcome of this.#file.byWebIfc(products, (begun) => progress.set(positions[begun] ?? begun))) {
      const made = { item: '', openings: false, milliseconds: performance.now() - began };
      if (this.#keep(positions[at++] ?? 0, { ...outcome, made })) await this.#handOver();
      began = performance.now();
    }
    await this.#finish();
  }

  /** @returns nothing to wait for, most of the time. */
  #makeDirectly(position: number): Promise<void> | undefined {
    progress.set(position);
    const made = this.#file.direct(this.#products[position] ?? 0);
    if (made instanceof Promise) return made.then((attempt) => this.#keepAndHandOver(position, attempt));
    return this.#keep(position, made) ? this.#handOver() : undefined;
  }

  async #keepAndHandOver(position: number, attempt: Attempt): Promise<void> {
    if (this.#keep(position, attempt)) await this.#handOver();
  }

  /** @returns whether a block is to be handed over. */
  #keep(position: number, attempt: Attempt): boolean {
    this.#blocks.add({ position, attempt });
    return this.#blocks.isDue;
  }

  async #handOver(): Promise<void> {
    progress.set(IDLE);
    const { meshes, outcomes } = this.#blocks.take();
    // Copied, not given: the first buffer that a thread gives away makes V8 compile all that reads typed arrays once more.
    tell({ kind: 'block', block: { meshes, attempts: packAttempts(outcomes) } });
    mayBeAhead--;
    if (mayBeAhead > 0) return;
    await new Promise(setImmediate); // messages that have come meanwhile
    while (mayBeAhead <= 0) {
      await new Promise<void>((resolve) => {
        onTaken = resolve;
      });
    }
  }

  async #finish(): Promise<void> {
    if (!this.#blocks.isEmpty) await this.#handOver();
    progress.set(IDLE);
    tell({ kind: 'done' });
  }
}

async function write(model: GlbModel): Promise<void> {
  const glb = await writeGlb(model);
  tell({ kind: 'glb', glb }, [...new Set(glb.chunks.map(({ buffer }) => buffer))]);
}

/** @param given to whoever is told, instead of being copied. */
function tell(message: FromWorker, given: readonly ArrayBufferLike[] = []): void {
  parentPort?.postMessage(
    message,
    given.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
