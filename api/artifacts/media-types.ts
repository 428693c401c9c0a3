import type { ArtifactName } from '#core/processing';

/** What every artifact is. */
export const mediaTypes: Readonly<Record<ArtifactName, string>> = {
  'model.json': 'application/json',
  'tree.json': 'application/json',
  'elements.ndjson': 'application/x-ndjson',
  'properties.ndjson': 'application/x-ndjson',
  'model.glb': 'model/gltf-binary',
  'coverage.json': 'application/json',
  'diagnostics.json': 'application/json',
};
