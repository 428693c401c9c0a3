import { answerParent } from '#adapters/child-process';
import { budgetsSetting, type ConvertOutcome, convertFile, shapeThreads, tilingSetting } from '#adapters/model-file';
import { artifactReader, artifactStore } from '../artifact-store.ts';
import type { WorkProgress, WorkRequest } from './protocol.ts';

// The process that converts one file: the same as `plinth process`, into the server's store. `runWorker` starts it by
// dist/process-worker.mjs, which runs it compiled.

/** Beside the bundle of this process. */
const workerFile = new URL('./geometry-worker.mjs', import.meta.url);

answerParent<WorkRequest, WorkProgress, ConvertOutcome>(({ artifactsFolder, ...request }, tell, signal) => {
  const [store, reader] = [artifactStore(artifactsFolder), artifactReader(artifactsFolder)];
  return convertFile({
    ...request,
    store,
    stored: { read: (key) => store.read(key), size: (key) => reader.size(key) },
    workerFile,
    shapeThreads: shapeThreads(process.env),
    tiling: tilingSetting(process.env),
    budgets: budgetsSetting(process.env),
    onProgress: ({ stage, done, total }) => tell({ kind: 'progress', stage, done, total }),
    signal,
  });
});
