import { describe, expect, it } from '@jest/globals';
import { createApi, healthRoutes, metricsRoutes, usualLimits } from '#api';
import * as contracts from '#api/contracts';
import { localOwner } from '#core/access';
import type { HealthChecks } from '#core/health';
import { asleep, failing, healthy, someTime, someVitals } from '../../support/vitals.ts';

type Given = Parameters<typeof someVitals>[0];

async function ask(path: string, given: Given = {}) {
  const access = { authenticate: async () => ({ principal: localOwner }) };
  const groups = [healthRoutes({ ports: { vitals: someVitals(given) }, limits: usualLimits })];
  const response = await createApi(groups, { limits: usualLimits, access, onFault: () => undefined }).request(path);
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const timestamp = someTime.toISOString();
const good: HealthChecks = { database: { isVital: true, look: healthy }, storage: { isVital: false, look: healthy } };
const states = {
  healthy: { checks: good },
  asleep: { checks: { ...good, database: { isVital: true, look: asleep } } },
  degraded: { checks: { ...good, storage: { isVital: false, look: failing } } },
  unhealthy: { checks: { ...good, database: { isVital: true, look: failing } } },
} as const satisfies Record<string, Given>;

describe('the status code', () => {
  it.each([
    ['/healthz', 200, 200, 200, 200],
    ['/readyz', 200, 200, 200, 503],
    ['/dot/health', 200, 200, 200, 503],
    ['/health', 200, 200, 206, 503],
    ['/api/monitoring/health', 200, 200, 206, 503],
    ['/api/database/health', 200, 200, 200, 503],
    ['/api/dashboard/health', 200, 200, 206, 503],
    ['/api/agents/health', 200, 200, 200, 200],
    ['/info', 200, 200, 200, 200],
  ])(
    'of %s is %d when all is well, %d with a sleeping database, %d without storage, %d without a database',
    async (path, ...codes) => {
      const answers = await Promise.all(Object.values(states).map((given) => ask(path, given)));
      expect(answers.map(({ status }) => status)).toEqual(codes);
      for (const { status, headers } of answers) expect(headers.get('retry-after')).toBe(status === 503 ? '5' : null);
    },
  );
});

it('there are exactly the probes and monitors of the contract, and only monitors have to say who they are', () => {
  const vitals = someVitals();
  const sources = { ports: { vitals }, limits: usualLimits };
  const routes = [healthRoutes(sources), metricsRoutes(sources)].flatMap((app) =>
    app.openAPIRegistry.definitions.flatMap((found) => (found.type === 'route' ? [found.route] : [])),
  );
  const pathsOf = (isOpen: boolean) =>
    routes.filter(({ security }) => (security?.length === 0) === isOpen).map(({ path }) => path);
  expect(pathsOf(true).sort()).toEqual([...contracts.probePaths].sort());
  expect(pathsOf(false).sort()).toEqual([...contracts.monitorPaths].sort());
});

describe('/dot/health', () => {
  it('tells that storage is accessible, and the time in seconds', async () => {
    const { body } = await ask('/dot/health');
    expect(body).toEqual({ status: 'healthy', storage: 'accessible', timestamp: 1_767_323_045.1 });
  });

  it('tells that it is not', async () => {
    expect((await ask('/dot/health', states.degraded)).body).toMatchObject({
      status: 'degraded',
      storage: 'inaccessible',
    });
  });

  it('names what is missing where nothing works, but not what the log says', async () => {
    const error = 'Cannot be used at this moment: database.';
    expect((await ask('/dot/health', states.unhealthy)).body).toEqual({
      status: 'unhealthy',
      error,
      timestamp: 1_767_323_045.1,
    });
  });
});

describe('/healthz and /readyz', () => {
  it('have all fields', async () => {
    const expected = {
      status: 'healthy',
      timestamp,
      uptime: { uptime_seconds: 3600, uptime_formatted: '1:00:00' },
      system: {
        memory: { percent: 12.3, status: 'healthy' },
        cpu: { percent: 80, status: 'warning' },
        disk: { percent: 95, status: 'critical' },
      },
      database: { status: 'healthy', response_time_ms: expect.any(Number) },
      redis: { status: 'absent', response_time_ms: null },
      external_services: {
        jobs: { status: 'absent', response_time_ms: null },
        storage: { status: 'healthy', response_time_ms: expect.any(Number) },
        processor: { status: 'healthy', response_time_ms: expect.any(Number) },
      },
      configuration: { max_file_size_mb: 100, cache_enabled: false, cache_ttl_seconds: null },
    };
    for (const path of ['/healthz', '/readyz']) expect((await ask(path)).body).toEqual(expected);
  });

  it('say of a sleeping database that it sleeps', async () => {
    const { body } = await ask('/readyz', states.asleep);
    expect(body.database).toEqual({ status: 'asleep', response_time_ms: null });
  });
});

describe('/info and /health', () => {
  it('say what runs', async () => {
    expect((await ask('/info')).body).toEqual({
      service: 'plinth',
      version: '1.2.3',
      edition: 'standalone',
      engine: 'test-engine',
      api: 'v1',
      documentation: '/docs',
    });
  });

  it('say how it is', async () => {
    expect((await ask('/health')).body).toEqual({
      status: 'healthy',
      service: 'plinth',
      version: '1.2.3',
      timestamp,
      cache_enabled: false,
      max_file_size_mb: 100,
    });
  });
});

describe('the health of what is behind pages', () => {
  it('is that of the database', async () => {
    const services = { postgres: 'healthy', neo4j: 'absent', redis: 'absent' };
    const { body } = await ask('/api/database/health');
    expect(body).toEqual({ status: 'healthy', timestamp, response_time_ms: expect.any(Number), services });
    const { body: slept } = await ask('/api/database/health', states.asleep);
    expect(slept).toMatchObject({ status: 'healthy', response_time_ms: null, services: { postgres: 'asleep' } });
  });

  it('is nothing for agents, of which there are none', async () => {
    expect((await ask('/api/agents/health')).body).toEqual({ status: 'absent', timestamp, agents: [] });
  });

  it('is that of the services of a dashboard, with a cache in the process', async () => {
    const service = { ...someVitals().service, cacheSeconds: 7200 };
    const { body } = await ask('/api/dashboard/health', { service, cache: () => ({ hits: 3, misses: 1 }) });
    expect(body).toEqual({
      status: 'healthy',
      timestamp,
      services: { redis: 'absent', cache: 'healthy', websockets: 'absent', background_processor: 'healthy' },
      cache_stats: { hits: 3, misses: 1, hit_rate_percent: 75 },
    });
  });

  it('is that of the services of a dashboard, with a cache of its own or none', async () => {
    const cache = { isVital: false, look: failing };
    const { status, body } = await ask('/api/dashboard/health', { checks: { ...good, cache } });
    expect([status, body.services, body.cache_stats]).toEqual([
      206,
      { redis: 'unhealthy', cache: 'unhealthy', websockets: 'absent', background_processor: 'healthy' },
      null,
    ]);
    expect((await ask('/api/dashboard/health')).body.services).toMatchObject({ redis: 'absent', cache: 'absent' });
  });
});

describe('every answer', () => {
  it.each([
    ['/healthz', contracts.SystemHealth],
    ['/readyz', contracts.SystemHealth],
    ['/info', contracts.ServiceInfo],
    ['/health', contracts.ServiceHealth],
    ['/api/monitoring/health', contracts.MonitoringHealth],
    ['/api/database/health', contracts.DatabaseHealth],
    ['/api/agents/health', contracts.AgentsHealth],
    ['/api/dashboard/health', contracts.DashboardHealth],
  ])('of %s is as its contract says in every state, and nothing of the log is in it', async (path, contract) => {
    for (const given of Object.values(states)) {
      const { body, headers } = await ask(path, given);
      expect(contract.strict().safeParse(body).error).toBeUndefined();
      expect(JSON.stringify(body)).not.toContain('ECONNREFUSED');
      if (path !== '/info') expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('comes in less than half a second, whatever hangs', async () => {
    const hanging = { isVital: true, look: () => new Promise<'healthy'>(() => undefined) };
    const statistics = {
      count: () => new Promise<never>(() => undefined),
      sample: () => new Promise<never>(() => undefined),
    };
    const checks = { database: hanging, storage: hanging, cache: hanging };
    const began = performance.now();
    const answers = ['/health', '/readyz', '/api/monitoring/health'].map((path) => ask(path, { checks, statistics }));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([206, 200, 206]);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
