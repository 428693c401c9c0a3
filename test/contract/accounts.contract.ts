import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Accounts } from '#core/ports';
import { someAccount } from '../support/access.ts';

const now = '2026-01-02T00:00:00.000Z';
const expiresAt = '2026-01-03T00:00:00.000Z';

/** What every Accounts promises; run against each adapter. `open` gives an empty one. */
export function accountsContract(name: string, open: () => Promise<Accounts>): void {
  describe(`${name} as an Accounts`, () => {
    it('gives back every field of an account, and all by name', async () => {
      const accounts = await open();
      const berta = someAccount({ name: 'berta', tenant: 'other', role: 'owner', passwordHash: 'scrypt$1' });
      const anna = someAccount({ name: 'Änna@acme.example', projects: ['a', 'b'], role: 'viewer' });
      for (const account of [anna, berta]) expect(await accounts.insert(account)).toBe(true);
      expect(await accounts.findByName('Änna@acme.example')).toEqual(anna);
      expect(await accounts.findByName('nobody')).toBeUndefined();
      expect(await accounts.list()).toEqual([berta, anna]);
    });

    it('stores no second account of a name, also in another tenant', async () => {
      const accounts = await open();
      const anna = someAccount({ name: 'anna' });
      expect(await accounts.insert(anna)).toBe(true);
      expect(await accounts.insert(someAccount({ name: 'anna', tenant: 'other' }))).toBe(false);
      expect(await accounts.list()).toEqual([anna]);
    });

    it('tells whose session it is, until it has expired or was closed', async () => {
      const accounts = await open();
      const anna = someAccount();
      await accounts.insert(anna);
      await accounts.openSession({ tokenHash: 'a', accountId: anna.id, expiresAt }, now);
      await accounts.openSession({ tokenHash: 'b', accountId: anna.id, expiresAt }, now);
      expect(await accounts.findBySession('a', now)).toEqual(anna);
      expect(await accounts.findBySession('c', now)).toBeUndefined();
      expect(await accounts.findBySession('a', expiresAt)).toBeUndefined();
      await accounts.closeSession('a');
      await accounts.closeSession('a');
      expect(await accounts.findBySession('a', now)).toBeUndefined();
      expect(await accounts.findBySession('b', now)).toEqual(anna);
    });

    it('opens no session of nobody', async () => {
      const accounts = await open();
      await expect(accounts.openSession({ tokenHash: 'a', accountId: randomUUID(), expiresAt }, now)).rejects.toThrow();
    });

    it('removes an account with its sessions, and no other', async () => {
      const accounts = await open();
      const [gone, kept] = [someAccount(), someAccount()];
      for (const account of [gone, kept]) {
        await accounts.insert(account);
        await accounts.openSession({ tokenHash: account.id, accountId: account.id, expiresAt }, now);
      }
      await accounts.remove(gone.id);
      await accounts.remove(gone.id);
      expect(await accounts.list()).toEqual([kept]);
      expect(await accounts.findBySession(gone.id, now)).toBeUndefined();
      expect(await accounts.findBySession(kept.id, now)).toEqual(kept);
    });
  });
}
