import type { Building } from '../building.ts';
import { readBuilding } from '../glb/read-building.ts';
import { mergeBuildings } from './merge-buildings.ts';

/** What the page tells: take in a tile; show these, the top one first; forget those. */
export type ToTileWorker =
  | { readonly kind: 'tile'; readonly number: number; readonly glb: ArrayBuffer }
  | { readonly kind: 'show'; readonly numbers: readonly number[]; readonly bounds: Building['bounds'] }
  | { readonly kind: 'forget'; readonly numbers: readonly number[] };

export type FromTileWorker =
  | { readonly kind: 'taken'; readonly number: number }
  | { readonly kind: 'building'; readonly building: Building; readonly numbers: readonly number[] }
  | { readonly kind: 'error'; readonly message: string };

// Keeps decoded tiles, away from the page's own thread, and makes one building of those that are to be shown.

const tiles = new Map<number, Building>();
/** What of the building is looked at: that of the first tile, which has all that is large. */
let focus: Building['focus'] | undefined;

addEventListener('message', ({ data }: MessageEvent<ToTileWorker>) => {
  answer(data).catch((error: unknown) => {
    post({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  });
});

async function answer(message: ToTileWorker): Promise<void> {
  if (message.kind === 'tile') {
    tiles.set(message.number, await readBuilding(message.glb));
    post({ kind: 'taken', number: message.number });
  } else if (message.kind === 'forget') for (const number of message.numbers) tiles.delete(number);
  else show(message.numbers, message.bounds);
}

function show(numbers: readonly number[], bounds: Building['bounds']): void {
  const parts = numbers.flatMap((number) => tiles.get(number) ?? []);
  const [first] = parts;
  if (first === undefined) return;
  focus ??= first.focus;
  const building = mergeBuildings(parts, { bounds, focus, origin: first.origin });
  const { positions, normals, colors, owners, indices } = building;
  const buffers = [positions, normals, colors, owners, indices].map(({ buffer }) => buffer);
  post({ kind: 'building', building, numbers }, buffers);
}

function post(message: FromTileWorker, transfer: ArrayBufferLike[] = []): void {
  postMessage(message, { transfer: transfer.filter((buffer) => buffer instanceof ArrayBuffer) });
}
