import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { loadRecords } from '../../../adapters/dynamodb/load-records.ts';

const keys = ['a', 'b', 'c', 'd'].map((id) => ({ scope: 'acme#tower', id, created: `2026#${id}` }));
const recordOf = ({ scope, id }: { scope: string; id: string }) => ({ scope, id, name: `job ${id}` });

/** A table that gives at most so many records at once, last first, and has none of the id `c`. */
function slowTable(atOnce: number) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
  const mock = mockClient(client);
  mock.on(BatchGetCommand).callsFake(({ RequestItems }) => {
    const wanted: { scope: string; id: string }[] = RequestItems.jobs.Keys;
    const given = wanted.slice(0, atOnce).filter(({ id }) => id !== 'c');
    const left = wanted.slice(atOnce);
    return {
      Responses: { jobs: given.map(recordOf).reverse() },
      UnprocessedKeys: left.length === 0 ? {} : { jobs: { Keys: left } },
    };
  });
  return { client, mock };
}

describe('reading records', () => {
  it('keeps the order of the keys and leaves out what is gone', async () => {
    const { client, mock } = slowTable(100);
    expect((await loadRecords(client, 'jobs', keys)).map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(mock.calls()).toHaveLength(1);
  });

  it('asks again for what DynamoDB has left unread', async () => {
    const { client, mock } = slowTable(2);
    expect((await loadRecords(client, 'jobs', keys)).map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(mock.calls()).toHaveLength(2);
  });

  it('fails, and gives no part of the list, when DynamoDB goes on leaving them', async () => {
    const { client } = slowTable(0);
    await expect(loadRecords(client, 'jobs', keys)).rejects.toThrow('unread');
  });

  it('asks for nothing where there is nothing to ask for', async () => {
    const { client, mock } = slowTable(1);
    expect(await loadRecords(client, 'jobs', [])).toEqual([]);
    expect(mock.calls()).toHaveLength(0);
  });
});
