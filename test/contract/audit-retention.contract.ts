import { describe, expect, it } from '@jest/globals';
import type { AuditLog, AuditRetention } from '#core/ports';
import { someEntry } from '../support/access.ts';

const at = (second: number) => someEntry({ at: `2026-01-02T00:00:0${second}.000Z` });
const all = { limit: 100 };

/** What every AuditRetention promises; run against each adapter. `open` gives an empty log. */
export function auditRetentionContract(name: string, open: () => Promise<AuditLog & AuditRetention>): void {
  describe(`${name} as an AuditRetention`, () => {
    it('forgets what is older, in every tenant, and nothing else', async () => {
      const log = await open();
      const [old, kept, young] = [at(1), at(2), at(3)];
      const foreign = someEntry({ tenant: 'other', at: old.at });
      for (const entry of [old, kept, young, foreign]) await log.append(entry);
      await log.removeBefore(kept.at);
      expect(await log.list('acme', all)).toEqual([young, kept]);
      expect(await log.list('other', all)).toEqual([]);
    });
  });
}
