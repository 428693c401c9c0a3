import { z } from 'zod';

/** How what the product keeps is protected: tables, buckets, database. */
export const StateConfig = z.strictObject({
  /** `retain`: data outlives its stack and cannot be deleted by mistake; `destroy`: it goes with its stack. */
  onRemoval: z.enum(['retain', 'destroy']),
  /** `customer-key`: a KMS key of this account, rotated each year; `aws`: keys that the services keep, free of charge. */
  encryption: z.enum(['aws', 'customer-key']),
  /** Days for which a deleted or overwritten artifact can be had back. */
  oldVersionsDays: z.number().int().min(1).max(365),
});
