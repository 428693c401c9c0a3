import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository } from '#adapters/memory';
import { createApi, healthRoutes, metricsRoutes, usualLimits } from '#api';
import { MetricsDocument } from '#api/contracts';
import { localOwner } from '#core/access';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { failing, healthy, someTime, someVitals } from '../../support/vitals.ts';

async function ask(path: string, given: Parameters<typeof someVitals>[0] = {}, accept = '*/*') {
  const access = { authenticate: async () => ({ principal: localOwner }) };
  const sources = { ports: { vitals: someVitals(given) }, limits: usualLimits };
  const api = createApi([healthRoutes(sources), metricsRoutes(sources)], {
    limits: usualLimits,
    access,
    onFault: () => undefined,
  });
  return api.request(path, { headers: { accept } });
}

async function someStatistics() {
  const jobs = new MemoryJobRepository();
  for (const state of ['succeeded', 'failed', 'queued'] as const)
    await jobs.insert(jobAfter(waysTo[state], someJob({ createdAt: '2026-01-02T03:00:00.000Z' })));
  await jobs.insert(jobAfter(waysTo.failed, someJob({ createdAt: '2026-01-02T03:00:00.000Z', tenant: 'other' })));
  return jobs;
}

const full = async () => ({
  service: { ...someVitals().service, cacheSeconds: 7200 },
  statistics: await someStatistics(),
  cache: () => ({ hits: 30, misses: 10 }),
  requests: () => ({ total: 7200, faults: 72 }),
});

describe('/api/monitoring/health', () => {
  it('has all fields, with numbers of the jobs of the scope', async () => {
    expect(await (await ask('/api/monitoring/health', await full())).json()).toEqual({
      status: 'healthy',
      service: 'plinth',
      version: '1.2.3',
      timestamp: someTime.toISOString(),
      cache_enabled: true,
      max_file_size_mb: 100,
      uptime_seconds: 3600,
      performance: { requests_total: 7200, requests_per_second: 2, error_rate: 0.01, processing_time_p95: 1 },
      cache: { hits: 30, misses: 10, hit_rate_percent: 75, redis_connected: false },
      errors: { total_errors: 1, error_counts: { 'test/error': 1 } },
      configuration: { max_file_size_mb: 100, cache_enabled: true, cache_ttl_seconds: 7200 },
    });
  });

  it('has null for what cannot be known', async () => {
    const broken = () => Promise.reject(new Error('away'));
    const checks = { cache: { isVital: false, look: healthy } };
    const given = { checks, statistics: { count: broken, sample: broken } };
    expect(await (await ask('/api/monitoring/health', given)).json()).toMatchObject({
      performance: { requests_total: null, requests_per_second: null, error_rate: null, processing_time_p95: null },
      cache: { hits: null, misses: null, hit_rate_percent: null, redis_connected: true },
      errors: { total_errors: null, error_counts: {} },
    });
  });
});

describe('/metrics', () => {
  it('are in the text format of Prometheus', async () => {
    const response = await ask('/metrics', await full());
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    for (const line of [
      'plinth_part_up{part="database"} 1',
      'plinth_uptime_seconds 3600',
      'process_resident_memory_bytes 1000',
      'process_cpu_seconds_total 1.5',
      'plinth_requests_total 7200',
      'plinth_request_faults_total 72',
      'plinth_cache_hits_total 30',
      'plinth_cache_misses_total 10',
      'plinth_jobs_known 1',
      'plinth_jobs{state="succeeded"} 1',
      'plinth_jobs{state="failed"} 1',
      'plinth_jobs{state="processing"} 0',
      'plinth_queue_depth 1',
      'plinth_queue_longest_wait_seconds 243.1',
      'plinth_processing_seconds{quantile="0.95"} 1',
      'plinth_job_failures{code="test/error"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it('are JSON for those who accept that, and text for those who prefer it', async () => {
    const answer = await ask('/metrics', await full(), 'application/json');
    const { timestamp, metrics } = MetricsDocument.parse(await answer.json());
    expect(timestamp).toBe(someTime.toISOString());
    expect(metrics.find(({ name }) => name === 'plinth_queue_depth')?.samples).toEqual([{ labels: {}, value: 1 }]);
    const prometheus = 'application/openmetrics-text;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
    expect((await ask('/metrics', {}, prometheus)).headers.get('content-type')).toContain('text/plain');
  });

  it('tell what is known where jobs cannot be counted and the database is away', async () => {
    const broken = () => Promise.reject(new Error('away'));
    const given = {
      checks: { database: { isVital: true, look: failing } },
      statistics: { count: broken, sample: broken },
    };
    const response = await ask('/metrics', given);
    const lines = (await response.text()).split('\n');
    expect(response.status).toBe(200);
    expect(lines).toEqual(expect.arrayContaining(['plinth_part_up{part="database"} 0', 'plinth_jobs_known 0']));
    expect(lines.some((line) => line.startsWith('plinth_queue_depth') || line.startsWith('plinth_cache'))).toBe(false);
  });

  it('are asked of the store once in 30 seconds', async () => {
    const jobs = await someStatistics();
    let counted = 0;
    const statistics = {
      count: (...given: Parameters<typeof jobs.count>) => {
        counted++;
        return jobs.count(...given);
      },
      sample: (...given: Parameters<typeof jobs.sample>) => jobs.sample(...given),
    };
    const { activity } = someVitals({ statistics });
    const scope = { tenant: 'local', project: 'local' };
    await Promise.all([activity(scope), activity(scope)]);
    await activity(scope);
    expect(counted).toBe(2); // unfinished ones and ended ones
    await activity({ ...scope, tenant: 'other' });
    expect(counted).toBe(4);
  });
});
