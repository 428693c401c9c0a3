import { randomUUID } from 'node:crypto';
import type { DescribedRoute } from '../../support/api-routes.ts';

/** What an edition has made of the same file. */
export interface Ids {
  readonly jobId: string;
  readonly modelId: string;
  readonly keyId: string;
}

/** One request, to be asked of both editions. */
export interface Question {
  /** `GET /v1/models/{modelId}, unknown` */
  readonly name: string;
  readonly route: DescribedRoute;
  readonly at: (ids: Ids) => string;
  readonly init: RequestInit;
}

const NOTHING = '00000000-0000-4000-8000-000000000000';
const nothing: Ids = { jobId: NOTHING, modelId: NOTHING, keyId: 'nothing' };

/** Bodies that are right. */
const bodies: Readonly<Record<string, object>> = {
  '/v1/uploads': { fileName: 'next.ifc', size: 12_345 },
  '/v1/uploads/{id}/sign': { method: 'PUT' },
  '/v1/uploads/{id}/sign-parts': { uploadId: 'm-1', partNumbers: [1] },
  '/v1/models/{modelId}/spatial-queries': { within: { box: { min: [-5, -5, -5], max: [50, 50, 50] } } },
  '/v1/api-keys': { name: 'parity', scopes: ['models:read'] },
};

/** Queries that make answers alike: when the editions were started is not. */
const queries: Readonly<Record<string, string>> = { '/v1/audit': '?limit=5' };

/** What a route is asked: as it should be, about what is not there, and wrongly. What deletes comes last. */
export function questionsOf(routes: readonly DescribedRoute[]): readonly Question[] {
  const asked = routes.flatMap((route) => [right(route), ...unknown(route), wrong(route), ...repeated(route)]);
  return [...asked.filter(isHarmless), ...asked.filter((question) => !isHarmless(question))];
}

const isHarmless = ({ route }: Question) => route.method !== 'DELETE';

const right = (route: DescribedRoute): Question => ({
  name: `${route.method} ${route.path}`,
  route,
  at: (ids) => `${filled(route, ids)}${queries[route.path] ?? ''}`,
  init: initOf(route, bodies[route.path]),
});

function unknown(route: DescribedRoute): readonly Question[] {
  if (!route.path.includes('{')) return [];
  return [{ ...right(route), name: `${route.method} ${route.path}, unknown`, at: () => filled(route, nothing) }];
}

/** With a body or a query that no route has. */
const wrong = (route: DescribedRoute): Question => ({
  name: `${route.method} ${route.path}, wrong`,
  route,
  at: (ids) => `${filled(route, ids)}${route.hasBody ? '' : '?nonsense=1'}`,
  init: initOf(route, { nonsense: 1 }),
});

/** Nobody has used it before. */
const key = randomUUID();

/** Where a key makes one request of several: the first, the same again, another one with its key, and no proper key. */
function repeated(route: DescribedRoute): readonly Question[] {
  if (route.path !== '/v1/uploads') return [];
  const asked = (name: string, given: string, body = bodies[route.path]): Question => {
    const init = initOf(route, body);
    const headers = { ...init.headers, 'idempotency-key': given };
    return { ...right(route), name: `${route.method} ${route.path}, ${name}`, init: { ...init, headers } };
  };
  return [
    asked('with a key', key),
    asked('with the key again', key),
    asked('with the key of another', key, { fileName: 'another.ifc', size: 1 }),
    asked('with no proper key', 'two words'),
  ];
}

function initOf(
  { method, hasBody }: DescribedRoute,
  body: object | undefined,
): RequestInit & { readonly headers?: Readonly<Record<string, string>> } {
  if (!hasBody) return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) };
}

function filled({ path }: DescribedRoute, { jobId, modelId, keyId }: Ids): string {
  return path
    .replace('{modelId}', modelId)
    .replace('{name}', 'model.glb')
    .replace('{expressId}', '100')
    .replace('{id}', path.startsWith('/v1/api-keys') ? keyId : jobId);
}
