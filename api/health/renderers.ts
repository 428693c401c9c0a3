import { type HealthPart, type HealthReport, type HealthStatus, loadOf, type Vitals } from '#core/health';
import type {
  AgentsHealth,
  DashboardHealth,
  DatabaseHealth,
  ServiceHealth,
  ServiceInfo,
  ServiceStatus,
  StorageFailure,
  StorageHealth,
  SystemHealth,
} from '../contracts/index.ts';
import { uptimeText } from './uptime-text.ts';

/** An answer: its body, and how that says the product is. */
export interface Rendered<Body> {
  readonly status: HealthStatus;
  readonly body: Body;
}

const MEBIBYTE = 2 ** 20;

/** For `/dot/health`. */
export async function storageHealth({ health, now }: Vitals): Promise<Rendered<StorageHealth | StorageFailure>> {
  const { status, parts } = await health();
  const timestamp = now().getTime() / 1000;
  if (status === 'unhealthy') {
    const failed = Object.entries(parts).flatMap(([part, found]) => (found.status === 'unhealthy' ? [part] : []));
    return { status, body: { status, error: `Cannot be used at this moment: ${failed.join(', ')}.`, timestamp } };
  }
  const storage = parts.storage?.status === 'unhealthy' ? 'inaccessible' : 'accessible';
  return { status, body: { status, storage, timestamp } };
}

/** For `/healthz` and `/readyz`. */
export async function systemHealth(vitals: Vitals): Promise<Rendered<SystemHealth>> {
  const [{ status, parts }, { memoryPercent, cpuPercent, diskPercent }] = await Promise.all([
    vitals.health(),
    vitals.machine(),
  ]);
  const { uptimeSeconds } = vitals.process();
  const part = (name: HealthPart) => ({
    status: statusOf(parts, name),
    response_time_ms: parts[name]?.milliseconds ?? null,
  });
  const body: SystemHealth = {
    status,
    timestamp: vitals.now().toISOString(),
    uptime: { uptime_seconds: uptimeSeconds, uptime_formatted: uptimeText(uptimeSeconds) },
    system: { memory: loadOf(memoryPercent), cpu: loadOf(cpuPercent), disk: loadOf(diskPercent) },
    database: part('database'),
    redis: part('cache'),
    external_services: { jobs: part('jobs'), storage: part('storage'), processor: part('processor') },
    configuration: configurationOf(vitals),
  };
  return { status, body };
}

/** For `/info`. */
export function serviceInfo({ service: { edition, version, engine } }: Vitals): ServiceInfo {
  return { service: 'plinth', version, edition, engine, api: 'v1', documentation: '/docs' };
}

/** For `/health`. */
export async function serviceHealth(vitals: Vitals): Promise<Rendered<ServiceHealth>> {
  const { status } = await vitals.health();
  const { cache_enabled, max_file_size_mb } = configurationOf(vitals);
  const { version } = vitals.service;
  const timestamp = vitals.now().toISOString();
  return { status, body: { status, service: 'plinth', version, timestamp, cache_enabled, max_file_size_mb } };
}

/** For `/api/database/health`. */
export async function databaseHealth({ health, now }: Vitals): Promise<Rendered<DatabaseHealth>> {
  const { parts } = await health();
  const postgres = statusOf(parts, 'database');
  const status = postgres === 'unhealthy' || postgres === 'degraded' ? postgres : 'healthy';
  const body: DatabaseHealth = {
    status,
    timestamp: now().toISOString(),
    response_time_ms: parts.database?.milliseconds ?? null,
    services: { postgres, neo4j: 'absent', redis: statusOf(parts, 'cache') },
  };
  return { status, body };
}

/** For `/api/agents/health`. */
export async function agentsHealth({ now }: Vitals): Promise<Rendered<AgentsHealth>> {
  return { status: 'healthy', body: { status: 'absent', timestamp: now().toISOString(), agents: [] } };
}

/** For `/api/dashboard/health`. */
export async function dashboardHealth(vitals: Vitals): Promise<Rendered<DashboardHealth>> {
  const { status, parts } = await vitals.health();
  const redis = statusOf(parts, 'cache');
  const ownCache = vitals.service.cacheSeconds === null ? 'absent' : 'healthy';
  const body: DashboardHealth = {
    status,
    timestamp: vitals.now().toISOString(),
    services: {
      redis,
      cache: redis === 'absent' ? ownCache : redis,
      websockets: 'absent',
      background_processor: statusOf(parts, 'processor'),
    },
    cache_stats: cacheStats(vitals),
  };
  return { status, body };
}

export const statusOf = (parts: HealthReport['parts'], name: HealthPart): ServiceStatus =>
  parts[name]?.status ?? 'absent';

export function configurationOf({ service: { uploadBytes, cacheSeconds } }: Vitals): SystemHealth['configuration'] {
  return {
    max_file_size_mb: uploadBytes / MEBIBYTE,
    cache_enabled: cacheSeconds !== null,
    cache_ttl_seconds: cacheSeconds,
  };
}

export function cacheStats({ cache }: Vitals): DashboardHealth['cache_stats'] {
  const use = cache();
  if (use === null) return null;
  const { hits, misses } = use;
  return { hits, misses, hit_rate_percent: hits + misses === 0 ? null : (100 * hits) / (hits + misses) };
}
