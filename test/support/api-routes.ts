import { z } from 'zod';

const Operation = z.object({
  summary: z.string(),
  tags: z.tuple([z.string()]),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-rate-limit': z.string().optional(),
  'x-audit': z.string().optional(),
  requestBody: z.unknown().optional(),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** One route as the OpenAPI document describes it. */
export interface DescribedRoute {
  readonly method: string;
  readonly path: string;
  /** The permission; `signed-in`, or `open`. */
  readonly need: string;
  readonly limit: string | undefined;
  readonly action: string | undefined;
  readonly hasBody: boolean;
  readonly summary: string;
  readonly tag: string;
}

/** Every route of an OpenAPI document: a new route is tested without a new line. */
export function describedRoutes(document: unknown): readonly DescribedRoute[] {
  return Object.entries(Document.parse(document).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      need: operation.security.length === 0 ? 'open' : (operation.security[0]?.['bearer']?.[0] ?? 'signed-in'),
      limit: operation['x-rate-limit'],
      action: operation['x-audit'],
      hasBody: operation.requestBody !== undefined,
      summary: operation.summary,
      tag: operation.tags[0],
    })),
  );
}

/** A request of the route with ids that lead nowhere. */
export function requestOf({ method, path, hasBody }: DescribedRoute): {
  readonly path: string;
  readonly init: RequestInit;
} {
  const uuid = '00000000-0000-4000-8000-000000000000';
  const filled = path
    .replaceAll('{name}', 'model.glb')
    .replaceAll('{expressId}', '1')
    .replaceAll(/\{\w+\}/g, uuid);
  const body = hasBody ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {};
  return { path: filled, init: { method, ...body } };
}
