import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { HealthStatus, Vitals } from '#core/health';
import { forEverybody, needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import type { probePaths } from '../contracts/index.ts';
import { monitoringHealth } from '../health/monitoring.ts';
import {
  agentsHealth,
  dashboardHealth,
  databaseHealth,
  type Rendered,
  serviceHealth,
  serviceInfo,
  storageHealth,
  systemHealth,
} from '../health/renderers.ts';
import { answer } from '../openapi/answers.ts';
import type { ComponentName } from '../openapi/components.ts';

/** By how the product is. `alive`: the answer itself is what was asked for. */
const codes = {
  graded: { healthy: 200, degraded: 206, unhealthy: 503 },
  ready: { healthy: 200, degraded: 200, unhealthy: 503 },
  alive: { healthy: 200, degraded: 200, unhealthy: 200 },
} as const satisfies Record<string, Record<HealthStatus, number>>;

interface Probe {
  readonly path: (typeof probePaths)[number];
  readonly summary: string;
  readonly schema: ComponentName;
  /** @default `schema` */
  readonly failure?: ComponentName;
  readonly answers: keyof typeof codes;
  readonly render: (vitals: Vitals) => Promise<Rendered<object>>;
}

/** What monitors ask without signing in; none of it tells of anybody's data. */
const probes: readonly Probe[] = [
  {
    path: '/healthz',
    summary: 'Whether the process answers, and how it is',
    schema: 'SystemHealth',
    answers: 'alive',
    render: systemHealth,
  },
  {
    path: '/readyz',
    summary: 'Whether the database and the stores can be used',
    schema: 'SystemHealth',
    answers: 'ready',
    render: systemHealth,
  },
  {
    path: '/health',
    summary: 'How the product is, in short',
    schema: 'ServiceHealth',
    answers: 'graded',
    render: serviceHealth,
  },
  {
    path: '/dot/health',
    summary: 'Whether files can be stored',
    schema: 'StorageHealth',
    failure: 'StorageFailure',
    answers: 'ready',
    render: storageHealth,
  },
  {
    path: '/api/database/health',
    summary: 'How the database is',
    schema: 'DatabaseHealth',
    answers: 'graded',
    render: databaseHealth,
  },
  {
    path: '/api/agents/health',
    summary: 'That there are no agents',
    schema: 'AgentsHealth',
    answers: 'alive',
    render: agentsHealth,
  },
  {
    path: '/api/dashboard/health',
    summary: 'How the services behind a dashboard are',
    schema: 'DashboardHealth',
    answers: 'graded',
    render: dashboardHealth,
  },
];

const info = createRoute({
  ...forEverybody,
  method: 'get',
  path: '/info',
  tags: ['Health'],
  summary: 'What runs here',
  responses: { 200: answer('ServiceInfo', 'Its name and version.') },
});

const monitoring = createRoute({
  ...needs('jobs:read'),
  method: 'get',
  path: '/api/monitoring/health',
  tags: ['Health'],
  summary: 'How the product is, with numbers',
  responses: answersOf('graded', 'MonitoringHealth'),
});

/** How the product is, in the forms that monitors of several makes ask for. */
export function healthRoutes({ ports: { vitals } }: RouteSources<'vitals'>) {
  const app = newApp()
    .openapi(info, (c) => c.json(serviceInfo(vitals), 200))
    .openapi(monitoring, async (c) => told(c, 'graded', await monitoringHealth(vitals, c.get('scope'))));
  for (const { path, summary, schema, failure, answers, render } of probes) {
    const responses = answersOf(answers, schema, failure);
    const route = createRoute({ ...forEverybody, method: 'get', path, tags: ['Health'], summary, responses });
    app.openapi(route, async (c) => told(c, answers, await render(vitals)));
  }
  return app;
}

/** Kept by nobody on its way: it is about this moment. */
function told(c: Context, answers: keyof typeof codes, { status, body }: Rendered<object>): Response {
  const code = codes[answers][status];
  c.header('cache-control', 'no-store');
  if (code === 503) c.header('retry-after', '5');
  return c.json(body, code);
}

function answersOf(answers: keyof typeof codes, schema: ComponentName, failure = schema) {
  const { degraded, unhealthy } = codes[answers];
  return {
    200: answer(schema, 'It is well.'),
    ...(degraded === 206 && { 206: answer(schema, 'It works, but not all of it, or slowly.') }),
    ...(unhealthy === 503 && { 503: answer(failure, 'It cannot be used at this moment.') }),
  };
}
