// @ts-check
// Somebody to sign in as, and an API key of theirs.

import { randomBytes } from 'node:crypto';
import { makePerson } from './make-person.mjs';
import { signIn } from './sign-in.mjs';

/** All that a program may do. */
const scopes = ['models:read', 'uploads:write', 'jobs:read', 'jobs:change'];

/**
 * @param {{ api: string, page: string, users: { poolId: string, clientId: string, url: string } }} edition
 * @returns {Promise<{ email: string, password: string, key: string }>}
 */
export async function firstOwner({ api, page, users }) {
  const email = `owner-${randomBytes(3).toString('hex')}@example.com`;
  const password = `Plinth-${randomBytes(6).toString('hex')}-1`;
  await makePerson(users.poolId, { email, password, tenant: 'local', role: 'owner' });
  const { id_token } = await signIn({ ...users, page: `${page}/` }, { email, password });
  const made = await fetch(`${api}/v1/api-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${id_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'The first one', scopes }),
  });
  if (!made.ok) throw new Error(`There is no API key: ${await made.text()}`);
  const { secret } = await made.json();
  return { email, password, key: secret };
}
