import { describe, expect, it } from '@jest/globals';
import { json } from '#api/client';
import { ApiKeyAnswer, ApiKeyList, AuditList, MOST_KEY_DAYS, Problem, USUAL_KEY_DAYS } from '#api/contracts';
import { MOST_API_KEYS, principalOfAccount } from '#core/access';
import type { Role } from '#core/model';
import { someAccount, someApiKey, somePrincipal } from '../../support/access.ts';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { testApi } from '../../support/test-api.ts';

const as = (role: Role, given: Parameters<typeof testApi>[0] = {}) => {
  const principal = somePrincipal({ role, tenant: 'local' });
  return testApi({ ...given, access: { authenticate: async () => ({ principal }), ...given.access } });
};
const wanted = { name: 'robot', scopes: ['models:read'], days: 30 };

describe('the audit log', () => {
  it('has who did what to what, and whether it was done', async () => {
    const { api, jobs, auditLog } = as('editor');
    const job = jobAfter(waysTo.failed);
    await jobs.insert(job);
    const retry = () => api.request(`/v1/jobs/${job.id}/retry`, { method: 'POST' }, { address: '192.0.2.7' });
    expect([(await retry()).status, (await retry()).status]).toEqual([200, 409]);
    const entries = await auditLog.list('local', { limit: 9 });
    const common = {
      who: 'user/editor',
      name: 'Some editor',
      action: 'job.retry',
      object: job.id,
      address: '192.0.2.7',
    };
    expect(entries.map(({ outcome }) => outcome).sort()).toEqual(['done', 'job/not-retryable']);
    for (const entry of entries) expect(entry).toMatchObject({ ...common, tenant: 'local', project: 'local' });
  });

  it('names what was made', async () => {
    const { api, auditLog, jobs } = as('editor');
    await api.request('/v1/uploads', json({ fileName: 'house.ifc', size: 10 }));
    const [job] = await jobs.list({ tenant: 'local', project: 'local' }, {}, { limit: 1 });
    expect(await auditLog.list('local', { limit: 9 })).toMatchObject([{ action: 'upload.announce', object: job?.id }]);
  });

  it('has what was denied, and nothing of who only looks', async () => {
    const { api, auditLog } = as('viewer');
    await api.request(`/v1/models/${someJob().modelId}`, { method: 'DELETE' });
    await api.request('/v1/jobs');
    expect(await auditLog.list('local', { limit: 9 })).toMatchObject([
      { action: 'model.delete', outcome: 'access/denied' },
    ]);
  });

  it('has no secret', async () => {
    const { api, auditLog } = as('owner');
    const { secret, key } = ApiKeyAnswer.parse(await (await api.request('/v1/api-keys', json(wanted))).json());
    const entries = await auditLog.list('local', { limit: 9 });
    expect(entries).toMatchObject([{ action: 'key.create', object: key.id }]);
    expect(JSON.stringify(entries)).not.toContain(secret.slice(21));
  });

  it('that cannot be written is a fault that is told, and changes no answer', async () => {
    const append = () => Promise.reject(new Error('The log is away.'));
    const { api, faults } = as('owner', { access: { auditLog: { append } } });
    expect((await api.request('/v1/api-keys', json(wanted))).status).toBe(201);
    expect(faults).toEqual([expect.objectContaining({ message: 'The log is away.' })]);
  });

  it('is listed page by page, of the own tenant', async () => {
    const { api, auditLog } = as('owner');
    for (let count = 0; count < 3; count++) await api.request('/v1/api-keys', json(wanted));
    const [entry] = await auditLog.list('local', { limit: 1 });
    if (entry !== undefined) await auditLog.append({ ...entry, tenant: 'other', object: 'foreign' });
    const ask = async (query: string) => AuditList.parse(await (await api.request(`/v1/audit?${query}`)).json());
    const first = await ask('limit=2');
    const second = await ask(`limit=2&cursor=${first.nextCursor}`);
    expect([first.entries.length, second.entries.length, second.nextCursor]).toEqual([2, 1, null]);
    expect([...first.entries, ...second.entries].map(({ object }) => object)).not.toContain('foreign');
  });
});

describe('API keys', () => {
  it('are made, listed without their secrets, and revoked', async () => {
    const { api, apiKeys } = as('owner');
    const made = await api.request('/v1/api-keys', json(wanted));
    const { key, secret } = ApiKeyAnswer.parse(await made.json());
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(secret).toMatch(new RegExp(`^plk_${key.id}_`));
    expect(key).toMatchObject({ tenant: 'local', projects: 'all', scopes: ['models:read'], createdBy: 'user/owner' });
    const listed = await (await api.request('/v1/api-keys')).text();
    expect(ApiKeyList.parse(JSON.parse(listed)).keys).toEqual([key]);
    expect(listed).not.toMatch(/secret|[0-9a-f]{64}/);
    const remove = async () => (await api.request(`/v1/api-keys/${key.id}`, { method: 'DELETE' })).status;
    expect([await remove(), (await apiKeys.find(key.id))?.revokedAt]).toEqual([204, expect.any(String)]);
  });

  it.each([
    ['scopes', { ...wanted, scopes: ['keys:manage'] }],
    ['scopes', { ...wanted, scopes: [] }],
    ['scopes.0', { ...wanted, scopes: ['everything'] }],
    ['projects', { ...wanted, projects: 'all' }],
    ['projects', { ...wanted, projects: ['own', 'foreign'] }],
    ['days', { ...wanted, days: 0 }],
    ['secret', { ...wanted, secret: 'mine' }],
  ])('are not made where %s is more than whoever makes them has, or wrong', async (path, body) => {
    const principal = somePrincipal({ role: 'owner', projects: ['own'] });
    const { api, apiKeys } = testApi({ access: { authenticate: async () => ({ principal }) } });
    const response = await api.request('/v1/api-keys', json(body));
    expect([response.status, Problem.parse(await response.json()).errors?.[0]?.path]).toEqual([400, path]);
    expect(await apiKeys.list('acme')).toEqual([]);
  });

  it('last a year unless told otherwise, and two at most', async () => {
    const { api } = as('owner');
    const { days: _, ...usual } = wanted;
    const { key } = ApiKeyAnswer.parse(await (await api.request('/v1/api-keys', json(usual))).json());
    expect(Date.parse(String(key.expiresAt)) - Date.parse(key.createdAt)).toBe(USUAL_KEY_DAYS * 24 * 3600 * 1000);
    const tooLong = await api.request('/v1/api-keys', json({ ...usual, days: MOST_KEY_DAYS + 1 }));
    expect(Problem.parse(await tooLong.json()).errors?.[0]?.path).toBe('days');
  });

  it('are a hundred at most, of those that let anybody in', async () => {
    const { api, apiKeys } = as('owner');
    const make = () => api.request('/v1/api-keys', json(wanted));
    const over = { revokedAt: '2026-01-03T00:00:00.000Z' };
    await apiKeys.insert(someApiKey({ tenant: 'local', ...over }).key);
    await apiKeys.insert(someApiKey({ tenant: 'local', expiresAt: '2026-01-03T00:00:00.000Z' }).key);
    for (let count = 0; count < MOST_API_KEYS - 1; count++) {
      await apiKeys.insert(someApiKey({ tenant: 'local', expiresAt: null }).key);
    }
    expect((await make()).status).toBe(201);
    const refused = await make();
    expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([409, 'key/too-many']);
  });

  it('that reach further than an owner who is kept to a project are none of theirs, nor is the audit log', async () => {
    const principal = principalOfAccount(someAccount({ role: 'owner', projects: ['tower'] }));
    const { api, apiKeys } = testApi({ access: { authenticate: async () => ({ principal }) } });
    const [own, wide, foreign] = [['tower'], 'all' as const, ['tower', 'bridge']].map(
      (projects) => someApiKey({ projects }).key,
    );
    if (own === undefined || wide === undefined || foreign === undefined) throw new Error('There are three.');
    for (const key of [own, wide, foreign]) await apiKeys.insert(key);
    const { keys } = ApiKeyList.parse(await (await api.request('/v1/api-keys')).json());
    expect(keys.map(({ id }) => id)).toEqual([own.id]);
    const revoke = async ({ id }: { id: string }) =>
      (await api.request(`/v1/api-keys/${id}`, { method: 'DELETE' })).status;
    expect([await revoke(wide), await revoke(foreign), await revoke(own)]).toEqual([404, 404, 204]);
    const audit = await api.request('/v1/audit');
    expect([audit.status, Problem.parse(await audit.json()).code]).toEqual([403, 'access/denied']);
  });

  it('of another tenant are as unknown as those that never were', async () => {
    const { api, apiKeys } = as('owner');
    const { key } = ApiKeyAnswer.parse(await (await api.request('/v1/api-keys', json(wanted))).json());
    const other = somePrincipal({ role: 'owner', tenant: 'other' });
    const foreign = testApi({ access: { authenticate: async () => ({ principal: other }) } });
    await foreign.apiKeys.insert({ ...key, secretHash: '0'.repeat(64) });
    const answers = await Promise.all(
      [key.id, 'a'.repeat(16)].map(async (id) => {
        const response = await foreign.api.request(`/v1/api-keys/${id}`, { method: 'DELETE' });
        return [response.status, (await response.text()).replaceAll(id, 'ID'), [...response.headers]];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
    expect((await apiKeys.find(key.id))?.revokedAt).toBeNull();
  });
});
