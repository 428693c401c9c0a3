import { randomUUID } from 'node:crypto';
import { newApiKey, permissionsOf } from '#core/access';
import type { Account, AuditEntry, Principal, StoredApiKey } from '#core/model';

/** Somebody of a tenant, with everything that the role may. */
export function somePrincipal(given: Partial<Principal> & Pick<Principal, 'role'>): Principal {
  return {
    id: `user/${given.role}`,
    name: `Some ${given.role}`,
    tenant: 'acme',
    projects: 'all',
    permissions: [...permissionsOf(given.role)],
    signedInBy: 'token',
    ...given,
  };
}

/** An account without a password, unless told otherwise. */
export function someAccount(given: Partial<Account> = {}): Account {
  const id = randomUUID();
  return {
    id,
    name: `somebody-${id.slice(0, 8)}`,
    tenant: 'acme',
    projects: 'all',
    role: 'editor',
    createdAt: '2026-01-02T03:04:05.000Z',
    passwordHash: null,
    ...given,
  };
}

export const keyTime = new Date('2026-01-02T03:04:05.000Z');

/** An API key of the tenant `acme` that reads models, and its text. */
export function someApiKey(given: Partial<StoredApiKey> = {}): { readonly key: StoredApiKey; readonly text: string } {
  const { key, text } = newApiKey(
    {
      tenant: 'acme',
      projects: 'all',
      name: 'a robot',
      scopes: ['models:read', 'jobs:read'],
      createdBy: 'account/1',
      days: 3650,
    },
    keyTime,
  );
  return { key: { ...key, ...given }, text };
}

export function someEntry(given: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: randomUUID(),
    at: '2026-01-02T03:04:05.000Z',
    tenant: 'acme',
    project: 'tower',
    who: 'account/1',
    name: 'Anna',
    action: 'model.delete',
    object: 'a-model',
    outcome: 'done',
    address: '192.0.2.1',
    ...given,
  };
}
