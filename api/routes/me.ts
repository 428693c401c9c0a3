import { createRoute } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import type { MeAnswer } from '../contracts/index.ts';
import { answer } from '../openapi/answers.ts';

const me = createRoute({
  ...needs('signed-in'),
  method: 'get',
  path: '/v1/me',
  tags: ['Access'],
  summary: 'Get who asks, and what they may do',
  responses: { 200: answer('MeAnswer', 'Whoever asks.') },
});

/** Who one is. */
export function meRoutes(_sources: RouteSources<never>) {
  return newApp().openapi(me, (c) =>
    c.json({ principal: c.get('principal'), project: c.get('scope').project } satisfies MeAnswer, 200),
  );
}
