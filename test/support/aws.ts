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
export async function newJobsTable(): Promise<string> {
  const client = dynamoClient();
  const TableName = `test-${randomUUID()}`;
  const keysOf = ({ partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey: string }) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
  const indexes = Object.entries(jobsTable.indexes);
  const names = new Set(
    [jobsTable, ...Object.values(jobsTable.indexes)].flatMap((keys) => [keys.partitionKey, keys.sortKey]),
  );
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keysOf(jobsTable),
      GlobalSecondaryIndexes: indexes.map(([IndexName, keys]) => ({
        IndexName,
        KeySchema: keysOf(keys),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    }),
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.TableStatus !== 'ACTIVE') throw new Error(`The table is ${Table?.TableStatus}.`);
  client.destroy();
  return TableName;
}
