import type { ArtifactName } from '#core/processing';

/** By how an artifact's name ends. */
const mediaTypes = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  glb: 'model/gltf-binary',
} as const;

/** What an artifact is. */
export function mediaTypeOf(name: ArtifactName): string {
  if (name.endsWith('.glb')) return mediaTypes.glb;
  return name.endsWith('.ndjson') ? mediaTypes.ndjson : mediaTypes.json;
}
