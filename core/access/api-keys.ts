import { randomInt } from 'node:crypto';
import type { ApiKey, Principal, StoredApiKey } from '#core/model';
import type { ApiKeys } from '#core/ports';
import type { Authentication } from './authentication.ts';
import { principalOfKey } from './principals.ts';
import { hashOf, isSameHash, newSecret } from './secrets.ts';

const ID_LENGTH = 16;
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const FORM = /^plk_([a-z0-9]{16})_([A-Za-z0-9_-]{43})$/;
const DAY_MS = 24 * 3600 * 1000;

/** What somebody wants an API key for. */
export interface WantedApiKey extends Pick<ApiKey, 'tenant' | 'projects' | 'name' | 'scopes'> {
  readonly createdBy: Principal['id'];
  /** How long it lasts. */
  readonly days: number;
}

/**
 * @returns the key as it is kept, and as text: `plk_<id>_<secret>`, which is told once and kept nowhere.
 */
export function newApiKey(
  { days, ...wanted }: WantedApiKey,
  now: Date,
): { readonly key: StoredApiKey; readonly text: string } {
  const id = Array.from({ length: ID_LENGTH }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
  const secret = newSecret();
  const key: StoredApiKey = {
    ...wanted,
    id,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * DAY_MS).toISOString(),
    lastUsedOn: null,
    revokedAt: null,
    secretHash: hashOf(secret),
  };
  return { key, text: `plk_${id}_${secret}` };
}

/** So many keys of a tenant can let somebody in at once. Of two that are made at the same moment, both may be the last. */
export const MOST_API_KEYS = 100;

/** Whether a key lets anybody in, as far as it is known without its secret. */
export const isUsable = ({ revokedAt, expiresAt }: ApiKey, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now.getTime());

/** Undefined where the text has not the form of an API key. */
export function partsOfApiKey(text: string): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** Who has this key. What is wrong with a key is told only to whoever knows its secret. */
export async function authenticateKey(keys: ApiKeys, text: string, now: Date): Promise<Authentication> {
  const parts = partsOfApiKey(text);
  const key = parts && (await keys.find(parts.id));
  if (parts === undefined || key === undefined || !isSameHash(hashOf(parts.secret), key.secretHash)) {
    return { refused: 'not-valid', detail: 'There is no such API key.' };
  }
  if (key.revokedAt !== null) return { refused: 'not-valid', detail: 'The API key was revoked.' };
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= now.getTime()) {
    return { refused: 'not-valid', detail: `The API key has expired on ${key.expiresAt}.` };
  }
  const today = now.toISOString().slice(0, 10);
  if (key.lastUsedOn === null || key.lastUsedOn < today) await keys.noteUse(key.tenant, key.id, today);
  return { principal: principalOfKey(key) };
}
