import { type Account, localScope } from '#core/model';
import type { Accounts, ApiKeys } from '#core/ports';

/** Who signs in by the link that the server prints. */
const FIRST_OWNER = 'owner';

/**
 * The owner of the tenant `local`, made where there is none: without a password, so that nobody can sign in but by a
 * link.
 *
 * @param newId of the account, a UUID.
 */
export async function firstOwner(accounts: Accounts, newId: () => string, now: Date): Promise<Account> {
  const all = await accounts.list();
  const known = all.find(({ tenant, role }) => tenant === localScope.tenant && role === 'owner');
  if (known !== undefined) return known;
  const taken = new Set(all.map(({ name }) => name));
  let name = FIRST_OWNER;
  for (let number = 2; taken.has(name); number++) name = `${FIRST_OWNER}-${number}`;
  const account: Account = {
    id: newId(),
    name,
    tenant: localScope.tenant,
    projects: 'all',
    role: 'owner',
    createdAt: now.toISOString(),
    passwordHash: null,
  };
  if (!(await accounts.insert(account))) throw new Error(`Somebody made the account ${name} at the same moment.`);
  return account;
}

/** Removes an account; the API keys that it has made let nobody in any more. */
export async function removeAccount(accounts: Accounts, keys: ApiKeys, account: Account, now: Date): Promise<void> {
  for (const key of await keys.list(account.tenant)) {
    if (key.createdBy === `account/${account.id}`) await keys.revoke(account.tenant, key.id, now.toISOString());
  }
  await accounts.remove(account.id);
}
