import { z } from 'zod';
import { AUDIT_DAYS, FeatureList } from '#core/model';

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

/** What every function of the API has: `lib/constructs/api-function` sets it. */
export const ApiFrame = z.object({
  /** `accounts`: an authorizer says who asks; `trusted`: whoever may call the API is the one owner. */
  API_ACCESS: z.enum(['accounts', 'trusted']),
  RATE_LIMITS_TABLE: z.string().min(1),
  AUDIT_TABLE: z.string().min(1),
  /** So long who did what is kept. */
  AUDIT_DAYS: Count.default(AUDIT_DAYS),
  /** Origins whose pages may read answers, separated by spaces. */
  WEB_ORIGINS: z.string().min(1),
});

/**
 * How to reach PostgreSQL. The URL has no password: `iam` signs a token for its user and host (AWS), `url` sends what
 * the URL has (a server that trusts its network).
 */
export const DatabaseAccess = z.object({
  DATABASE_URL: z.url(),
  DATABASE_AUTHENTICATION: z.enum(['iam', 'url']),
});

/**
 * The id of no job and the name of no artifact: who can be told that there is none can use the store.
 */
export const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Where artifacts are kept. */
export const ArtifactStorage = z.object({ ARTIFACT_BUCKET: z.string().min(1) });

/** How to reach Valkey; without `CACHE_URL` there is none. `iam` signs a token for the URL's user and `CACHE_NAME`. */
export const CacheAccess = z.object({
  CACHE_URL: z.url().optional(),
  CACHE_AUTHENTICATION: z.enum(['iam', 'url']).default('url'),
  /** Of the ElastiCache cache, whose address does not tell it. */
  CACHE_NAME: z.string().min(1).optional(),
});

/** What is turned on, where nothing else tells: names of features, separated by spaces. */
export const FeatureSettings = z.object({ FEATURES: z.string().default('').pipe(FeatureList) });

/** The keys of a schema of environment variables, all of them text: what a function or task definition sets. */
export type VariablesOf<Schema extends z.ZodType> = { [Name in keyof z.input<Schema>]: string };

export * from './metric-names.ts';
