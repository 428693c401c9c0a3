import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, PostgresApiKeys } from '#adapters/postgres';
import { ApiKeyAnswer, AuditList, MeAnswer, ModelList, Problem } from '#api/contracts';
import { keyScopes } from '#core/access';
import type { Permission } from '#core/model';
import { someApiKey } from '../support/access.ts';
import { ApiClient, json } from '../support/api-client.ts';
import { type DescribedRoute, describedRoutes, requestOf } from '../support/api-routes.ts';
import { workerFile } from '../support/database.ts';
import { plinth } from '../support/plinth.ts';
import { ServerProcess } from '../support/server.ts';
import { smallModel } from '../support/small-model.ts';

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'plinth-access-'));
const expired = someApiKey({ expiresAt: '2026-01-03T00:00:00.000Z' });
const people = { anna: ['acme', 'owner'], victor: ['acme', 'viewer'], berta: ['bolt', 'owner'] } as const;
let server: ServerProcess;
let routes: readonly DescribedRoute[];
const cookies = new Map<string, string>();

/** Asks as a browser on a page of the server does. */
function as(name: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    ...Object.fromEntries(new Headers(init.headers)),
    cookie: cookies.get(name) ?? '',
    origin: server.url,
  };
  return fetch(`${server.url}${path}`, { ...init, headers });
}

async function newKey(name: string, scopes: readonly Permission[]): Promise<ApiKeyAnswer> {
  return ApiKeyAnswer.parse(await (await as(name, '/v1/api-keys', json({ name: 'e2e', scopes }))).json());
}

const withKey = (route: DescribedRoute, text?: string) => {
  const { path, init } = requestOf(route);
  const headers = {
    ...Object.fromEntries(new Headers(init.headers)),
    ...(text && { authorization: `Bearer ${text}` }),
  };
  return fetch(`${server.url}${path}`, { ...init, headers });
};

const codesOf = async (answers: readonly Promise<Response>[]) =>
  Promise.all(answers.map(async (answer) => Problem.parse(await (await answer).json()).code));

async function start(): Promise<void> {
  server = await ServerProcess.start(folder, '--sign-in');
}

beforeAll(async () => {
  await start();
  await server.end('SIGTERM');
  const passwords = Object.entries(people).map(([name, [tenant, role]]) => {
    const { code, stdout } = plinth('account', 'add', name, '--tenant', tenant, '--role', role, '--data', folder);
    expect(code).toBe(0);
    return [name, stdout.trim().split(' ').at(-1)] as const;
  });
  const database = await Database.open({ folder: join(folder, 'database'), workerFile });
  await new PostgresApiKeys(database).insert(expired.key);
  await database.close();
  await start();
  for (const [name, password] of passwords) {
    const response = await fetch(`${server.url}/v1/sign-in`, json({ name, password }));
    cookies.set(name, response.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
  routes = describedRoutes(await (await fetch(`${server.url}/openapi.json`)).json());
}, 300_000);

afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const letsNobodyIn = ['access/not-valid', 'request/too-many'];

describe('a server where one has to sign in', () => {
  it('knows who has signed in', async () => {
    const { principal } = MeAnswer.parse(await (await as('victor', '/v1/me')).json());
    expect(principal).toMatchObject({ name: 'victor', tenant: 'acme', role: 'viewer', signedInBy: 'session' });
    const wrong = await fetch(`${server.url}/v1/sign-in`, json({ name: 'victor', password: 'wrong' }));
    const unknown = await fetch(`${server.url}/v1/sign-in`, json({ name: 'nobody', password: 'wrong' }));
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
  });

  it('refuses no key, garbage, and keys that have expired or were revoked, on every route', async () => {
    const closed = routes.filter(({ need }) => need !== 'open');
    const revoked = await newKey('anna', keyScopes);
    expect((await as('anna', `/v1/api-keys/${revoked.key.id}`, { method: 'DELETE' })).status).toBe(204);
    const keys = ['plk_garbage', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', expired.text, revoked.secret];
    for (const route of closed) {
      expect(await codesOf([withKey(route)])).toEqual(['access/token-required']);
      // All come from one address, which has to wait after some of them.
      const codes = await codesOf(keys.map((key) => withKey(route, key)));
      expect([route.path, codes.filter((code) => !letsNobodyIn.includes(String(code)))]).toEqual([route.path, []]);
    }
  });

  it('refuses a key that lacks the scope, on every route that needs one', async () => {
    const needs = [...new Set(routes.map(({ need }) => need))].filter((need) => !['open', 'signed-in'].includes(need));
    for (const need of needs) {
      const { secret } = await newKey(
        'anna',
        keyScopes.filter((scope) => scope !== need),
      );
      const own = routes.filter((route) => route.need === need);
      const codes = await codesOf(own.map((route) => withKey(route, secret)));
      expect([need, ...codes]).toEqual([need, ...own.map(() => 'access/denied')]);
    }
  });

  it('lets a viewer look and change nothing', async () => {
    for (const route of routes.filter(
      ({ action, need }) => action !== undefined && need !== 'open' && need !== 'signed-in',
    )) {
      const { path, init } = requestOf(route);
      expect([path, (await as('victor', path, init)).status]).toEqual([path, 403]);
    }
    expect((await as('victor', '/v1/models')).status).toBe(200);
  });

  it('ends a session when one signs out, and lets nobody change anything from elsewhere', async () => {
    const before = cookies.get('victor') ?? '';
    const elsewhere = await fetch(`${server.url}/v1/sign-out`, { method: 'POST', headers: { cookie: before } });
    expect([401, 429]).toContain(elsewhere.status); // the address has been refused before
    expect((await as('victor', '/v1/sign-out', { method: 'POST' })).status).toBe(204);
    expect([401, 429]).toContain((await as('victor', '/v1/me')).status);
  });
});

describe('two tenants that upload the same bytes', () => {
  const content = smallModel({ walls: 5 });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const models = async (name: string) => ModelList.parse(await (await as(name, '/v1/models')).json()).models;

  it('see nothing of each other: what is foreign is as what never was, to the byte', async () => {
    const uploaded = [];
    for (const name of ['anna', 'berta']) {
      const { secret } = await newKey(name, keyScopes);
      const client = new ApiClient(server.url, secret);
      const { upload } = await client.announce({ fileName: 'same.ifc', size: content.length, sha256 });
      expect(upload.method).toBe('put'); // also the second time: whether somebody has these bytes is nobody's business
      expect((await client.s3(upload.id, { method: 'PUT' }, content)).status).toBe(200);
      uploaded.push(await client.waitFor(upload.id));
    }
    expect(uploaded.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    const [own, foreign] = uploaded;
    expect((await models('anna')).map(({ modelId }) => modelId)).toEqual([own?.modelId]);
    expect((await models('berta')).map(({ modelId }) => modelId)).toEqual([foreign?.modelId]);

    const { secret } = await newKey('anna', keyScopes);
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const { path, method, need } of routes.filter(
      (one) => /\{(modelId|id)\}/.test(one.path) && one.need !== 'keys:manage',
    )) {
      const id = path.includes('{modelId}') ? foreign?.modelId : foreign?.id;
      const session = need === 'models:delete';
      const ask = async (given = '') => {
        const at = path
          .replace('{name}', 'model.glb')
          .replace('{expressId}', '1')
          .replace(/\{\w+\}/, given);
        const init = method === 'POST' ? json(bodies[path] ?? {}) : { method };
        const authorization = { authorization: `Bearer ${secret}` };
        const response = session
          ? await as('anna', at, init)
          : await fetch(`${server.url}${at}`, { ...init, headers: { ...init.headers, ...authorization } });
        return {
          status: response.status,
          body: (await response.text()).replaceAll(given, 'ID'),
          headers: fixed(response),
        };
      };
      const answer = await ask(id);
      expect(answer).toEqual(await ask(nobody));
      expect([path, answer.status]).toEqual([path, 404]);
      await new Promise((resolve) => setTimeout(resolve, 400)); // within the limits
    }
    expect((await models('berta')).map(({ modelId }) => modelId)).toEqual([foreign?.modelId]);
  });

  it('have audit logs of their own', async () => {
    const entries = async (name: string) =>
      AuditList.parse(await (await as(name, '/v1/audit?limit=200')).json()).entries;
    const own = await entries('anna');
    expect(own.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['session.begin', 'session.end', 'key.create', 'key.revoke', 'upload.announce']),
    );
    expect(own).toContainEqual(expect.objectContaining({ name: 'victor', outcome: 'access/wrong-password' }));
    expect(new Set(own.map(({ tenant }) => tenant))).toEqual(new Set(['acme']));
    expect(new Set((await entries('berta')).map(({ tenant }) => tenant))).toEqual(new Set(['bolt']));
  });
});

/** What a request of a route has to say to be about the id at all. */
const bodies: Record<string, object> = {
  '/v1/uploads/{id}/sign': { method: 'PUT' },
  '/v1/uploads/{id}/sign-parts': { uploadId: 'm-1', partNumbers: [1] },
  '/v1/models/{modelId}/spatial-queries': { within: { box: { min: [0, 0, 0], max: [1, 1, 1] } } },
};

/** Without what tells the time, and what is left of a limit. */
const fixed = ({ headers }: Response) =>
  [...headers].filter(([name]) => name !== 'date' && !name.startsWith('ratelimit'));
