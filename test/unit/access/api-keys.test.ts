import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MemoryApiKeys } from '#adapters/memory';
import { authenticateKey, newApiKey, partsOfApiKey } from '#core/access';
import type { StoredApiKey } from '#core/model';
import { keyTime, someApiKey } from '../../support/access.ts';

const later = new Date('2026-03-01T12:00:00.000Z');

async function ask(given: Partial<StoredApiKey> = {}, change: (text: string) => string = (text) => text) {
  const keys = new MemoryApiKeys();
  const { key, text } = someApiKey(given);
  await keys.insert(key);
  return { keys, key, answer: await authenticateKey(keys, change(text), later) };
}

describe('an API key', () => {
  it('has an id, and a secret of which only the hash is kept', () => {
    const { key, text } = someApiKey();
    const { id, secret = '' } = partsOfApiKey(text) ?? {};
    expect(text).toMatch(/^plk_[a-z0-9]{16}_[\w-]{43}$/);
    expect(id).toBe(key.id);
    expect(key.secretHash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(key)).not.toContain(secret);
    expect(someApiKey().text).not.toBe(text);
  });

  it('lets in whoever has it, for what its scopes say', async () => {
    const { key, answer } = await ask({ projects: ['tower'] });
    expect(answer).toEqual({
      principal: {
        id: `key/${key.id}`,
        name: 'a robot',
        tenant: 'acme',
        projects: ['tower'],
        role: 'service',
        permissions: ['models:read', 'jobs:read'],
        signedInBy: 'api-key',
      },
    });
  });

  it('gives nothing that no key can have, whatever its scopes say', async () => {
    const { answer } = await ask({ scopes: ['keys:manage', 'models:delete', 'audit:read', 'uploads:write'] });
    expect(answer).toMatchObject({ principal: { permissions: ['uploads:write'] } });
  });

  it.each([
    ['another secret', (text: string) => `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`],
    ['another id', (text: string) => text.replace(/^plk_.{16}/, `plk_${'a'.repeat(16)}`)],
    ['no secret', (text: string) => text.slice(0, 21)],
    ['something behind it', (text: string) => `${text}A`],
    ['nothing', () => ''],
  ])('with %s is unknown, and nothing more is said', async (_, change) => {
    const { answer } = await ask({ revokedAt: '2026-02-01T00:00:00.000Z' }, change);
    expect(answer).toEqual({ refused: 'not-valid', detail: 'There is no such API key.' });
  });

  it('lets nobody in any more when it was revoked or has expired', async () => {
    expect((await ask({ revokedAt: '2026-02-01T00:00:00.000Z' })).answer).toMatchObject({ refused: 'not-valid' });
    expect((await ask({ expiresAt: later.toISOString() })).answer).toMatchObject({ refused: 'not-valid' });
    expect((await ask({ expiresAt: '2026-03-01T12:00:00.001Z' })).answer).toHaveProperty('principal');
  });

  it('lasts so many days', () => {
    const wanted = {
      tenant: 'acme',
      projects: 'all' as const,
      name: 'n',
      scopes: ['jobs:read' as const],
      createdBy: 'x',
    };
    expect(newApiKey({ ...wanted, days: 30 }, keyTime).key.expiresAt).toBe('2026-02-01T03:04:05.000Z');
  });

  it('knows the day of its last use, written once a day', async () => {
    const { keys, key } = await ask();
    expect((await keys.find(key.id))?.lastUsedOn).toBe('2026-03-01');
    const { text } = someApiKey();
    const noted: string[] = [];
    const counting = Object.assign(new MemoryApiKeys(), {
      noteUse: async (_: string, id: string) => void noted.push(id),
    });
    const used = { ...someApiKey().key, lastUsedOn: '2026-03-01', id: partsOfApiKey(text)?.id ?? '' };
    await counting.insert({ ...used, secretHash: createHash('sha256').update(text.slice(21)).digest('hex') });
    await authenticateKey(counting, text, later);
    expect(noted).toEqual([]);
  });
});
