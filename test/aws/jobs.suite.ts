import { describe, expect, it } from '@jest/globals';
import { smallModel } from '../support/small-model.ts';
import type { RunningEdition } from './running-edition.ts';
import { rows } from './stored.ts';

/** What people can do about a job. */
export function jobSuite(edition: () => RunningEdition): void {
  describe('a job', () => {
    it('is stopped by a cancel while it works, and goes on from its upload by a retry', async () => {
      const { client, edition: deployed } = edition();
      const { id } = await client.upload(smallModel({ isSlow: true }), { fileName: 'slow.ifc' });
      expect((await client.waitFor(id, ['processing'])).attempts).toBe(1);
      expect((await client.cancel(id)).state).toBe('cancelled');
      const behind = await client.waitFor((await client.upload(smallModel({ walls: 8 }))).id);
      expect(behind.state).toBe('succeeded'); // long before the slow one would have ended

      expect(['scanning', 'queued']).toContain((await client.retry(id)).state);
      expect((await client.waitFor(id, ['processing'])).attempts).toBe(2);
      expect((await client.cancel(id)).state).toBe('cancelled');
      const again = await client.problem(`/v1/jobs/${id}/cancel`, { method: 'POST' });
      expect(again.code).toBe('job/not-cancellable');
      expect(await rows(deployed, 'SELECT * FROM plinth.model_versions WHERE version_id = $1', id)).toEqual([]);
    });

    it('waits for its turn when many come at once', async () => {
      const { client } = edition();
      const jobs = await Promise.all([11, 12, 13, 14].map((walls) => client.upload(smallModel({ walls }))));
      const ended = await Promise.all(jobs.map(({ id }) => client.waitFor(id)));
      expect(ended.map(({ state }) => state)).toEqual(jobs.map(() => 'succeeded'));
      expect(new Set(ended.map(({ contentId }) => contentId)).size).toBe(4);
    });
  });
}
