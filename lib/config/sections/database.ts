import { z } from 'zod';

/** Aurora capacity units are counted in halves. */
const CapacityUnits = z.number().max(256).multipleOf(0.5);

/** Aurora Serverless v2 with PostGIS, in the product's network. */
const AuroraDatabase = z
  .strictObject({
    kind: z.literal('aurora'),
    /** Aurora capacity units; 0 lets the database pause when nobody uses it. */
    minCapacity: CapacityUnits.min(0),
    maxCapacity: CapacityUnits.min(1),
    /** Minutes without a connection until the database pauses; only with `minCapacity` 0. */
    autoPauseMinutes: z.number().int().min(5).max(1440).optional(),
    /** Instances that can be read from and take over when the writer fails. */
    readers: z.number().int().min(0).max(15),
    backupDays: z.number().int().min(1).max(35),
    /** Statements that take longer are written to the log. */
    slowQueryMilliseconds: z.number().int().positive(),
  })
  .refine(({ minCapacity, maxCapacity }) => minCapacity <= maxCapacity, {
    path: ['maxCapacity'],
    error: 'must not be below minCapacity',
  })
  .refine(({ minCapacity, autoPauseMinutes }) => (minCapacity === 0) === (autoPauseMinutes !== undefined), {
    path: ['autoPauseMinutes'],
    error: 'is for a database with minCapacity 0, and such a database needs it',
  });

const url = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' });

/** A PostgreSQL server with PostGIS that somebody else runs and that the network can reach. */
const ExistingDatabase = z.strictObject({
  kind: z.literal('existing'),
  /** Without a password. */
  url: url.refine((text) => new URL(text).password === '', 'must not hold a password'),
  /** `url`: the server trusts its network and takes the user as the address names it. */
  authentication: z.literal('url'),
});

/** Where elements are kept and queried. */
export const DatabaseConfig = z.discriminatedUnion('kind', [AuroraDatabase, ExistingDatabase]);
