import { createRoute } from '@hono/zod-openapi';
import { describe, expect, it } from '@jest/globals';
import { MemoryRateLimits } from '#adapters/memory';
import { createApi, usualLimits } from '#api';
import { json } from '#api/client';
import { MeAnswer, Problem } from '#api/contracts';
import { type Authentication, rateLimits, rolesOf } from '#core/access';
import { Permission, Role } from '#core/model';
import { newApp } from '../../../api/app.ts';
import { somePrincipal } from '../../support/access.ts';
import { describedRoutes, requestOf } from '../../support/api-routes.ts';
import { testApi } from '../../support/test-api.ts';

const routes = describedRoutes(await (await testApi().api.request('/openapi.json')).json());
const closed = routes.filter(({ need }) => need !== 'open');
const named = (list: typeof routes) => list.map((route) => [`${route.method} ${route.path}`, route] as const);

/** An API in which whoever asks is who the test says. */
const asked = (authentication: Authentication, more: Parameters<typeof testApi>[0] = {}) =>
  testApi({ ...more, access: { ...more.access, authenticate: async () => authentication } });

const codeOf = async (response: Response) => Problem.safeParse(await response.json().catch(() => null)).data?.code;

describe('every route', () => {
  it('declares what it needs: a permission, or that it is open to everybody', () => {
    expect(routes.length).toBeGreaterThan(20);
    for (const { need } of closed) expect(['signed-in', ...Permission.options]).toContain(need);
    const open = routes.filter(({ need, tag }) => need === 'open' && tag !== 'Health');
    expect(open.map(({ path }) => path)).toEqual(['/v1/sign-in']);
  });

  it('has an action in the audit log where it changes something', () => {
    const asksOnly = ['/v1/uploads/{id}/sign', '/v1/uploads/{id}/sign-parts', '/v1/models/{modelId}/spatial-queries'];
    const silent = routes.filter(({ method, action }) => method !== 'GET' && action === undefined);
    expect(silent.map(({ path }) => path).sort()).toEqual(asksOnly.sort());
  });

  it.each(named(closed))('%s refuses whoever does not say who asks', async (_, route) => {
    const { path, init } = requestOf(route);
    const { api } = asked({ refused: 'missing', detail: 'Sign in.' });
    const response = await api.request(path, init);
    expect([response.status, await codeOf(response)]).toEqual([401, 'access/token-required']);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  });

  it.each(named(closed))('%s is for the roles that the table names', async (_, route) => {
    const { path, init } = requestOf(route);
    const need = Permission.safeParse(route.need).data;
    for (const role of Role.options) {
      const { api, faults } = asked({ principal: somePrincipal({ role }) });
      const response = await api.request(path, init);
      const isForIt = need === undefined || rolesOf[need].includes(role);
      expect([role, (await codeOf(response)) !== 'access/denied']).toEqual([role, isForIt]);
      if (!isForIt) expect([response.status, faults]).toEqual([403, []]);
    }
  });

  it('that declares nothing keeps the API from being made', () => {
    const route = createRoute({ method: 'get', path: '/v1/secrets', responses: { 200: { description: '' } } });
    const group = newApp().openapi(route, (c) => c.json({}));
    const authenticate = async () => ({ principal: somePrincipal({ role: 'owner' }) });
    const settings = { limits: usualLimits, access: { authenticate }, onFault: () => undefined };
    expect(() => createApi([group], settings)).toThrow('get /v1/secrets does not declare');
  });
});

describe('the project of a request', () => {
  const me = async (projects: 'all' | string[], header?: string) => {
    const { api } = asked({ principal: somePrincipal({ role: 'viewer', projects }) });
    const response = await api.request('/v1/me', header === undefined ? {} : { headers: { 'plinth-project': header } });
    const body: unknown = await response.json();
    return MeAnswer.safeParse(body).data?.project ?? Problem.parse(body).code;
  };

  it('is the one of the header, where it is one of theirs', async () => {
    expect([await me('all'), await me('all', 'tower')]).toEqual(['local', 'tower']);
    expect([await me(['a', 'b']), await me(['a', 'b'], 'b')]).toEqual(['a', 'b']);
    expect([await me(['a'], 'b'), await me('all', '../other')]).toEqual(['access/denied', 'request/invalid']);
  });
});

describe('whoever brings what lets nobody in', () => {
  const refusals = async (refused: 'missing' | 'not-valid', address: (time: number) => string) => {
    const access = { rateLimits: new MemoryRateLimits() };
    const { api } = asked({ refused, detail: 'No.' }, { access });
    const times = rateLimits.refused.burst + 1;
    const answers: Response[] = [];
    for (let time = 0; time < times; time++) answers.push(await api.request('/v1/me', {}, { address: address(time) }));
    return answers.map(({ status, headers }) => [status, headers.get('retry-after') !== null]);
  };
  const one = () => '192.0.2.7';

  it('is told to wait after some attempts from the same address', async () => {
    const answers = await refusals('not-valid', one);
    expect(answers.slice(0, -1)).toEqual(Array(rateLimits.refused.burst).fill([401, false]));
    expect(answers.at(-1)).toEqual([429, true]);
  });

  it('is counted for its own address only, and not where it brings nothing', async () => {
    const elsewhere = await refusals('not-valid', (time) => `192.0.2.${time}`);
    expect([...elsewhere, ...(await refusals('missing', one))].every(([status]) => status === 401)).toBe(true);
  });

  it('does not keep others at the address from signing in or asking', async () => {
    const access = { rateLimits: new MemoryRateLimits() };
    const bad = asked({ refused: 'not-valid', detail: 'No.' }, { access }).api;
    const good = asked({ principal: somePrincipal({ role: 'viewer' }) }, { access }).api;
    for (let time = 0; time <= rateLimits.refused.burst; time++) await bad.request('/v1/me', {}, { address: one() });
    expect((await good.request('/v1/me', {}, { address: one() })).status).toBe(200);
    const signIn = await bad.request('/v1/sign-in', json({ name: 'a', password: 'b' }), { address: one() });
    expect([signIn.status, await codeOf(signIn)]).toEqual([401, 'access/wrong-password']);
  });
});

describe('a principal who asks too often', () => {
  it('is told when to ask again, and others are not', async () => {
    const counting = new MemoryRateLimits();
    const ask = (id: string) =>
      asked({ principal: somePrincipal({ role: 'owner', id }) }, { access: { rateLimits: counting } }).api.request(
        '/v1/me',
      );
    const { burst } = rateLimits.usual;
    const first = await ask('a');
    expect(first.headers.get('ratelimit-policy')).toBe(`"usual";q=${burst};w=2`);
    expect(first.headers.get('ratelimit')).toBe(`"usual";r=${burst - 1};t=1`);
    const rest = await Promise.all(Array.from({ length: burst * 3 }, () => ask('a')));
    const refused = rest.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect([await codeOf(refused[0] ?? first), refused[0]?.headers.get('retry-after')]).toEqual([
      'request/too-many',
      '1',
    ]);
    expect((await ask('b')).status).toBe(200);
  });

  it('may still do what is counted apart, and probes are never counted', async () => {
    const none = {
      take: async (bucket: string) => ({ isAllowed: !bucket.startsWith('usual/'), remaining: 0, waitMs: 9 }),
    };
    const { api } = asked({ principal: somePrincipal({ role: 'owner' }) }, { access: { rateLimits: none } });
    expect((await api.request('/v1/me')).status).toBe(429);
    const announced = await api.request('/v1/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([announced.status, (await api.request('/healthz')).status]).toEqual([400, 200]);
  });
});
