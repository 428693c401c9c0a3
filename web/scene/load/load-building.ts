import type { Building } from '../building.ts';
import type { BuildingMessage } from './building-worker.ts';

/**
 * Decodes a GLB away from the page's own thread.
 *
 * @param download the whole file; the thread that decodes it is made meanwhile.
 * @throws Error with a sentence for a person; whatever the download throws or the signal was aborted with.
 */
export function loadBuilding(download: Promise<Blob>, signal: AbortSignal): Promise<Building> {
  const worker = new Worker(new URL('./building-worker.ts', import.meta.url), { type: 'module' });
  const outcome = new Promise<Building>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The 3D file could not be read.')));
    worker.addEventListener('message', ({ data }: MessageEvent<BuildingMessage>) => {
      if (data.kind === 'building') resolve(data.building);
      else reject(new Error(data.message));
    });
    download
      .then((file) => file.arrayBuffer())
      .then((glb) => worker.postMessage(glb, [glb]))
      .catch(reject);
  });
  return outcome.finally(() => worker.terminate());
}
