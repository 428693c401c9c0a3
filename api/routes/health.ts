import { createRoute } from '@hono/zod-openapi';
import { newApp, type RouteSources } from '../app.ts';
import { problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';

const healthz = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Health'],
  summary: 'Whether the process answers',
  responses: { 200: { description: 'It does.' } },
});

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['Health'],
  summary: 'Whether the database and the stores can be used',
  responses: { 200: { description: 'They can.' }, ...problemAnswers('server/starting') },
});

export function healthRoutes({ ports }: RouteSources<'readiness'>) {
  return newApp()
    .openapi(healthz, (c) => c.json({ status: 'alive' }, 200))
    .openapi(readyz, async (c) => {
      const { isReady, detail } = await ports.readiness();
      return isReady ? c.json({ status: 'ready' }, 200) : problem(c, 'server/starting', detail);
    });
}
