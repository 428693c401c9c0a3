import { describe, expect, it } from '@jest/globals';
import { smallModel } from '../support/small-model.ts';
import { endConversionsUntil } from './conversions.ts';
import type { RunningEdition } from './running-edition.ts';
import { messagesIn, queueOf, redrive } from './stored.ts';

/** A file that takes every process down that reads it: by lack of memory, or a fault in native code. */
export function poisonSuite(edition: () => RunningEdition): void {
  describe('a poisonous file', () => {
    it('is given up after five tries with a diagnosis, kept aside, and taken up again by a redrive', async () => {
      const { client, task } = edition();
      const { arn, deadLetterArn } = await queueOf(task);
      const { id } = await client.upload(smallModel({ walls: 900 }), { fileName: 'poison.ifc' });
      const failed = await endConversionsUntil(client.waitFor(id), edition().edition.bundle);
      expect(failed).toMatchObject({ state: 'failed', attempts: 5 });
      expect(failed.error).toEqual({
        code: expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
        message: expect.stringContaining('SIGKILL'),
        remedy: expect.stringMatching(/.{20}/),
      });

      await until(async () => (await messagesIn(deadLetterArn)) === 1);
      expect(await messagesIn(arn)).toBe(0);

      expect(await redrive(deadLetterArn, arn)).toBe(1);
      await until(async () => (await client.job(id)).state === 'succeeded');
      expect(await client.job(id)).toMatchObject({ attempts: 6, error: null, coverage: { produced: 900 } });
      expect(await messagesIn(deadLetterArn)).toBe(0);
    });
  });
}

/** Looks twice a second, for two minutes at most. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 240; looks++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('It never came to that.');
}
