import { metricFamilies, type RequestUse, type Vitals } from '#core/health';
import type { Scope } from '#core/model';
import type { MetricsDocument, MonitoringHealth } from '../contracts/index.ts';
import { cacheStats, configurationOf, type Rendered, serviceHealth, statusOf } from './renderers.ts';

/** For `/api/monitoring/health`: what `/health` says, and numbers; those of jobs are of one scope. */
export async function monitoringHealth(vitals: Vitals, scope: Scope): Promise<Rendered<MonitoringHealth>> {
  const [{ status, body }, activity, { parts }] = await Promise.all([
    serviceHealth(vitals),
    vitals.activity(scope),
    vitals.health(),
  ]);
  const { uptimeSeconds } = vitals.process();
  const requests = vitals.requests();
  const failures = activity?.failures;
  const cache = cacheStats(vitals) ?? { hits: null, misses: null, hit_rate_percent: null };
  const monitoring: MonitoringHealth = {
    ...body,
    uptime_seconds: uptimeSeconds,
    performance: {
      ...(requests === null ? unknownRequests : requestNumbers(requests, uptimeSeconds)),
      processing_time_p95: activity?.processing?.p95 ?? null,
    },
    cache: { ...cache, redis_connected: statusOf(parts, 'cache') === 'healthy' },
    errors: {
      total_errors: failures === undefined ? null : [...failures.values()].reduce((sum, count) => sum + count, 0),
      error_counts: Object.fromEntries(failures ?? []),
    },
    configuration: configurationOf(vitals),
  };
  return { status, body: monitoring };
}

const unknownRequests = { requests_total: null, requests_per_second: null, error_rate: null };

const requestNumbers = ({ total, faults }: RequestUse, seconds: number) => ({
  requests_total: total,
  requests_per_second: total / seconds,
  error_rate: total === 0 ? 0 : faults / total,
});

/** For `/metrics`; the numbers of jobs are those of one scope. */
export async function metrics(vitals: Vitals, scope: Scope): Promise<MetricsDocument> {
  const [health, activity] = await Promise.all([vitals.health(), vitals.activity(scope)]);
  const [process, cache, requests] = [vitals.process(), vitals.cache(), vitals.requests()];
  const families = metricFamilies({
    health,
    activity,
    process,
    cache,
    requests,
    workers: vitals.service.workers,
  });
  return {
    timestamp: vitals.now().toISOString(),
    metrics: families.map(({ samples, ...family }) => ({ ...family, samples: [...samples] })),
  };
}
