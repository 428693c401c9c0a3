import { describe, expect, it } from '@jest/globals';
import { MemoryAccounts, MemoryApiKeys } from '#adapters/memory';
import {
  authenticateSession,
  closeSession,
  firstOwner,
  hashPassword,
  openSession,
  removeAccount,
  SESSION_SECONDS,
  signIn,
} from '#core/access';
import { someAccount, someApiKey } from '../../support/access.ts';

const now = new Date('2026-01-02T03:04:05.000Z');
const passwordHash = await hashPassword('right');

async function withAnna() {
  const accounts = new MemoryAccounts();
  const anna = someAccount({ name: 'anna', passwordHash });
  await accounts.insert(anna);
  return { accounts, anna };
}

describe('signing in', () => {
  it('gives a session to whoever knows name and password, until it ends', async () => {
    const { accounts, anna } = await withAnna();
    const signedIn = await signIn(accounts, { name: 'anna', password: 'right' }, now);
    expect(signedIn).toMatchObject({ isSignedIn: true, principal: { id: `account/${anna.id}`, role: 'editor' } });
    const token = signedIn.isSignedIn ? signedIn.token : '';
    expect(await authenticateSession(accounts, token, now)).toMatchObject({ principal: { name: 'anna' } });
    await closeSession(accounts, token);
    expect(await authenticateSession(accounts, token, now)).toMatchObject({ refused: 'not-valid' });
  });

  it('tells of a wrong password whose it is not, for the audit log', async () => {
    const { accounts, anna } = await withAnna();
    const wrong = await signIn(accounts, { name: 'anna', password: 'wrong' }, now);
    expect(wrong).toMatchObject({ isSignedIn: false, account: { id: `account/${anna.id}` } });
    const unknown = await signIn(accounts, { name: 'berta', password: 'right' }, now);
    expect(unknown).toEqual({ isSignedIn: false, account: undefined });
  });

  it('is not possible by password where there is none', async () => {
    const { accounts } = await withAnna();
    await accounts.insert(someAccount({ name: 'owner', passwordHash: null }));
    expect(await signIn(accounts, { name: 'owner', password: '' }, now)).toMatchObject({ isSignedIn: false });
  });

  it('has to be done again when the session has lasted its time', async () => {
    const { accounts, anna } = await withAnna();
    const token = await openSession(accounts, anna, now);
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(await authenticateSession(accounts, token, at(SESSION_SECONDS - 1))).toHaveProperty('principal');
    expect(await authenticateSession(accounts, token, at(SESSION_SECONDS))).toHaveProperty('refused');
  });
});

describe('the first owner', () => {
  it('is made where the tenant local has none, and found where it has', async () => {
    const accounts = new MemoryAccounts();
    await accounts.insert(someAccount({ name: 'owner', tenant: 'other', role: 'owner' }));
    const made = await firstOwner(accounts, () => 'a3bb189e-8bf9-4888-9912-ace4e6543002', now);
    expect(made).toMatchObject({ name: 'owner-2', tenant: 'local', role: 'owner', passwordHash: null });
    expect(await firstOwner(accounts, () => 'unused', now)).toEqual(made);
  });
});

describe('an account that is removed', () => {
  it('takes its sessions and the API keys that it has made along', async () => {
    const { accounts, anna } = await withAnna();
    const keys = new MemoryApiKeys();
    const [own, other] = [someApiKey({ createdBy: `account/${anna.id}` }), someApiKey()];
    for (const { key } of [own, other]) await keys.insert(key);
    const token = await openSession(accounts, anna, now);
    await removeAccount(accounts, keys, anna, now);
    expect(await authenticateSession(accounts, token, now)).toHaveProperty('refused');
    expect((await keys.find(own.key.id))?.revokedAt).toBe(now.toISOString());
    expect((await keys.find(other.key.id))?.revokedAt).toBeNull();
  });
});
