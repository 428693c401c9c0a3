import { z } from 'zod';

/** Every so many hours backups can be copied: parts of a day. */
const HOURS = [4, 6, 8, 12, 24] as const;

/** Nothing beyond what the services keep by themselves: versions of objects, points in time of tables and database. */
const NoBackup = z.strictObject({ kind: z.literal('none') });

/** To another region, for the day on which this one is away. */
const Copies = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be an AWS region such as eu-west-1'),
  /** So many hours of work at most are lost with the region; objects of buckets follow within minutes. */
  everyHours: z.literal(HOURS, { error: `must be one of ${HOURS.join(', ')}` }),
});

/** AWS Backup, daily at 02:00 UTC, and continuously what can be brought back to a second. */
const VaultBackup = z.strictObject({
  kind: z.literal('vault'),
  /** No more than AWS keeps points in time for, no less than the lock asks for. */
  keepDays: z.int().min(7).max(35),
  /** `governance`: nobody without a permission of its own ends the lock; `compliance`: nobody at all, AWS neither. */
  lock: z.enum(['governance', 'compliance']),
  /** @default all backups stay in the region */
  copies: Copies.optional(),
  /** `weekly`: the database's newest backup is restored every Sunday, tables and buckets each quarter, and looked into. */
  restoreTest: z.enum(['weekly', 'never']),
});
export type VaultBackup = z.output<typeof VaultBackup>;

/** What is kept beside the product, to bring it back. */
export const BackupConfig = z.discriminatedUnion('kind', [NoBackup, VaultBackup]);
