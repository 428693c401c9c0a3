import { describe, expect, it } from '@jest/globals';
import { ApiKey } from '#core/model';
import type { ApiKeys } from '#core/ports';
import { someApiKey } from '../support/access.ts';

/** What every ApiKeys promises; run against each adapter. `open` gives an empty one. */
export function apiKeysContract(name: string, open: () => Promise<ApiKeys>): void {
  describe(`${name} as an ApiKeys`, () => {
    it('gives back every field of a key, whatever its tenant', async () => {
      const keys = await open();
      const full = {
        tenant: 'other',
        projects: ['a', 'b'],
        name: "Ä's „robot“ \\",
        expiresAt: '2027-01-01T00:00:00.000Z',
        lastUsedOn: '2026-02-01',
        revokedAt: '2026-02-02T00:00:00.000Z',
      };
      for (const { key } of [someApiKey(), someApiKey(full)]) {
        await keys.insert(key);
        expect(await keys.find(key.id)).toEqual(key);
      }
      expect(await keys.find('a'.repeat(16))).toBeUndefined();
    });

    it('refuses a second key of the same id, also in another tenant', async () => {
      const keys = await open();
      const { key } = someApiKey();
      await keys.insert(key);
      await expect(keys.insert({ ...key, tenant: 'other', secretHash: '0'.repeat(64) })).rejects.toThrow();
      expect(await keys.find(key.id)).toEqual(key);
    });

    it('lists the keys of a tenant, newest first, without what proves them', async () => {
      const keys = await open();
      const createdAt = (day: number) => ({ createdAt: `2026-01-0${day}T00:00:00.000Z` });
      const made = [createdAt(2), createdAt(3), createdAt(1), { ...createdAt(4), tenant: 'other' }];
      const stored = made.map((given) => someApiKey(given).key);
      for (const key of stored) await keys.insert(key);
      const [second, third, first] = stored.map((key) => ApiKey.parse(key));
      expect(await keys.list('acme')).toEqual([third, second, first]);
      expect(await keys.list('nobody')).toEqual([]);
    });

    it('revokes a key of the tenant, and keeps when it was revoked first', async () => {
      const keys = await open();
      const { key } = someApiKey();
      await keys.insert(key);
      expect(await keys.revoke('other', key.id, '2026-01-03T00:00:00.000Z')).toBe(false);
      expect(await keys.revoke('acme', 'a'.repeat(16), '2026-01-03T00:00:00.000Z')).toBe(false);
      expect((await keys.find(key.id))?.revokedAt).toBeNull();
      expect(await keys.revoke('acme', key.id, '2026-01-04T00:00:00.000Z')).toBe(true);
      expect(await keys.revoke('acme', key.id, '2026-01-05T00:00:00.000Z')).toBe(true);
      expect((await keys.find(key.id))?.revokedAt).toBe('2026-01-04T00:00:00.000Z');
    });

    it('keeps the last day of use', async () => {
      const keys = await open();
      const { key } = someApiKey();
      await keys.insert(key);
      const lastUse = async () => (await keys.find(key.id))?.lastUsedOn;
      await keys.noteUse('acme', key.id, '2026-01-04');
      await keys.noteUse('acme', key.id, '2026-01-03');
      expect(await lastUse()).toBe('2026-01-04');
      await keys.noteUse('other', key.id, '2026-01-05');
      await keys.noteUse('acme', 'a'.repeat(16), '2026-01-05');
      expect(await lastUse()).toBe('2026-01-04');
      await keys.noteUse('acme', key.id, '2026-01-06');
      expect(await lastUse()).toBe('2026-01-06');
      expect(await keys.find('a'.repeat(16))).toBeUndefined();
    });
  });
}
