import { z } from 'zod';

/** A number in an environment variable. */
const Count = z.coerce.number().int().positive();

/** Where jobs are kept. */
export const JobStore = z.object({ JOBS_TABLE: z.string().min(1) });

/** Where messages to the workers go: jobs of at least `LARGE_JOB_BYTES` to the large queue. */
export const WorkQueues = z.object({
  STANDARD_QUEUE_URL: z.url(),
  LARGE_QUEUE_URL: z.url(),
  LARGE_JOB_BYTES: Count,
});

/** Where uploaded files are kept. */
export const UploadStorage = z.object({ UPLOAD_BUCKET: z.string().min(1) });

/** `on`: a file waits for its malware scan; `off`: its arrival is enough. */
export const MalwareScan = z.object({ MALWARE_SCAN: z.enum(['on', 'off']) });

/** Where answers to repeated requests are kept for a day. */
export const IdempotencyStore = z.object({ IDEMPOTENCY_TABLE: z.string().min(1) });

/** How long a worker may work on one job, and how soon another gets its message when it has gone away. */
export const WorkLimits = z.object({ JOB_TIMEOUT_SECONDS: Count, VISIBILITY_TIMEOUT_SECONDS: Count });

/** What a request may ask for. */
export const UploadLimits = z.object({ MAX_UPLOAD_BYTES: Count });

/**
 * How to reach PostgreSQL. The URL has no password: `iam` signs a token for its user and host (AWS), `url` sends what
 * the URL has (a server that trusts its network).
 */
export const DatabaseAccess = z.object({
  DATABASE_URL: z.url(),
  DATABASE_AUTHENTICATION: z.enum(['iam', 'url']),
});

/** How to reach Valkey; without `CACHE_URL` there is none. `iam` signs a token for the URL's user and `CACHE_NAME`. */
export const CacheAccess = z.object({
  CACHE_URL: z.url().optional(),
  CACHE_AUTHENTICATION: z.enum(['iam', 'url']).default('url'),
  /** Of the ElastiCache cache, whose address does not tell it. */
  CACHE_NAME: z.string().min(1).optional(),
});

/** The keys of a schema of environment variables, all of them text: what a function or task definition sets. */
export type VariablesOf<Schema extends z.ZodType> = { [Name in keyof z.input<Schema>]: string };

export * from './metric-names.ts';
