import type { Building } from '../building.ts';
import { readBuilding } from '../glb/read-building.ts';

/** What the worker answers: the building, or why there is none. */
export type BuildingMessage =
  | { readonly kind: 'building'; readonly building: Building }
  | { readonly kind: 'error'; readonly message: string };

addEventListener('message', ({ data: glb }: MessageEvent<ArrayBuffer>) => {
  decode(glb).catch((error: unknown) => {
    post({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  });
});

async function decode(glb: ArrayBuffer): Promise<void> {
  const building = await readBuilding(glb);
  const { positions, normals, colors, owners, indices } = building;
  const arrays = [positions, normals, colors, owners, indices];
  post(
    { kind: 'building', building },
    arrays.map(({ buffer }) => buffer),
  );
}

function post(message: BuildingMessage, transfer: ArrayBufferLike[] = []): void {
  postMessage(message, { transfer: transfer.filter((buffer) => buffer instanceof ArrayBuffer) });
}
