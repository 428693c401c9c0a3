import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { IndexedKey } from './job-keys.ts';
import type { JobRecord } from './job-record.ts';

/** DynamoDB gives so many records at once. */
export const LARGEST_BATCH = 100;
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 50;

/** The records of at most `LARGEST_BATCH` keys as they are now, in the order of the keys; those that are gone are left out. */
export async function loadRecords(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly IndexedKey[],
): Promise<readonly JobRecord[]> {
  const records = new Map<unknown, JobRecord>();
  let wanted: Record<string, unknown>[] = keys.map(({ scope, id }) => ({ scope, id }));
  for (let tries = 1; wanted.length > 0; tries++) {
    const request = { [table]: { Keys: wanted, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems: request }));
    for (const record of Responses?.[table] ?? []) records.set(record['id'], record);
    wanted = UnprocessedKeys?.[table]?.Keys ?? [];
    if (wanted.length === 0) break;
    if (tries === MOST_TRIES) throw new Error(`DynamoDB left ${wanted.length} keys unread ${tries} times.`);
    await pause(FIRST_PAUSE_MS * 2 ** tries);
  }
  return keys.map(({ id }) => records.get(id)).filter((record) => record !== undefined);
}
