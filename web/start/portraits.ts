import { type Artifact, downloadArtifact } from '../api/artifacts.ts';
import { tilesetOf } from '../api/tileset.ts';
import type { Building } from '../scene/building.ts';

const WIDTH = 720;
const HEIGHT = 450;
const STORE = 'plinth-portraits-1';

/** One picture is drawn at a time: each takes a WebGL context, of which a browser has few. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The picture of a content as an object URL: kept by the browser from an earlier visit, otherwise drawn here.
 *
 * @throws Error where it cannot be drawn.
 */
export async function portraitOf(glb: Artifact, signal: AbortSignal): Promise<string> {
  const { contentId } = glb;
  const kept = await keptPortrait(contentId);
  if (kept !== undefined) return URL.createObjectURL(kept);
  const drawn = last.catch(() => undefined).then(() => draw(glb, signal));
  last = drawn;
  const blob = await drawn;
  await keep(contentId, blob);
  return URL.createObjectURL(blob);
}

async function draw(glb: Artifact, signal: AbortSignal): Promise<Blob> {
  signal.throwIfAborted();
  const [{ loadBuilding }, { drawPortrait }, { readPalette }] = await Promise.all([
    import('../scene/load/load-building.ts'),
    import('../scene/portrait.ts'),
    import('../scene/draw/palette.ts'),
  ]);
  const building: Building = await loadBuilding(sceneFile(glb, signal), signal);
  const blob = await drawPortrait(building, readPalette(document.documentElement), WIDTH, HEIGHT);
  if (blob === null) throw new Error('The browser made no picture of the building.');
  return blob;
}

/** `model.glb`; of a model in tiles the first, which has all that is large. */
async function sceneFile(glb: Artifact, signal: AbortSignal): Promise<Blob> {
  const file = downloadArtifact(glb, signal);
  const [top] = (await tilesetOf(glb, file, signal)) ?? [];
  return top === undefined ? file : downloadArtifact({ ...glb, name: top.uri }, signal);
}

/** Whoever uses the browser next sees nothing of them. */
export async function forgetPortraits(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(STORE);
}

/** Outside of a secure context there is no such store; then the picture is drawn on each visit. */
async function keptPortrait(contentId: string): Promise<Blob | undefined> {
  if (!('caches' in globalThis)) return undefined;
  const response = await (await caches.open(STORE)).match(name(contentId));
  return response?.blob();
}

async function keep(contentId: string, blob: Blob): Promise<void> {
  if ('caches' in globalThis) await (await caches.open(STORE)).put(name(contentId), new Response(blob));
}

function name(contentId: string): string {
  return `/portraits/${contentId}`;
}
