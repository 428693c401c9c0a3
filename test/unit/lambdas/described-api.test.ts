import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { meRoutes, routesToDescribe, usualLimits } from '#api';
import { apiFunction } from '../../../lambdas/shared/api-function.ts';
import { lambdaContext, observed, restEvent } from '../../support/lambda-events.ts';
import { testApi } from '../../support/test-api.ts';

const Document = z.object({ paths: z.record(z.string(), z.unknown()), components: z.unknown() });

describe('a function that has some of the routes, and tells of all', () => {
  const { tools } = observed('access');
  const sources = { ports: {}, limits: usualLimits };
  const access = { access: 'accounts', pages: ['https://plinth.example.com'] } as const;
  const groups = [meRoutes(sources)];
  const handler = apiFunction(tools, { groups, limits: usualLimits, described: routesToDescribe, access });
  const ask = (path: string) => handler(restEvent('GET', path), lambdaContext());

  it('describes what the standalone edition has, but for signing in with its accounts', async () => {
    const own = Document.parse(JSON.parse((await ask('/openapi.json')).body));
    const whole = Document.parse(await (await testApi().api.request('/openapi.json')).json());
    const { '/v1/sign-in': _in, '/v1/sign-out': _out, ...paths } = whole.paths;
    expect(own).toEqual({ ...whole, paths });
    expect(Object.keys(whole.paths).length - Object.keys(paths).length).toBe(2);
  });

  it('shows it as a page whose links stay below the stage of the gateway', async () => {
    const { statusCode, body } = await ask('/docs');
    expect([statusCode, /href="\//.test(body), body.includes('href="openapi.json"')]).toEqual([200, false, true]);
  });

  it('answers no other route of those that it only describes', async () => {
    expect((await ask('/v1/jobs')).statusCode).toBe(404);
  });
});
