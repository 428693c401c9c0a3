import {
  CreateServerlessCacheSnapshotCommand,
  DeleteServerlessCacheSnapshotCommand,
  type ElastiCacheClient,
  paginateDescribeServerlessCacheSnapshots,
  type ServerlessCacheSnapshot,
  ServerlessCacheSnapshotAlreadyExistsFault,
  ServerlessCacheSnapshotNotFoundFault,
} from '@aws-sdk/client-elasticache';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { snapshotMetrics } from './metric-names.ts';

const DAY = 24 * 3600 * 1000;

export interface SnapshotSettings {
  readonly client: ElastiCacheClient;
  /** Of a serverless cache. */
  readonly cache: string;
  readonly keepDays: number;
  readonly now: () => Date;
}

/**
 * Makes a snapshot of the cache, and removes those that are older than they have to be kept. Only its own: they are told by
 * their name. The cache can be filled again without any; a snapshot spares the hours that this takes.
 *
 * @throws where a snapshot cannot be made; what was not removed is removed the next time.
 */
export function cacheSnapshots(tools: Observability, { client, cache, keepDays, now }: SnapshotSettings) {
  const { logger, metrics } = tools;
  return observedFunction(tools, async (_event: unknown) => {
    const made = nameAt(cache, now());
    await make(client, cache, made);
    metrics.addMetric(snapshotMetrics.made, 'Count', 1);
    const oldest = now().getTime() - keepDays * DAY;
    const removed: string[] = [];
    for (const name of (await snapshotsOf(client, cache)).filter(isOlderThan(oldest)).map(nameOf)) {
      await remove(client, name);
      removed.push(name);
    }
    metrics.addMetric(snapshotMetrics.removed, 'Count', removed.length);
    logger.info('A snapshot of the cache was made.', { made, removed });
    return { made, removed };
  });
}

/** By the hour: whoever is called twice in one makes it once. */
const nameAt = (cache: string, time: Date): string => `${cache}-${time.toISOString().slice(0, 13).replace(/\D/g, '')}`;

async function make(client: ElastiCacheClient, ServerlessCacheName: string, ServerlessCacheSnapshotName: string) {
  try {
    await client.send(new CreateServerlessCacheSnapshotCommand({ ServerlessCacheName, ServerlessCacheSnapshotName }));
  } catch (error) {
    if (!(error instanceof ServerlessCacheSnapshotAlreadyExistsFault)) throw error;
  }
}

async function remove(client: ElastiCacheClient, ServerlessCacheSnapshotName: string): Promise<void> {
  try {
    await client.send(new DeleteServerlessCacheSnapshotCommand({ ServerlessCacheSnapshotName }));
  } catch (error) {
    if (!(error instanceof ServerlessCacheSnapshotNotFoundFault)) throw error;
  }
}

/** Those that this function has made and that are complete. */
async function snapshotsOf(client: ElastiCacheClient, cache: string): Promise<ServerlessCacheSnapshot[]> {
  const found: ServerlessCacheSnapshot[] = [];
  const pages = paginateDescribeServerlessCacheSnapshots({ client }, { ServerlessCacheName: cache });
  for await (const { ServerlessCacheSnapshots = [] } of pages) found.push(...ServerlessCacheSnapshots);
  const isOwn = (name: string) => name.startsWith(`${cache}-`) && /^\d{10}$/.test(name.slice(cache.length + 1));
  return found.filter((snapshot) => snapshot.Status === 'available' && isOwn(nameOf(snapshot)));
}

const nameOf = ({ ServerlessCacheSnapshotName = '' }: ServerlessCacheSnapshot): string => ServerlessCacheSnapshotName;

const isOlderThan =
  (time: number) =>
  ({ CreateTime }: ServerlessCacheSnapshot): boolean =>
    CreateTime !== undefined && CreateTime.getTime() < time;
