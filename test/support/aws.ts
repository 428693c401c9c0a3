import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, jest } from '@jest/globals';
import { dynamoClient, jobsTable } from '#adapters/dynamodb';
import { s3Client } from '#adapters/s3';
import { sqsClient } from '#adapters/sqs';
import { emulatorIsHere, noEmulator, startEmulator, type TestEmulator } from './emulator.ts';
import { suitesNeeding } from './needs.ts';

/** Runs suites with an AWS emulator of their own, where there is one. Clients find it by the environment. */
export function onEmulator(name: string, suites: () => void): void {
  suitesNeeding(name, emulatorIsHere(), noEmulator, () => {
    jest.setTimeout(60_000); // the machine may be busy
    let emulator: TestEmulator;
    beforeAll(async () => {
      emulator = await startEmulator();
    }, 120_000);
    afterAll(() => emulator?.stop());
    suites();
  });
}

/** @returns the name of a new, empty bucket that keeps versions. */
export async function newBucket(): Promise<string> {
  const client = s3Client();
  const Bucket = `test-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  client.destroy();
  return Bucket;
}

/** @returns the URL of a new, empty queue. */
export async function newQueue(attributes: Record<string, string> = {}): Promise<string> {
  const client = sqsClient();
  const request = new CreateQueueCommand({ QueueName: `test-${randomUUID()}`, Attributes: attributes });
  const { QueueUrl } = await client.send(request);
  client.destroy();
  if (QueueUrl === undefined) throw new Error('The queue has no URL.');
  return QueueUrl;
}

/** @returns the name of a new, empty table as `jobsTable` says. */
export const newJobsTable = (): Promise<string> => newTable(jobsTable);

interface Keys {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** @returns the name of a new, empty table as its definition says. */
export async function newTable(
  { indexes = {}, ...keys }: Keys & { readonly indexes?: Readonly<Record<string, Keys>> },
  ProjectionType: 'KEYS_ONLY' | 'ALL' = 'KEYS_ONLY',
): Promise<string> {
  const client = dynamoClient();
  const TableName = `test-${randomUUID()}`;
  const schemaOf = ({ partitionKey, sortKey }: Keys) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
  const secondary = Object.entries(indexes).map(([IndexName, own]) => ({
    IndexName,
    KeySchema: schemaOf(own),
    Projection: { ProjectionType },
  }));
  const names = [keys, ...Object.values(indexes)].flatMap(schemaOf).map(({ AttributeName }) => AttributeName);
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...new Set(names)].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: schemaOf(keys),
      ...(secondary.length > 0 && { GlobalSecondaryIndexes: secondary }),
    }),
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.TableStatus !== 'ACTIVE') throw new Error(`The table is ${Table?.TableStatus}.`);
  client.destroy();
  return TableName;
}
