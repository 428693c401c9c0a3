import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { isUsable, keyScopes, MOST_API_KEYS, newApiKey, scopeOf } from '#core/access';
import { ApiKey, type Principal, type Projects } from '#core/model';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import { type ApiKeyAnswer, type ApiKeyList, ApiKeyRequest } from '../contracts/index.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';

const make = createRoute({
  ...needs('keys:manage', { action: 'key.create' }),
  method: 'post',
  path: '/v1/api-keys',
  tags: ['Access'],
  summary: 'Make an API key',
  request: { body: { required: true, content: { 'application/json': { schema: ApiKeyRequest } } } },
  responses: {
    201: answer('ApiKeyAnswer', 'The key; its secret is told this once.'),
    ...problemAnswers('request/invalid', 'key/too-many'),
  },
});

const list = createRoute({
  ...needs('keys:manage'),
  method: 'get',
  path: '/v1/api-keys',
  tags: ['Access'],
  summary: 'List the API keys, newest first',
  responses: {
    200: answer(
      'ApiKeyList',
      'The keys of the tenant, without their secrets: those that reach no further than whoever asks.',
    ),
  },
});

const revoke = createRoute({
  ...needs('keys:manage', { action: 'key.revoke' }),
  method: 'delete',
  path: '/v1/api-keys/{id}',
  tags: ['Access'],
  summary: 'Revoke an API key',
  request: { params: z.object({ id: z.string().regex(/^[\w-]{1,100}$/) }) },
  responses: {
    204: { description: 'It lets nobody in any more.' },
    ...problemAnswers('request/invalid', 'key/unknown'),
  },
});

/** What programs sign in with. */
export function apiKeyRoutes({ ports }: RouteSources<'apiKeys' | 'now'>) {
  const { apiKeys, now } = ports;
  return newApp()
    .openapi(make, async (c) => {
      const wanted = c.req.valid('json');
      const principal = c.get('principal');
      const errors = errorsIn(wanted, principal);
      if (errors.length > 0) {
        const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
        return problem(c, 'request/invalid', detail, errors);
      }
      const { name, scopes, projects = principal.projects, days } = wanted;
      const { tenant, id: createdBy } = principal;
      const usable = (await apiKeys.list(tenant)).filter((key) => isUsable(key, now()));
      if (usable.length >= MOST_API_KEYS) {
        return problem(c, 'key/too-many', `There are ${usable.length} already: revoke those that nobody needs.`);
      }
      const { key, text } = newApiKey({ tenant, projects, name, scopes, createdBy, days }, now());
      await apiKeys.insert(key);
      c.set('object', key.id);
      return c.json({ key: ApiKey.parse(key), secret: text } satisfies ApiKeyAnswer, 201, {
        'cache-control': 'no-store',
      });
    })
    .openapi(list, async (c) => {
      const principal = c.get('principal');
      const keys = (await apiKeys.list(principal.tenant)).filter((key) => isWithin(principal, key.projects));
      return c.json({ keys } satisfies ApiKeyList, 200);
    })
    .openapi(revoke, async (c) => {
      const { id } = c.req.valid('param');
      const principal = c.get('principal');
      const key = await apiKeys.find(id);
      const isTheirs = key !== undefined && isWithin(principal, key.projects);
      const isKnown = isTheirs && (await apiKeys.revoke(principal.tenant, id, now().toISOString()));
      return isKnown ? c.body(null, 204) : problem(c, 'key/unknown', `There is no API key ${id}.`);
    });
}

/** Whoever is kept to some projects has nothing to do with keys that reach further. */
const isWithin = (principal: Principal, projects: Projects): boolean =>
  principal.projects === 'all' || (projects !== 'all' && projects.every((one) => scopeOf(principal, one)));

/** A key may not do more than programs may, nor reach further than whoever makes it. */
function errorsIn({ scopes, projects = [] }: ApiKeyRequest, principal: Principal) {
  const foreignScopes = scopes.filter((scope) => !keyScopes.includes(scope));
  const foreignProjects = projects === 'all' ? [] : projects.filter((one) => scopeOf(principal, one) === undefined);
  const isTooWide = projects === 'all' && principal.projects !== 'all';
  return [
    ...foreignScopes.map((scope) => ({ in: 'body' as const, path: 'scopes', message: `no key can have ${scope}` })),
    ...foreignProjects.map((one) => ({ in: 'body' as const, path: 'projects', message: `${one} is none of yours` })),
    ...(isTooWide ? [{ in: 'body' as const, path: 'projects', message: 'all are more than yours' }] : []),
  ];
}
