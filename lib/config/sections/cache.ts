import { z } from 'zod';

/** ElastiCache Serverless for Valkey; costs by what is stored and asked. */
const ServerlessCache = z.strictObject({
  kind: z.literal('serverless'),
  /** Beyond it the least recently used entries go. */
  maxGigabytes: z.number().int().min(1).max(5000),
  /** ElastiCache processing units a second; beyond it requests are throttled. */
  maxEcpuPerSecond: z.number().int().min(1000).max(15_000_000),
});

/** A Valkey or Redis server that somebody else runs and that the network can reach. */
const ExistingCache = z.strictObject({
  kind: z.literal('existing'),
  url: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' }),
});

/** The product works without a cache, slower. */
const NoCache = z.strictObject({ kind: z.literal('none') });

/** Where answers that take long to compute are kept for a while. */
export const CacheConfig = z.discriminatedUnion('kind', [ServerlessCache, ExistingCache, NoCache]);
