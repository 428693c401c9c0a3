import { parentPort, workerData } from 'node:worker_threads';
import { DiskByteSource } from '#adapters/disk';
import {
  type Attempt,
  AttemptBlock,
  compileShapes,
  FileTessellator,
  type GlbModel,
  KnownShapes,
  OPENING,
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
/** GLBs are answered in the order in which they were asked for. */
let written: Promise<void> = Promise.resolve();
/** Whatever this thread writes is of one file. */
const knownShapes = new KnownShapes();

// Meanwhile another thread goes through the file.
compileShapes();

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
      written = written.then(() => write(message.model));
      return;
    case 'taken':
      mayBeAhead++;
      onTaken();
  }
});

/** One file's shapes, as far as this thread makes them. */
class ShapeJob {
  readonly #products: Uint32Array;
  readonly #file: FileTessellator;
  readonly #blocks: AttemptBlock;
  /** When the next product is begun; 0 where that is not known. */
  #begins = 0;

  constructor({ index, units, elementTriangles, products, links }: Extract<ToWorker, { kind: 'begin' }>) {
    this.#products = products;
    this.#file = new FileTessellator({ source, index, units, elementTriangles, links });
    this.#blocks = new AttemptBlock(this.#file.meshes, this.#file.elements, this.#file.unreadableStyles);
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
    for await (const outcome of this.#file.byWebIfc(products, (begun) => this.#begin(positions[begun] ?? begun))) {
      const now = performance.now();
      const made = { item: '', openings: false, milliseconds: now - began };
      if (this.#keep(positions[at++] ?? 0, { ...outcome, made }, now)) await this.#handOver();
      began = performance.now();
    }
    await this.#finish();
  }

  /** Before web-ifc is opened, and may never end, all is told that is known. */
  #begin(position: number): void {
    if (position === OPENING && !this.#blocks.isEmpty) this.#tellBlock();
    progress.set(position);
  }

  /** @returns nothing to wait for, most of the time. */
  #makeDirectly(position: number): Promise<void> | undefined {
    progress.set(position);
    const made = this.#file.direct(this.#products[position] ?? 0, this.#begins || performance.now());
    if (made instanceof Promise) return made.then((attempt) => this.#keepAndHandOver(position, attempt));
    this.#begins = this.#file.ended;
    return this.#keep(position, made, this.#begins) ? this.#handOver() : undefined;
  }

  async #keepAndHandOver(position: number, attempt: Attempt): Promise<void> {
    this.#begins = 0;
    if (this.#keep(position, attempt, performance.now())) await this.#handOver();
  }

  /** @returns whether a block is to be handed over. */
  #keep(position: number, attempt: Attempt, now: number): boolean {
    this.#blocks.add(position, attempt);
    return this.#blocks.isDue(now);
  }

  async #handOver(): Promise<void> {
    progress.set(IDLE);
    this.#begins = 0;
    this.#tellBlock();
    if (mayBeAhead > 0) return;
    await new Promise(setImmediate); // messages that have come meanwhile
    while (mayBeAhead <= 0) {
      await new Promise<void>((resolve) => {
        onTaken = resolve;
      });
    }
  }

  #tellBlock(): void {
    tell({ kind: 'block', block: this.#blocks.take() });
    mayBeAhead--;
  }

  async #finish(): Promise<void> {
    if (!this.#blocks.isEmpty) await this.#handOver();
    progress.set(IDLE);
    tell({ kind: 'done' });
  }
}

async function write(model: GlbModel): Promise<void> {
  const glb = await writeGlb(model, knownShapes);
  tell(
    { kind: 'glb', glb },
    glb.chunks.map(({ buffer }) => buffer),
  );
}

/** @param given to whoever is told, instead of being copied. */
function tell(message: FromWorker, given: readonly ArrayBufferLike[] = []): void {
  parentPort?.postMessage(
    message,
    given.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
