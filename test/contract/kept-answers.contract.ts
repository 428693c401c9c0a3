import { describe, expect, it } from '@jest/globals';
import type { KeptAnswers } from '#core/ports';

/** What every KeptAnswers promises; run against each adapter. `open` gives one that keeps nothing yet. */
export function keptAnswersContract(name: string, open: () => Promise<KeptAnswers>): void {
  describe(`${name} as a KeptAnswers`, () => {
    const opened = async () => {
      const kept = await open();
      let made = 0;
      const ask = (name: string, content = 'content') => kept.once({ name, content }, async () => `answer ${++made}`);
      return { kept, ask, made: () => made };
    };

    it('gives the same answer again to the same name and content', async () => {
      const { ask, made } = await opened();
      expect([await ask('a'), await ask('a'), await ask('b')]).toEqual([
        { kind: 'answered', body: 'answer 1' },
        { kind: 'answered', body: 'answer 1' },
        { kind: 'answered', body: 'answer 2' },
      ]);
      expect(made()).toBe(2);
    });

    it('knows a name that belongs to other content', async () => {
      const { ask, made } = await opened();
      await ask('a');
      expect([await ask('a', 'other'), made()]).toEqual([{ kind: 'other-content' }, 1]);
    });

    it('tells that the first request is being answered', async () => {
      const { kept, ask } = await opened();
      let finish: (body: string) => void = () => undefined;
      const body = new Promise<string>((resolve) => {
        finish = resolve;
      });
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const first = kept.once({ name: 'a', content: 'content' }, () => {
        begin();
        return body;
      });
      await begun;
      expect(await ask('a')).toEqual({ kind: 'in-progress' });
      finish('late');
      expect([await first, await ask('a')]).toEqual(Array(2).fill({ kind: 'answered', body: 'late' }));
    });

    it('keeps nothing of what has failed, and rejects as it has', async () => {
      const { kept, ask } = await opened();
      const failure = new Error('No disk.');
      await expect(kept.once({ name: 'a', content: 'content' }, () => Promise.reject(failure))).rejects.toBe(failure);
      expect(await ask('a', 'other')).toEqual({ kind: 'answered', body: 'answer 1' });
    });
  });
}
