import { z } from 'zod';

// How the product is, in the forms that monitors of several makes ask for; hence the names with underscores. What Plinth
// does not have is `absent`, and what cannot be known from where the question is answered is null.

/** What monitors ask without signing in. */
export const probePaths = [
  '/healthz',
  '/readyz',
  '/info',
  '/health',
  '/dot/health',
  '/api/database/health',
  '/api/agents/health',
  '/api/dashboard/health',
] as const;

/** What they ask as somebody who may read jobs. */
export const monitorPaths = ['/api/monitoring/health', '/metrics'] as const;

/** As a whole. */
const Status = z.enum(['healthy', 'degraded', 'unhealthy']);

/**
 * Of one part. `asleep`: it is paused until somebody needs it; nobody wakes it to look at it. `degraded`: slower than it
 * should be. `absent`: there is none.
 */
export const ServiceStatus = z.enum(['healthy', 'asleep', 'degraded', 'unhealthy', 'absent']);
export type ServiceStatus = z.infer<typeof ServiceStatus>;

const Count = z.number().int().nonnegative();
/** Null where nobody looked closer, or the end of the look was not waited for. */
const ResponseTime = z.number().nonnegative().nullable();
const Part = z.object({ status: ServiceStatus, response_time_ms: ResponseTime });

/** Percent in use: from 80 on `warning`, from 90 on `critical`. */
const Load = z.object({ percent: z.number().min(0).max(100), status: z.enum(['healthy', 'warning', 'critical']) });

const Configuration = z.object({
  max_file_size_mb: z.number(),
  cache_enabled: z.boolean(),
  /** Null where there is no cache. */
  cache_ttl_seconds: Count.nullable(),
});

/** `/dot/health`. `timestamp`: seconds since 1970-01-01 UTC, with fractions. */
export const StorageHealth = z.object({
  status: z.enum(['healthy', 'degraded']),
  storage: z.enum(['accessible', 'inaccessible']),
  timestamp: z.number(),
});
export type StorageHealth = z.infer<typeof StorageHealth>;

/** `/dot/health` where nothing works. */
export const StorageFailure = z.object({ status: z.literal('unhealthy'), error: z.string(), timestamp: z.number() });
export type StorageFailure = z.infer<typeof StorageFailure>;

/** `/healthz` and `/readyz`. `uptime_formatted`: `1:00:00`, and with days `2 days, 1:00:00`. */
export const SystemHealth = z.object({
  status: Status,
  timestamp: z.iso.datetime(),
  uptime: z.object({ uptime_seconds: z.number().nonnegative(), uptime_formatted: z.string() }),
  system: z.object({ memory: Load, cpu: Load, disk: Load }),
  database: Part,
  redis: Part,
  /** What the product stands on beside these: where jobs and files are kept, and what converts them. */
  external_services: z.object({ jobs: Part, storage: Part, processor: Part }),
  configuration: Configuration,
});
export type SystemHealth = z.infer<typeof SystemHealth>;

/** `/info`. */
export const ServiceInfo = z.object({
  service: z.literal('plinth'),
  version: z.string(),
  edition: z.enum(['standalone', 'aws']),
  /** What the same file becomes the same with. */
  engine: z.string(),
  api: z.literal('v1'),
  documentation: z.literal('/docs'),
});
export type ServiceInfo = z.infer<typeof ServiceInfo>;

/** `/health`. */
export const ServiceHealth = z.object({
  status: Status,
  service: z.literal('plinth'),
  version: z.string(),
  timestamp: z.iso.datetime(),
  cache_enabled: z.boolean(),
  max_file_size_mb: z.number(),
});
export type ServiceHealth = z.infer<typeof ServiceHealth>;

/**
 * `/api/monitoring/health`. `performance`: requests are those of this process since it began, null where others answer as
 * well; `processing_time_p95`: seconds that 95 of 100 files took at most. `errors`: of the jobs of the last 24 hours.
 */
export const MonitoringHealth = ServiceHealth.extend({
  uptime_seconds: z.number().nonnegative(),
  performance: z.object({
    requests_total: Count.nullable(),
    requests_per_second: z.number().nonnegative().nullable(),
    /** Share of requests that were a fault of Plinth: 0 to 1. */
    error_rate: z.number().min(0).max(1).nullable(),
    /** Null also where no file was converted. */
    processing_time_p95: z.number().nonnegative().nullable(),
  }),
  /** Null where this process has no cache, or was asked nothing yet. */
  cache: z.object({
    hits: Count.nullable(),
    misses: Count.nullable(),
    hit_rate_percent: z.number().min(0).max(100).nullable(),
    /** False also where there is no server of Redis or Valkey. */
    redis_connected: z.boolean(),
  }),
  errors: z.object({ total_errors: Count.nullable(), error_counts: z.record(z.string(), Count) }),
  configuration: Configuration,
});
export type MonitoringHealth = z.infer<typeof MonitoringHealth>;

/** `/api/database/health`. Plinth keeps everything in PostgreSQL: there is no Neo4j. */
export const DatabaseHealth = z.object({
  status: Status,
  timestamp: z.iso.datetime(),
  response_time_ms: ResponseTime,
  services: z.object({ postgres: ServiceStatus, neo4j: z.literal('absent'), redis: ServiceStatus }),
});
export type DatabaseHealth = z.infer<typeof DatabaseHealth>;

/** `/api/agents/health`: Plinth has no agents, so that none of them can be ill. */
export const AgentsHealth = z.object({
  status: z.literal('absent'),
  timestamp: z.iso.datetime(),
  agents: z.array(z.string()).max(0),
});
export type AgentsHealth = z.infer<typeof AgentsHealth>;

/** `/api/dashboard/health`. Clients learn of changes by a long poll: there are no WebSockets. */
export const DashboardHealth = z.object({
  status: Status,
  timestamp: z.iso.datetime(),
  services: z.object({
    redis: ServiceStatus,
    cache: ServiceStatus,
    websockets: z.literal('absent'),
    background_processor: ServiceStatus,
  }),
  /** Null where this process has no cache. */
  cache_stats: z
    .object({ hits: Count, misses: Count, hit_rate_percent: z.number().min(0).max(100).nullable() })
    .nullable(),
});
export type DashboardHealth = z.infer<typeof DashboardHealth>;

/** `/metrics` as JSON; otherwise it is the text format of Prometheus. */
export const MetricsDocument = z.object({
  timestamp: z.iso.datetime(),
  metrics: z.array(
    z.object({
      name: z.string(),
      help: z.string(),
      type: z.enum(['gauge', 'counter']),
      samples: z.array(z.object({ labels: z.record(z.string(), z.string()), value: z.number() })),
    }),
  ),
});
export type MetricsDocument = z.infer<typeof MetricsDocument>;
