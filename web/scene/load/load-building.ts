import type { Building } from '../building.ts';
import type { BuildingMessage } from './building-worker.ts';

/**
 * Downloads and decodes a GLB away from the page's own thread.
 *
 * @param onProgress share of the download, 0 to 1; not called where the server does not tell the size.
 * @throws Error with a sentence for a person; whatever the signal was aborted with.
 */
export function loadBuilding(
  address: string,
  signal: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<Building> {
  const worker = new Worker(new URL('./building-worker.ts', import.meta.url), { type: 'module' });
  const outcome = new Promise<Building>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The 3D file could not be read.')));
    worker.addEventListener('message', ({ data }: MessageEvent<BuildingMessage>) => {
      if (data.kind === 'building') resolve(data.building);
      else if (data.kind === 'error') reject(new Error(data.message));
      else if (data.total > 0) onProgress?.(Math.min(1, data.received / data.total));
    });
    worker.postMessage(new URL(address, location.href).href);
  });
  return outcome.finally(() => worker.terminate());
}
