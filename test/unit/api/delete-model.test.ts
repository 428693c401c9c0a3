import { describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { testApi } from '../../support/test-api.ts';

/** An API whose models are gone with the given contents unused, and whose artifacts are noted when they are removed. */
function deleting(contentIds: readonly string[] | undefined) {
  const gone: string[] = [];
  return {
    gone,
    ...testApi({
      models: { deleteModel: async () => contentIds && { contentIds } },
      artifacts: { removeBelow: async ({ path }) => void gone.push(path) },
    }),
  };
}

describe('deleting a model', () => {
  it('cancels its jobs, and removes them with the bytes that nothing else uses', async () => {
    const { api, jobs, sent, removed, gone } = deleting(['c1', 'c2']);
    const done = jobAfter(waysTo.succeeded);
    const { modelId, uploadId } = done;
    const running = { ...jobAfter(waysTo.processing, someJob({ modelId })), uploadId: someJob().uploadId };
    const sharing = { ...jobAfter(waysTo.succeeded), uploadId };
    for (const job of [done, running, sharing]) await jobs.insert(job);

    expect((await api.request(`/v1/models/${modelId}`, { method: 'DELETE' })).status).toBe(204);
    expect([sent, removed, gone]).toEqual([[running.id], [running.uploadId], ['models/c1', 'models/c2']]);
    expect((await jobs.list(localScope, {}, { limit: 9 })).map(({ id }) => id)).toEqual([sharing.id]);
  });

  it('works for one of which there is no version yet, and says so where there is nothing', async () => {
    const { api, jobs, removed } = deleting(undefined);
    const waiting = someJob();
    await jobs.insert(waiting);
    const remove = async () => (await api.request(`/v1/models/${waiting.modelId}`, { method: 'DELETE' })).status;
    expect([await remove(), removed, await remove()]).toEqual([204, [waiting.uploadId], 404]);
  });
});
