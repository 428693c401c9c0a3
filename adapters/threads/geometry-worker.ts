import { parentPort, workerData } from 'node:worker_threads';
import { DiskByteSource } from '#adapters/disk';
import { DirectFirstEngine, type GlbModel, writeGlb } from '#core/geometry';
import { BLOCKS_AHEAD, type FromWorker, IDLE, Progress, type ToWorker, type WorkerSetup } from './protocol.ts';

// The thread that hosts the engine. `ThreadedEngine` starts it from dist/geometry-worker.mjs.

const { path, progress: memory }: WorkerSetup = workerData;
const progress = new Progress(memory);
const engine = new DirectFirstEngine({
  source: new DiskByteSource(path),
  onBegin: (position) => progress.set(position),
});

let mayBeAhead = BLOCKS_AHEAD;
let onTaken = () => {};

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'tessellate') void tessellate(message);
  else if (message.kind === 'write-glb') void write(message.model);
  else {
    mayBeAhead++;
    onTaken();
  }
});

async function tessellate(request: Parameters<DirectFirstEngine['tessellate']>[0]): Promise<void> {
  for await (const block of engine.tessellate(request)) {
    progress.set(IDLE);
    tell({ kind: 'block', block });
    mayBeAhead--;
    while (mayBeAhead === 0) {
      await new Promise<void>((resolve) => {
        onTaken = resolve;
      });
    }
  }
  progress.set(IDLE);
  tell({ kind: 'done' });
}

async function write(model: GlbModel): Promise<void> {
  tell({ kind: 'glb', glb: await writeGlb(model) });
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}
