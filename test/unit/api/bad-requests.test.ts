import { describe, expect, it } from '@jest/globals';
import { Problem } from '#api/contracts';
import { testApi } from '../../support/test-api.ts';

const model = '/v1/models/00000000-0000-4000-8000-000000000000';
const { api } = testApi();
const codeOf = async (response: Response) => Problem.parse(await response.json()).code;
const cursor = (place: object) => Buffer.from(JSON.stringify(place)).toString('base64url');

describe('another method than the routes at an address take', () => {
  it.each([
    ['PUT', '/v1/jobs', 'GET, HEAD'],
    ['PUT', '/healthz', 'GET, HEAD'],
    ['GET', '/v1/sign-in', 'POST'],
    ['PATCH', model, 'DELETE, GET, HEAD'],
    ['PUT', '/v1/jobs/retry-failed', 'POST'],
  ])('is refused with those that they take: %s %s', async (method, path, allow) => {
    const response = await api.fetch(new Request(`http://localhost${path}`, { method }));
    expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([
      405,
      allow,
      'request/method',
    ]);
  });

  it('is unknown where there is no route', async () => {
    expect(await codeOf(await api.request('/v1/none', { method: 'PUT' }))).toBe('request/unknown-route');
  });
});

describe('what a database cannot read', () => {
  it.each([
    `${model}/elements?name=%00`,
    `${model}/elements?globalId=a%00b`,
    `${model}/elements?property=Pset_A.B%3D%00`,
    `${model}/elements?cursor=${cursor({ contentId: '\u0000', expressId: 1 })}`,
    `/v1/models?cursor=${cursor({ createdAt: '0000-01-01T00:00:00Z', modelId: model.slice(11) })}`,
    `/v1/models?cursor=${cursor({ createdAt: '2026-01-01T00:00:00Z', modelId: '\u0000' })}`,
  ])('never comes to it: %s', async (path) => {
    const response = await testApi({ models: { getModel: async () => ({}) as never } }).api.request(path);
    expect([response.status, await codeOf(response)]).toEqual([400, 'request/invalid']);
  });

  it('is no name to sign in by', async () => {
    const body = JSON.stringify({ name: 'a\u0000', password: 'x' });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    expect(await codeOf(await api.request('/v1/sign-in', init))).toBe('request/invalid');
  });
});
