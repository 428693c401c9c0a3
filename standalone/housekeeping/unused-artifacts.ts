import type { JobRepository, ModelRepository, ObjectReader } from '#core/ports';
import { contentIdOf } from '#core/processing';
import type { StoredContents } from '../artifact-store.ts';

export interface ArtifactSources {
  readonly jobs: Pick<JobRepository, 'listByState'>;
  readonly models: Pick<ModelRepository, 'unusedContents'>;
  readonly artifacts: Pick<ObjectReader, 'removeBelow'>;
  readonly contents: () => Promise<readonly StoredContents[]>;
}

/**
 * Removes the artifacts that no version of a model shows: those of deleted models, and of conversions that were
 * cancelled or failed. What a job that is still to be done was about to load, stays. Nobody may be converting or loading
 * meanwhile.
 */
export async function removeUnusedArtifacts({ jobs, models, artifacts, contents }: ArtifactSources): Promise<void> {
  const coming = await jobs.listByState(['scanning', 'queued', 'processing']);
  const wanted = new Set(coming.flatMap(({ sha256 }) => (sha256 === null ? [] : [contentIdOf(sha256)])));
  for (const { scope, contentIds } of await contents()) {
    const unwanted = contentIds.filter((id) => !wanted.has(id));
    const unused = await models.unusedContents(scope, unwanted);
    for (const id of unused.contentIds) await artifacts.removeBelow({ ...scope, path: `models/${id}` });
  }
}
