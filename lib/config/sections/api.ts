import { z } from 'zod';

/** The HTTP API. */
export const ApiConfig = z.strictObject({
  /**
   * `accounts`: whoever has signed in, or has an API key; `iam`: only callers who sign their requests with credentials of
   * the account, each of them as the one owner; `open`: whoever reaches it, likewise.
   */
  access: z.enum(['accounts', 'iam', 'open']),
  /** For so long API Gateway believes what it has learnt about a key or token; a revoked key works as long. */
  believedSeconds: z.int().min(0).max(300),
  /** `on`: a web application firewall with limits for each address stands before the API. */
  firewall: z.enum(['on', 'off']),
  /**
   * How a new version of a function takes over: `canary`, with one request of ten for five minutes, and not at all where it
   * fails; or `at-once`.
   */
  release: z.enum(['canary', 'at-once']),
  /** Requests a second in the long run, all callers together. */
  requestsPerSecond: z.int().min(1).max(10_000),
  /** Requests that may come at once. */
  burst: z.int().min(1).max(5_000),
});
export type ApiConfig = z.infer<typeof ApiConfig>;
