import { createRoute } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { PROMETHEUS_TYPE, prometheusText } from '#core/health';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import { metrics } from '../health/monitoring.ts';
import { type Answer, answer } from '../openapi/answers.ts';

const json = answer('MetricsDocument', 'What the process and its jobs are doing.');
const content: Answer['content'] = { 'text/plain': { schema: { type: 'string' } }, ...json.content };

const route = createRoute({
  ...needs('jobs:read'),
  method: 'get',
  path: '/metrics',
  tags: ['Health'],
  summary: 'Get numbers for a monitor',
  description:
    'The text format of Prometheus, or JSON where the header Accept asks for it. Numbers of jobs are those of the project, at most 30 seconds old; all others are of the process that answers.',
  responses: { 200: { ...json, content } },
});

/** What a monitor collects. */
export function metricsRoutes({ ports: { vitals } }: RouteSources<'vitals'>) {
  return newApp().openapi(route, async (c) => {
    const document = await metrics(vitals, c.get('scope'));
    const supports = ['text/plain', 'application/json'];
    const type = accepts(c, { header: 'Accept', supports, default: 'text/plain' });
    c.header('cache-control', 'no-store');
    c.header('vary', 'accept');
    if (type === 'application/json') return c.json(document, 200);
    return c.body(prometheusText(document.metrics), 200, { 'content-type': PROMETHEUS_TYPE });
  });
}
