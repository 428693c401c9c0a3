import { describe, expect, it } from '@jest/globals';
import { type Deployed, findingsOf } from '../../../scripts/verify/check.ts';
import { edgeChecks } from '../../../scripts/verify/edge-checks.ts';
import { healthChecks } from '../../../scripts/verify/health-checks.ts';
import { platformChecks } from '../../../scripts/verify/platform-checks.ts';
import { report } from '../../../scripts/verify/report.ts';
import { configOf } from '../../support/cdk-app.ts';

const api = 'https://x1.execute-api.eu-central-1.amazonaws.com/live';
const web = 'https://d1.cloudfront.net';
const part = { status: 'healthy', response_time_ms: 3 };
const load = { percent: 5, status: 'healthy' };
const ready = {
  status: 'healthy',
  timestamp: '2026-03-01T00:00:00.000Z',
  uptime: { uptime_seconds: 1, uptime_formatted: '0:00:01' },
  system: { memory: load, cpu: load, disk: load },
  database: part,
  redis: part,
  external_services: { jobs: part, storage: part, processor: part },
  configuration: { max_file_size_mb: 500, cache_enabled: true, cache_ttl_seconds: 60 },
};
const pageHeaders = {
  'content-type': 'text/html',
  'strict-transport-security': 'max-age=63072000',
  'content-security-policy': "default-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const production = configOf('production');
if (production.monitoring.kind === 'none') throw new Error('Production is not watched.');
const told = {
  ...production,
  monitoring: { ...production.monitoring, emails: { critical: ['night@example.com'], warning: [], info: [] } },
};

type Answers = Readonly<Record<string, () => Response>>;
const answers: Answers = {
  [`GET ${api}/readyz`]: () => Response.json(ready),
  [`GET ${api}/v1/models`]: () => new Response('{}', { status: 401 }),
  [`OPTIONS ${api}/v1/models`]: () => new Response(null, { headers: { 'access-control-allow-origin': web } }),
  [`GET ${web}/`]: () => new Response('<html>', { headers: pageHeaders }),
  [`GET ${web}/config.json`]: () => Response.json({ api: `${api}/`, signIn: null }),
  'GET http://d1.cloudfront.net/': () => new Response(null, { status: 301, headers: { location: `${web}/` } }),
};

/** Production, deployed and well, but for what a test breaks. */
function deployed(broken: Partial<Deployed> = {}, other: Answers = {}): Deployed {
  return {
    config: told,
    api,
    web,
    fetch: async (url, { method = 'GET' } = {}) =>
      ({ ...answers, ...other })[`${method} ${url}`]?.() ?? new Response(null, { status: 404 }),
    certificateEnd: async () => new Date('2026-06-01T00:00:00.000Z'),
    stacks: async () => new Map([['Api', 'UPDATE_COMPLETE']]),
    unsettledServices: async () => [],
    loudAlarms: async () => [],
    now: () => new Date('2026-03-01T00:00:00.000Z'),
    ...broken,
  };
}

const checks = { ...platformChecks, ...healthChecks, ...edgeChecks };
const once = { attempts: 1, pause: async () => undefined };
const failures = async (subject: Deployed) =>
  (await findingsOf(checks, subject, once)).filter(({ isWell }) => !isWell).map(({ name }) => name);

const answering = (what: string, body: unknown, init?: ResponseInit): Answers => ({
  [what]: () => (body === null ? new Response(null, init) : Response.json(body, init)),
});

describe('the verification of a deployment', () => {
  it('finds nothing where everything is well', async () => {
    expect(await failures(deployed())).toEqual([]);
    expect(Object.keys(checks)).toHaveLength(14);
  });

  it.each<[string, Partial<Deployed>, Answers]>([
    ['stacks', { stacks: async () => new Map([['Api', 'UPDATE_ROLLBACK_COMPLETE']]) }, {}],
    ['workers', { unsettledServices: async () => ['standard (FAILED)'] }, {}],
    ['alarms', { loudAlarms: async () => [{ name: 'plinth-production-AL-04', isNew: true }] }, {}],
    ['recipients', { config: production }, {}],
    [
      'services',
      {},
      answering(`GET ${api}/readyz`, {
        ...ready,
        external_services: { ...ready.external_services, jobs: { ...part, status: 'degraded' } },
      }),
    ],
    ['database', {}, answering(`GET ${api}/readyz`, { ...ready, database: { ...part, status: 'unhealthy' } })],
    ['cache', {}, answering(`GET ${api}/readyz`, { ...ready, redis: { ...part, status: 'absent' } })],
    ['application', {}, answering(`GET ${api}/readyz`, { ...ready, status: 'unhealthy' })],
    ['page', {}, answering(`GET ${web}/config.json`, { api: 'https://other.example' })],
    ['certificates', { certificateEnd: async () => new Date('2026-03-20T00:00:00.000Z') }, {}],
    ['plain HTTP', {}, answering('GET http://d1.cloudfront.net/', null, { status: 200 })],
    [
      'headers',
      {},
      {
        [`GET ${web}/`]: () =>
          new Response('', { headers: { 'content-type': 'text/html', 'x-content-type-options': 'nosniff' } }),
      },
    ],
    ['CORS', {}, answering(`OPTIONS ${api}/v1/models`, null, { headers: { 'access-control-allow-origin': '*' } })],
    ['closed', {}, answering(`GET ${api}/v1/models`, { models: [] })],
  ])('finds that of %s alone', async (name, broken, other) => {
    expect(await failures(deployed(broken, other))).toEqual([name]);
  });

  it('takes a database that sleeps for well', async () => {
    const asleep = answering(`GET ${api}/readyz`, { ...ready, database: { ...part, status: 'asleep' } });
    expect(await failures(deployed({}, asleep))).toEqual([]);
  });

  it('tells of alarms that are not critical, or were on before, and finds no fault in them', async () => {
    const loudAlarms = async () => [{ name: 'plinth-production-AL-24-Dead', isNew: false }];
    const findings = await findingsOf({ alarms: checks['alarms'] ?? fail }, deployed({ loudAlarms }), once);
    expect(findings).toMatchObject([{ isWell: true, seen: expect.stringContaining('AL-24-Dead') }]);
  });

  it('asks for somebody who hears of alarms in production only', async () => {
    expect(await failures(deployed({ config: configOf('staging') }))).toEqual([]);
  });

  it('looks again where something may need a moment', async () => {
    let looks = 0;
    const loudAlarms = async () => (++looks < 3 ? [{ name: 'plinth-production-AL-04', isNew: true }] : []);
    const findings = await findingsOf({ alarms: checks['alarms'] ?? fail }, deployed({ loudAlarms }), {
      ...once,
      attempts: 3,
    });
    expect(findings).toEqual([{ name: 'alarms', isWell: true, seen: 'quiet', attempts: 3 }]);
  });

  it('is told to people by lines, and to programs by JSON', async () => {
    const findings = [
      { name: 'page', isWell: true, seen: web, attempts: 1 },
      { name: 'alarms', isWell: false, seen: 'loud', attempts: 3 },
    ];
    const now = new Date('2026-03-01T00:00:00.000Z');
    expect(report('dev', findings, 'text', now)).toContain(
      'FAIL alarms: loud (attempt 3)\n1 of 2 checks passed in dev.',
    );
    expect(JSON.parse(report('dev', findings, 'json', now))).toMatchObject({
      environment: 'dev',
      overall_health: 'unhealthy',
      summary: { total_checks: 2, passed: 1, failed: 1 },
      checks: { alarms: { isWell: false, seen: 'loud' } },
    });
  });
});

function fail(): never {
  throw new Error('There is no such check.');
}
