import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { MemoryAccounts, MemoryApiKeys, MemoryAuditLog, MemoryRateLimits } from '#adapters/memory';
import { authenticateSession, rateLimits } from '#core/access';
import { SignInLink } from '../../../standalone/access/sign-in-link.ts';

const now = () => new Date('2026-01-02T03:04:05.000Z');

function server() {
  const accounts = new MemoryAccounts();
  const auditLog = new MemoryAuditLog();
  const limits = new MemoryRateLimits();
  const link = new SignInLink({ accounts, apiKeys: new MemoryApiKeys(), auditLog, limits, now, newId: randomUUID });
  const app = new Hono();
  app.use(link.middleware);
  app.all('*', (c) => c.text('page'));
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost${path}`, init, { address: '192.0.2.1' });
  return { accounts, auditLog, link, ask };
}

describe('the link that a server prints', () => {
  it('signs its owner in, and leaves no token in the address bar', async () => {
    const { accounts, auditLog, link, ask } = server();
    const entered = await ask(link.path.replace('/?', '/models?a=b&'));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/models?a=b']);
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    const token = /plinth-session=([^;]+)/.exec(cookie)?.[1] ?? '';
    const owner = { name: 'owner', role: 'owner', tenant: 'local' };
    expect(await authenticateSession(accounts, token, now())).toMatchObject({ principal: owner });
    expect(await auditLog.list('local', { limit: 9 })).toMatchObject([
      { action: 'session.begin', address: '192.0.2.1' },
    ]);
  });

  it('works once, also when two ask at the same moment', async () => {
    const { link, ask } = server();
    const answers = await Promise.all([ask(link.path), ask(link.path), ask(link.path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401]);
    expect((await ask(link.path)).status).toBe(401);
  });

  it('cannot be guessed by trying', async () => {
    const { ask, link } = server();
    const wrong = await ask('/?token=guess');
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
    const { burst } = rateLimits['sign-in'];
    for (let count = 1; count < burst; count++) await ask('/?token=guess');
    const late = await ask(link.path);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '6']);
  });

  it('leaves all other requests alone', async () => {
    const { ask, link } = server();
    expect(await (await ask('/')).text()).toBe('page');
    expect(await (await ask(link.path, { method: 'POST' })).text()).toBe('page');
  });
});
