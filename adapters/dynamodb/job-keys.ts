import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type JobIndex, jobsTable } from './jobs-table.ts';

/** The key of a job, and its place in an index. */
export interface IndexedKey {
  readonly scope: string;
  readonly id: string;
  readonly created: string;
}

/** One partition of an index, from one end to the other. */
export interface IndexQuery {
  readonly index: JobIndex;
  readonly partition: string;
  readonly newestFirst: boolean;
  /** Only what was created before, as `createdKey` writes it. */
  readonly before?: string;
  /** So many are asked for at once. */
  readonly pageSize: number;
}

/** The keys in one partition of an index. They may be a moment older than the table. */
export async function* keysIn(
  client: DynamoDBDocumentClient,
  table: string,
  { index, partition, newestFirst, before, pageSize }: IndexQuery,
): AsyncGenerator<IndexedKey> {
  const input: QueryCommandInput = {
    TableName: table,
    IndexName: index,
    ScanIndexForward: !newestFirst,
    KeyConditionExpression:
      before === undefined ? '#partition = :partition' : '#partition = :partition AND #created < :before',
    ExpressionAttributeNames: {
      '#partition': jobsTable.indexes[index].partitionKey,
      ...(before !== undefined && { '#created': jobsTable.indexes[index].sortKey }),
    },
    ExpressionAttributeValues: { ':partition': partition, ...(before !== undefined && { ':before': before }) },
  };
  for await (const { Items = [] } of paginateQuery({ client, pageSize }, input)) {
    for (const { scope, id, created } of Items)
      yield { scope: String(scope), id: String(id), created: String(created) };
  }
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
