import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Job, JobState, Scope } from '#core/model';
import type { JobStatistics, JobsAlike } from '#core/ports';
import { countKeys, type IndexedKey, type IndexQuery, keysIn, merged } from './job-keys.ts';
import { jobOf, scopeKey } from './job-record.ts';
import { LARGEST_BATCH, loadRecords } from './load-records.ts';

/** Looks at the table of `jobsTable` from afar: by its indexes, which may be some milliseconds behind. */
export class DynamoJobStatistics implements JobStatistics {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async count(scope: Scope | undefined, { states, since }: JobsAlike): Promise<ReadonlyMap<JobState, number>> {
    const counts = await Promise.all(
      states.map((state) => countKeys(this.#client, this.#table, partitionOf(scope, state, since))),
    );
    return new Map(states.map((state, index) => [state, counts[index] ?? 0]));
  }

  async sample(
    scope: Scope | undefined,
    { states, since, from, limit }: Parameters<JobStatistics['sample']>[1],
  ): Promise<readonly Job[]> {
    const newestFirst = from === 'newest';
    const options = { newestFirst, pageSize: Math.min(limit, LARGEST_BATCH) };
    const lists = states.map((state) =>
      keysIn(this.#client, this.#table, { ...partitionOf(scope, state, since), ...options }),
    );
    const keys: IndexedKey[] = [];
    for await (const key of merged(lists, newestFirst)) {
      keys.push(key);
      if (keys.length === limit) break;
    }
    const jobs: Job[] = [];
    for (let first = 0; first < keys.length; first += LARGEST_BATCH) {
      const records = await loadRecords(this.#client, this.#table, keys.slice(first, first + LARGEST_BATCH));
      jobs.push(...records.map(jobOf));
    }
    return jobs.filter(({ state }) => states.includes(state));
  }
}

function partitionOf(
  scope: Scope | undefined,
  state: JobState,
  since: string | undefined,
): Pick<IndexQuery, 'index' | 'partition' | 'bound'> {
  const bound = since === undefined ? {} : { bound: { is: '>=', created: since } as const };
  if (scope === undefined) return { index: 'byState', partition: state, ...bound };
  return { index: 'byScopeAndState', partition: `${scopeKey(scope)}#${state}`, ...bound };
}
