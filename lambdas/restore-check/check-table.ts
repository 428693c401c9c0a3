import { isDeepStrictEqual } from 'node:util';
import {
  type AttributeValue,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  ScanCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { type Finding, failed, passed } from './finding.ts';

/** So many items are compared with those of the table in use. */
const SAMPLE = 50;
/** So few items may all have been changed since the backup: the canary's key is, every quarter of an hour. */
const FEW = 3;

type Item = Record<string, AttributeValue>;

/**
 * Whether a restored table has the keys of the original, and items that are those of the original. An item that was changed
 * or removed since the backup proves nothing; where all of them were, the backup is of something else.
 */
export async function checkTable(client: DynamoDBClient, restored: string, original: string): Promise<Finding> {
  const [copy, live] = await Promise.all([describe(client, restored), describe(client, original)]);
  const keys = keysOf(live);
  if (!isDeepStrictEqual(keysOf(copy), keys)) return failed(`The keys are ${keysOf(copy)}, not ${keys}.`);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: restored, Limit: SAMPLE }));
  const { ItemCount = 0 } = live;
  if (Items.length === 0) return emptyTable(ItemCount);
  let [known, alike] = [0, 0];
  for (const item of Items) {
    const Key = Object.fromEntries(keys.map((name) => [name, item[name] ?? { NULL: true }] as const));
    const { Item } = await client.send(new GetItemCommand({ TableName: original, Key, ConsistentRead: true }));
    if (Item !== undefined) known += 1;
    if (isDeepStrictEqual(Item, item satisfies Item)) alike += 1;
  }
  const told = `${Items.length} items read, ${known} of them are in use today, ${alike} unchanged.`;
  if (ItemCount > 0 && known === 0) return failed(`${told} None could be compared; the original has ${ItemCount}.`);
  return alike === 0 && known > FEW ? failed(`${told} None is as it was.`) : passed(told);
}

/** `ItemCount` is some hours old, as a backup is: it counts what was there before. */
const emptyTable = (ItemCount: number): Finding =>
  ItemCount === 0 ? passed('Empty, as the original is.') : failed(`Empty; the original has ${ItemCount} items.`);

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table === undefined) throw new Error(`There is no table ${TableName}.`);
  return Table;
}

const keysOf = ({ KeySchema = [] }: TableDescription): string[] =>
  KeySchema.flatMap(({ AttributeName }) => AttributeName ?? []);
