import { z } from 'zod';

/** A function that uses the product as a customer does, and tells when it could not. */
export const CanaryConfig = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('scheduled'),
      /** A run takes up to ten minutes: from asleep, a worker needs two. */
      everyMinutes: z.int().min(15).max(1440),
    }),
  ])
  .default({ kind: 'none' });
