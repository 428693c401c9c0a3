import { z } from 'zod';

/** The HTTP API. */
export const ApiConfig = z.strictObject({
  /** `iam`: only callers who sign their requests with credentials of the account; `open`: whoever reaches it. */
  access: z.enum(['iam', 'open']),
  /** Requests a second in the long run, all callers together. */
  requestsPerSecond: z.int().min(1).max(10_000),
  /** Requests that may come at once. */
  burst: z.int().min(1).max(5_000),
});
export type ApiConfig = z.infer<typeof ApiConfig>;
