import type { Account, Principal } from '#core/model';
import type { Accounts } from '#core/ports';
import type { Authentication } from './authentication.ts';
import { isPassword } from './passwords.ts';
import { principalOfAccount } from './principals.ts';
import { hashOf, newSecret } from './secrets.ts';

/** After so long one has to sign in again. */
export const SESSION_SECONDS = 7 * 24 * 3600;

/** Signs somebody in who was recognised. @returns the token of the session, which is kept nowhere. */
export async function openSession(accounts: Accounts, { id }: Account, now: Date): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString();
  await accounts.openSession({ tokenHash: hashOf(token), accountId: id, expiresAt }, now.toISOString());
  return token;
}

/** What came of name and password; the account of that name is told for the audit log, not for whoever asked. */
export type SignIn =
  | { readonly isSignedIn: true; readonly principal: Principal; readonly token: string }
  | { readonly isSignedIn: false; readonly account: Principal | undefined };

export async function signIn(
  accounts: Accounts,
  { name, password }: { readonly name: string; readonly password: string },
  now: Date,
): Promise<SignIn> {
  const account = await accounts.findByName(name);
  const isRight = await isPassword(password, account?.passwordHash);
  const principal = account && principalOfAccount(account);
  if (!isRight || account === undefined || principal === undefined) return { isSignedIn: false, account: principal };
  return { isSignedIn: true, principal, token: await openSession(accounts, account, now) };
}

export async function authenticateSession(accounts: Accounts, token: string, now: Date): Promise<Authentication> {
  const account = await accounts.findBySession(hashOf(token), now.toISOString());
  if (account === undefined) return { refused: 'not-valid', detail: 'The session is over: sign in again.' };
  return { principal: principalOfAccount(account) };
}

/** @param token of the session that ends; nothing where it has ended already. */
export const closeSession = (accounts: Accounts, token: string): Promise<void> => accounts.closeSession(hashOf(token));
