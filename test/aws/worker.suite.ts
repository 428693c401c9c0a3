import { describe, expect, it } from '@jest/globals';
import { smallModel } from '../support/small-model.ts';
import type { RunningEdition } from './running-edition.ts';
import { messagesIn, queueOf, rows } from './stored.ts';

/** What becomes of a job whose worker goes away. */
export function workerSuite(edition: () => RunningEdition): void {
  describe('a worker', () => {
    it('that is lost in the middle of a job is replaced, and the job is done once', async () => {
      const { client, task, edition: deployed } = edition();
      const { id } = await client.upload(smallModel({ walls: 1500 }), { fileName: 'interrupted.ifc' });
      await client.waitFor(id, ['processing']);
      await edition().killWorker();
      edition().startWorker();

      const job = await client.waitFor(id);
      expect(job).toMatchObject({ state: 'succeeded', attempts: 2, coverage: { expected: 1500, produced: 1500 } });
      expect(job.transitions.map(({ state }) => state).slice(2)).toEqual([
        'queued',
        'processing',
        'queued',
        'processing',
        'succeeded',
      ]);
      const versions = await rows(
        deployed,
        'SELECT number FROM plinth.model_versions WHERE model_id = $1',
        job.modelId,
      );
      expect(versions).toEqual([{ number: 1 }]);
      expect(await messagesIn((await queueOf(task)).arn)).toBe(0);
    });

    it('that is told to stop gives its job back at once', async () => {
      const { client } = edition();
      const { id } = await client.upload(smallModel({ isSlow: true }), { fileName: 'slow.ifc' });
      await client.waitFor(id, ['processing']);
      expect(await edition().stopWorker()).toBe(0);
      expect((await client.job(id)).state).toBe('queued');
      edition().startWorker();
      expect((await client.waitFor(id, ['processing'])).attempts).toBe(2);
      await client.cancel(id);
    });
  });
}
