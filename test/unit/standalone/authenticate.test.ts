import { describe, expect, it } from '@jest/globals';
import { MemoryAccounts, MemoryApiKeys } from '#adapters/memory';
import { localOwner, openSession } from '#core/access';
import { byAccount } from '../../../standalone/access/authenticate.ts';
import { someAccount, someApiKey } from '../../support/access.ts';

const now = new Date('2026-01-02T03:04:05.000Z');

async function door() {
  const accounts = new MemoryAccounts();
  const apiKeys = new MemoryApiKeys();
  const anna = someAccount({ name: 'anna' });
  await accounts.insert(anna);
  const { key, text } = someApiKey();
  await apiKeys.insert(key);
  const session = await openSession(accounts, anna, now);
  const authenticate = byAccount({ accounts, apiKeys, now: () => now });
  const ask = (headers: Record<string, string>, method = 'GET') =>
    authenticate(new Request('http://localhost/v1/models', { method, headers }), {});
  return { ask, authenticate, key: text, session, cookie: `a=b; plinth-session=${session}; c=d` };
}

describe('the door of the standalone edition', () => {
  it('lets in by API key', async () => {
    const { ask, key } = await door();
    expect(await ask({ authorization: `Bearer ${key}` })).toMatchObject({ principal: { role: 'service' } });
    expect(await ask({ authorization: `bearer  ${key} ` })).toMatchObject({ principal: { role: 'service' } });
  });

  it.each([
    ['nothing', {}, 'missing'],
    ['another scheme', { authorization: 'Basic YTpi' }, 'missing'],
    ['an empty bearer', { authorization: 'Bearer ' }, 'missing'],
    ['garbage', { authorization: 'Bearer garbage' }, 'not-valid'],
    ['a token of nobody', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' }, 'not-valid'],
    ['a session that never was', { cookie: 'plinth-session=x' }, 'not-valid'],
    ['an empty session', { cookie: 'plinth-session=' }, 'not-valid'],
    ['another cookie', { cookie: 'session=x' }, 'missing'],
  ])('lets nobody in by %s', async (_, headers, refused) => {
    const { ask } = await door();
    expect(await ask(headers as Record<string, string>)).toMatchObject({ refused });
  });

  it('takes no session as a bearer, and no key that is spoilt because there is a session too', async () => {
    const { ask, session, cookie } = await door();
    expect(await ask({ authorization: `Bearer ${session}` })).toMatchObject({ refused: 'not-valid' });
    expect(await ask({ authorization: 'Bearer garbage', cookie })).toMatchObject({ refused: 'not-valid' });
  });

  it('lets a session change things only from a page that says where it is from', async () => {
    const { ask, cookie, key } = await door();
    expect(await ask({ cookie })).toMatchObject({ principal: { name: 'anna' } });
    expect(await ask({ cookie }, 'DELETE')).toMatchObject({ refused: 'not-valid' });
    expect(await ask({ cookie, origin: 'http://localhost' }, 'DELETE')).toHaveProperty('principal');
    expect(await ask({ authorization: `Bearer ${key}` }, 'DELETE')).toHaveProperty('principal');
  });

  it('needs nothing of the process itself', async () => {
    const { authenticate } = await door();
    const asked = authenticate(new Request('http://localhost/v1/models'), { principal: localOwner });
    expect(await asked).toEqual({ principal: localOwner });
  });
});
