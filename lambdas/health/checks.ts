import { databasePing } from '#adapters/postgres';
import type { ValkeyCache } from '#adapters/valkey';
import type { HealthCheck, HealthChecks } from '#core/health';
import { localScope } from '#core/model';
import type { FunctionDatabase } from '../shared/function-database.ts';

/** Connects to the database, and asks it; one that may sleep is left alone. */
export function databaseCheck(database: Pick<FunctionDatabase, 'get'>, maySleep: boolean): HealthCheck {
  let ping: (() => Promise<void>) | undefined;
  return {
    isVital: true,
    look: async () => {
      if (maySleep) return 'asleep';
      ping ??= databasePing(await database.get());
      await ping();
      return 'healthy';
    },
  };
}

/** A cache as far as it is looked at, and what it has told of its last failure. */
export interface WatchedCache {
  readonly cache: Pick<ValkeyCache, 'get'>;
  /** Undefined where there was none since it was last asked for. */
  readonly takeFailure: () => unknown;
}

/** Asks the cache for something; it never rejects, but tells of its failures. */
export function cacheCheck({ cache, takeFailure }: WatchedCache): NonNullable<HealthChecks['cache']> {
  return {
    isVital: false,
    look: async () => {
      takeFailure();
      await cache.get({ ...localScope, name: 'health' });
      const failure = takeFailure();
      if (failure !== undefined) throw failure;
      return 'healthy';
    },
  };
}
