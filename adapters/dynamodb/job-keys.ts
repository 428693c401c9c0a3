import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type JobIndex, jobsTable } from './jobs-table.ts';

/** The key of a job, and its place in an index. */
export interface IndexedKey {
  readonly scope: string;
  readonly id: string;
  readonly created: string;
}

/** Where a list of keys begins or ends. */
export interface CreatedBound {
  readonly is: '<' | '>=';
  readonly created: string;
}

/** One partition of an index, from one end to the other. */
export interface IndexQuery {
  readonly index: JobIndex;
  readonly partition: string;
  readonly newestFirst: boolean;
  /** Only what was created before, or then and later, as `createdKey` writes it. */
  readonly bound?: CreatedBound;
  /** So many are asked for at once. */
  readonly pageSize: number;
}

/** The keys in one partition of an index. They may be a moment older than the table. */
export async function* keysIn(
  client: DynamoDBDocumentClient,
  table: string,
  { pageSize, newestFirst, ...query }: IndexQuery,
): AsyncGenerator<IndexedKey> {
  const input = { ...queryInput(table, query), ScanIndexForward: !newestFirst };
  for await (const { Items = [] } of paginateQuery({ client, pageSize }, input)) {
    for (const { scope, id, created } of Items)
      yield { scope: String(scope), id: String(id), created: String(created) };
  }
}

/** How many keys there are in one partition of an index. */
export async function countKeys(
  client: DynamoDBDocumentClient,
  table: string,
  query: Pick<IndexQuery, 'index' | 'partition' | 'bound'>,
): Promise<number> {
  let count = 0;
  for await (const page of paginateQuery({ client }, { ...queryInput(table, query), Select: 'COUNT' })) {
    count += page.Count ?? 0;
  }
  return count;
}

function queryInput(
  table: string,
  { index, partition, bound }: Pick<IndexQuery, 'index' | 'partition' | 'bound'>,
): QueryCommandInput {
  const { partitionKey, sortKey } = jobsTable.indexes[index];
  return {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `#partition = :partition${bound === undefined ? '' : ` AND #created ${bound.is} :bound`}`,
    ExpressionAttributeNames: { '#partition': partitionKey, ...(bound && { '#created': sortKey }) },
    ExpressionAttributeValues: { ':partition': partition, ...(bound && { ':bound': bound.created }) },
  };
}

/** Several sorted lists as one, sorted likewise. */
export async function* merged(
  lists: readonly AsyncGenerator<IndexedKey>[],
  newestFirst: boolean,
): AsyncGenerator<IndexedKey> {
  const heads: { readonly list: AsyncGenerator<IndexedKey>; key: IndexedKey }[] = [];
  const advance = async (list: AsyncGenerator<IndexedKey>) => {
    const { done, value } = await list.next();
    if (!done) heads.push({ list, key: value });
  };
  for (const list of lists) await advance(list);
  for (;;) {
    heads.sort((a, b) => compare(a.key.created, b.key.created) * (newestFirst ? -1 : 1));
    const first = heads.shift();
    if (first === undefined) return;
    yield first.key;
    await advance(first.list);
  }
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
