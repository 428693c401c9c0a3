import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Job, type JobFilter, type JobState, matchesFilter, type Scope } from '#core/model';
import type { JobPlace, JobRepository } from '#core/ports';
import { type CreatedBound, type IndexedKey, keysIn, merged } from './job-keys.ts';
import { createdKey, indexKeys, jobOf, primaryKey, recordOf, scopeKey } from './job-record.ts';
import type { JobIndex } from './jobs-table.ts';
import { LARGEST_BATCH, loadRecords } from './load-records.ts';

/** So many records are read at once where some may not match. */
const LEAST_BATCH = 20;

/**
 * Jobs in the table of `jobsTable`. Single jobs are read as they are now; a list may miss, for some milliseconds, a job
 * that has just become one of it, but never shows one that is not.
 */
export class DynamoJobRepository implements JobRepository {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async insert(job: Job): Promise<void> {
    const isNew = await this.#put(job, { ConditionExpression: 'attribute_not_exists(id)' });
    if (!isNew) throw new Error(`There is a job ${job.id} already.`);
  }

  update(job: Job): Promise<boolean> {
    return this.#put(job, {
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':before': job.version - 1 },
    });
  }

  async get(scope: Scope, id: string): Promise<Job | undefined> {
    const request = { TableName: this.#table, Key: primaryKey(scope, id), ConsistentRead: true };
    const { Item } = await this.#client.send(new GetCommand(request));
    return Item && jobOf(Item);
  }

  async list(
    scope: Scope,
    filter: JobFilter,
    { limit, after }: { readonly limit: number; readonly after?: JobPlace },
  ): Promise<readonly Job[]> {
    const size = Math.min(LARGEST_BATCH, Math.max(LEAST_BATCH, limit));
    const keys = this.#keys(scope, filter, size, after);
    const found: Job[] = [];
    for await (const job of this.#load(keys, size)) {
      if (matchesFilter(filter, job)) found.push(job);
      if (found.length === limit) break;
    }
    return found;
  }

  async listByState(states: readonly JobState[]): Promise<readonly Job[]> {
    const lists = states.map((partition) => this.#partition('byState', partition, { newestFirst: false }));
    const found: Job[] = [];
    for await (const job of this.#load(merged(lists, false), LARGEST_BATCH)) {
      if (states.includes(job.state)) found.push(job);
    }
    return found;
  }

  async remove(scope: Scope, id: string): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: primaryKey(scope, id) }));
  }

  /** Stores the job where the condition holds. */
  async #put(
    job: Job,
    condition: Pick<
      PutCommand['input'],
      'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean> {
    const writeId = randomUUID();
    const request = new PutCommand({
      TableName: this.#table,
      Item: recordOf(job, writeId),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...condition,
    });
    try {
      await this.#client.send(request);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // The SDK tries again where an answer was lost: then what stands in the way is this very write.
      return error.Item?.['writeId']?.S === writeId;
    }
  }

  /** Where the jobs of a filter are, newest first: in the index that leaves the fewest others. */
  #keys(
    scope: Scope,
    { states, ...filter }: JobFilter,
    pageSize: number,
    after: JobPlace | undefined,
  ): AsyncGenerator<IndexedKey> {
    const options = { newestFirst: true, pageSize, ...(after && { bound: before(after) }) };
    const { scopeSha256, scopeUpload, scopeModel } = indexKeys(scope, filter);
    if (scopeSha256 !== undefined) return this.#partition('bySha256', scopeSha256, options);
    if (scopeUpload !== undefined) return this.#partition('byUpload', scopeUpload, options);
    if (scopeModel !== undefined) return this.#partition('byModel', scopeModel, options);
    if (states === undefined) return this.#partition('byTime', scopeKey(scope), options);
    const lists = states.map((state) => this.#partition('byScopeAndState', `${scopeKey(scope)}#${state}`, options));
    return merged(lists, true);
  }

  #partition(
    index: JobIndex,
    partition: string,
    options: { readonly newestFirst: boolean; readonly bound?: CreatedBound; readonly pageSize?: number },
  ): AsyncGenerator<IndexedKey> {
    return keysIn(this.#client, this.#table, { index, partition, pageSize: LARGEST_BATCH, ...options });
  }

  /** Reads the jobs of keys, so many at once, for as long as somebody takes them. */
  async *#load(keys: AsyncGenerator<IndexedKey>, size: number): AsyncGenerator<Job> {
    let batch: IndexedKey[] = [];
    for await (const key of keys) {
      batch.push(key);
      if (batch.length < size) continue;
      yield* (await loadRecords(this.#client, this.#table, batch)).map(jobOf);
      batch = [];
    }
    yield* (await loadRecords(this.#client, this.#table, batch)).map(jobOf);
  }
}

const before = (place: JobPlace): CreatedBound => ({ is: '<', created: createdKey(place) });
