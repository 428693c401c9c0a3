import { z } from 'zod';
import { SqlRefusal, SqlRows } from '#core/model';

/** Where the owner of the data folder asks the server that has it open. */
export const ownerPath = '/owner/sql';

/** One query, and what it may cost: as `plinth sql` has it. */
export const OwnerQuestion = z.strictObject({
  sql: z.string().max(1_000_000),
  rows: z.number().int().min(1).max(1_000_000),
  milliseconds: z.number().int().min(1).max(3_600_000),
});
export type OwnerQuestion = z.infer<typeof OwnerQuestion>;

export const OwnerAnswer = z.discriminatedUnion('outcome', [
  SqlRows.extend({ outcome: z.literal('rows') }),
  SqlRefusal.extend({ outcome: z.literal('refused') }),
]);
export type OwnerAnswer = z.infer<typeof OwnerAnswer>;
