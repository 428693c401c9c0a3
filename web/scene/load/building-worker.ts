import type { Building } from '../building.ts';
import { readBuilding } from '../glb/read-building.ts';

/** What the worker answers: how far the download is, then the building or why there is none. */
export type BuildingMessage =
  | { readonly kind: 'progress'; readonly received: number; readonly total: number }
  | { readonly kind: 'building'; readonly building: Building }
  | { readonly kind: 'error'; readonly message: string };

addEventListener('message', ({ data: address }: MessageEvent<string>) => {
  load(address).catch((error: unknown) => {
    post({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  });
});

async function load(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} for the 3D file.`);
  const building = await readBuilding(await download(response));
  const { positions, normals, colors, owners, indices } = building;
  const arrays = [positions, normals, colors, owners, indices];
  post(
    { kind: 'building', building },
    arrays.map(({ buffer }) => buffer),
  );
}

async function download(response: Response): Promise<ArrayBuffer> {
  const total = Number(response.headers.get('content-length') ?? 0);
  if (response.body === null) return response.arrayBuffer();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    received += value.length;
    post({ kind: 'progress', received, total });
  }
  return new Blob(chunks).arrayBuffer();
}

function post(message: BuildingMessage, transfer: ArrayBufferLike[] = []): void {
  postMessage(message, { transfer: transfer.filter((buffer) => buffer instanceof ArrayBuffer) });
}
