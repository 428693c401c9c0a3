import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '#core/model';
import type { AuditLog } from '#core/ports';
import { someEntry } from '../support/access.ts';

const at = (second: number) => someEntry({ at: `2026-01-02T00:00:0${second}.000Z` });
const all = { limit: 100 };

/** What every AuditLog promises; run against each adapter. `open` gives an empty one. */
export function auditLogContract(name: string, open: () => Promise<AuditLog>): void {
  const holding = async (...entries: readonly AuditEntry[]) => {
    const log = await open();
    for (const entry of entries) await log.append(entry);
    return log;
  };

  describe(`${name} as an AuditLog`, () => {
    it('gives back every field of an entry', async () => {
      const entries = [someEntry(), someEntry({ project: null, object: null, address: null, name: '„Ä“ \\' })];
      const log = await holding(...entries);
      expect(new Set(await log.list('acme', all))).toEqual(new Set(entries));
    });

    it('lists the newest first, those of one moment by id, page by page', async () => {
      const [a, b, c, d] = [at(1), at(2), at(2), at(3)];
      const [later, earlier] = b.id > c.id ? [b, c] : [c, b];
      const log = await holding(b, d, a, c);
      expect(await log.list('acme', all)).toEqual([d, later, earlier, a]);
      expect(await log.list('acme', { limit: 2 })).toEqual([d, later]);
      expect(await log.list('acme', { limit: 2, after: later })).toEqual([earlier, a]);
      expect(await log.list('acme', { limit: 2, after: a })).toEqual([]);
    });

    it('keeps tenants apart', async () => {
      const [own, foreign] = [someEntry(), someEntry({ tenant: 'other' })];
      const log = await holding(own, foreign);
      expect(await log.list('acme', all)).toEqual([own]);
      expect(await log.list('other', all)).toEqual([foreign]);
      expect(await log.list('nobody', all)).toEqual([]);
    });
  });
}
