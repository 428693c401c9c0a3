import { z } from 'zod';

/** Who has read, written or removed which object of the buckets, written down by AWS CloudTrail; paid by event. */
export const TrailConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('objects'),
    /** What is written down: changes only, or reading as well, which is most of it. */
    events: z.enum(['writes', 'reads-and-writes']),
    keepDays: z.int().min(90).max(3650),
  }),
]);
