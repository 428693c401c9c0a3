import { DiskByteSource } from '#adapters/disk';
import { ThreadedEngine } from '#adapters/threads';
import { isZip, unpackIfcZip } from '#adapters/zip';
import type { CoverageCounts } from '#core/model';
import { processModel } from '#core/processing';
import { artifactStore } from '../artifact-store.ts';
import { peakMemoryMB } from './peak-memory.ts';
import type { FromWorker, WorkRequest, WorkResult } from './protocol.ts';

/** Beside the bundle of this process. */
const workerFile = new URL('./geometry-worker.mjs', import.meta.url);

/** Converts one file; the same as `plinth process`, into the server's store. */
export async function convert(
  { scope, path, artifactsFolder }: WorkRequest,
  tell: (message: FromWorker) => void,
  signal: AbortSignal,
): Promise<WorkResult> {
  const unpacked = isArchive(path) ? await unpackIfcZip(path) : undefined;
  const source = new DiskByteSource(unpacked?.path ?? path);
  const engine = new ThreadedEngine({ path: unpacked?.path ?? path, workerFile });
  try {
    engine.start();
    const { model, coverage, timings } = await processModel({
      scope,
      source,
      store: artifactStore(artifactsFolder),
      engine,
      onProgress: ({ stage, done, total }) => tell({ kind: 'progress', stage, done, total }),
      signal,
    });
    const { index, data, geometry, write } = timings;
    return {
      contentId: model.contentId,
      coverage: countsOf(coverage),
      timings: { indexMs: index, dataMs: data, geometryMs: geometry, writeMs: write },
      peakMemoryMB: peakMemoryMB(),
    };
  } finally {
    await engine.close();
    source.close();
    await unpacked?.remove();
  }
}

function isArchive(path: string): boolean {
  const file = new DiskByteSource(path);
  try {
    const first = new Uint8Array(4);
    file.read(first, 0);
    return isZip(first);
  } finally {
    file.close();
  }
}

const countsOf = ({ expected, produced, failed, empty }: CoverageCounts) => ({ expected, produced, failed, empty });
