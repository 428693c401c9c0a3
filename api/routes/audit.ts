import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import { type AuditList, AuditQuery } from '../contracts/index.ts';
import { decodeCursor, encodeCursor, foreignCursor } from '../cursor.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';

const Place = z.object({ at: z.iso.datetime(), id: z.uuid() });

const list = createRoute({
  ...needs('audit:read'),
  method: 'get',
  path: '/v1/audit',
  tags: ['Access'],
  summary: 'List who changed what, newest first',
  request: { query: AuditQuery },
  responses: { 200: answer('AuditList', 'One page of entries.'), ...problemAnswers('request/invalid') },
});

/** Who did what in the tenant. */
export function auditRoutes({ ports: { auditLog } }: RouteSources<'auditLog'>) {
  return newApp().openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(Place, cursor);
    if (cursor !== undefined && after === undefined) return foreignCursor(c);
    const { tenant } = c.get('principal');
    const found = await auditLog.list(tenant, { limit: limit + 1, ...(after && { after }) });
    const entries = found.slice(0, limit);
    const last = found.length > limit ? entries.at(-1) : undefined;
    const nextCursor = last ? encodeCursor({ at: last.at, id: last.id }) : null;
    return c.json({ entries, nextCursor } satisfies AuditList, 200);
  });
}
