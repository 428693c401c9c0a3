import type { z } from 'zod';
import type { DatabaseLocation } from '#adapters/postgres';
import { rdsLocation } from '#adapters/rds';
import type { DatabaseAccess } from './environment.ts';

/** Aurora takes 15 seconds to wake, after a day of sleep 30 and more. */
const PATIENCE_MS = 60_000;

/** The database, as the variables of a function or task name it. */
export function databaseLocation(
  { DATABASE_URL, DATABASE_AUTHENTICATION }: z.output<typeof DatabaseAccess>,
  { schema, mostConnections }: { readonly schema: 'migrate' | 'expect'; readonly mostConnections: number },
): DatabaseLocation {
  const place = DATABASE_AUTHENTICATION === 'iam' ? rdsLocation(DATABASE_URL) : { url: DATABASE_URL };
  return { ...place, patienceMs: PATIENCE_MS, schema, mostConnections };
}
