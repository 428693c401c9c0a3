import { changeJob, unfinishedStates, uploadKey } from '#core/jobs';
import type { Job, Scope } from '#core/model';
import type { ApiPorts } from './ports.ts';

type Stores = Pick<ApiPorts, 'jobs' | 'models' | 'queue' | 'uploads' | 'artifacts' | 'now'>;

const PAGE = 200;

/**
 * Deletes a model with its versions and jobs, then the artifacts and uploads that nothing else uses. Interrupted, it
 * can be done again: the model goes first, the bytes after it.
 *
 * @returns false where there is neither a model nor a job of it.
 */
export async function deleteModel(ports: Stores, scope: Scope, modelId: string): Promise<boolean> {
  const { jobs, models, queue, artifacts, now } = ports;
  for (const job of await jobs.list(scope, { modelId, states: unfinishedStates }, { limit: PAGE })) {
    const change = await changeJob(jobs, scope, job.id, { kind: 'cancelled' }, now);
    if (change.outcome === 'changed') await queue.send(change.job);
  }
  const unused = await models.deleteModel(scope, modelId);
  for (const contentId of unused?.contentIds ?? []) {
    await artifacts.removeBelow({ ...scope, path: `models/${contentId}` });
  }
  let removed = 0;
  for (;;) {
    const page = await jobs.list(scope, { modelId }, { limit: PAGE });
    for (const job of page) await removeJob(ports, job);
    removed += page.length;
    if (page.length < PAGE) return unused !== undefined || removed > 0;
  }
}

/** Removes a job, and its upload unless another job has the same. */
async function removeJob({ jobs, uploads }: Stores, job: Job): Promise<void> {
  await jobs.remove(job, job.id);
  const others = await jobs.list(job, { uploadId: job.uploadId }, { limit: 1 });
  if (others.length === 0) await uploads.remove(uploadKey(job));
}
