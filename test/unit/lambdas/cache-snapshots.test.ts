import {
  CreateServerlessCacheSnapshotCommand,
  DeleteServerlessCacheSnapshotCommand,
  DescribeServerlessCacheSnapshotsCommand,
  ElastiCacheClient,
  ServerlessCacheSnapshotAlreadyExistsFault,
  ServerlessCacheSnapshotNotFoundFault,
} from '@aws-sdk/client-elasticache';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { cacheSnapshots } from '../../../lambdas/cache-snapshots/cache-snapshots.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const client = new ElastiCacheClient({ region: 'eu-central-1' });
const cache = mockClient(client);
const now = new Date('2026-03-31T12:00:05.000Z');
const fault = { $metadata: {}, message: '' };

const snapshot = (name: string, createdAt: string, Status = 'available') => ({
  ServerlessCacheSnapshotName: name,
  CreateTime: new Date(createdAt),
  Status,
});

beforeEach(() => {
  cache.reset();
  cache.on(CreateServerlessCacheSnapshotCommand).resolves({});
  cache.on(DeleteServerlessCacheSnapshotCommand).resolves({});
  cache.on(DescribeServerlessCacheSnapshotsCommand).resolves({ ServerlessCacheSnapshots: [] });
});

function run() {
  const { tools, metrics } = observed('cache-snapshots');
  const settings = { client, cache: 'plinth-x', keepDays: 30, now: () => now };
  return { answer: cacheSnapshots(tools, settings)({}, lambdaContext()), metrics };
}

describe('snapshots of the cache', () => {
  it('are named after the hour', async () => {
    const { answer, metrics } = run();
    expect(await answer).toEqual({ made: 'plinth-x-2026033112', removed: [] });
    expect(metrics).toEqual({ CacheSnapshotsMade: 1, CacheSnapshotsRemoved: 0 });
  });

  it('are made once, however often they are asked for in an hour', async () => {
    cache.on(CreateServerlessCacheSnapshotCommand).rejects(new ServerlessCacheSnapshotAlreadyExistsFault(fault));
    await expect(run().answer).resolves.toMatchObject({ made: 'plinth-x-2026033112' });
  });

  it('go after 30 days, page by page; those of others, and those being made, stay', async () => {
    const old = '2026-02-28T12:00:00.000Z';
    cache.on(DescribeServerlessCacheSnapshotsCommand, { NextToken: undefined }).resolves({
      ServerlessCacheSnapshots: [
        snapshot('plinth-x-2026022812', old),
        snapshot('plinth-x-before-upgrade', old),
        snapshot('plinth-x-2026022806', old, 'deleting'),
      ],
      NextToken: 'more',
    });
    cache.on(DescribeServerlessCacheSnapshotsCommand, { NextToken: 'more' }).resolves({
      ServerlessCacheSnapshots: [
        snapshot('plinth-x-2026022800', old),
        snapshot('plinth-x-2026030112', '2026-03-01T12:00:05.000Z'),
      ],
    });
    const { answer, metrics } = run();
    expect(await answer).toMatchObject({ removed: ['plinth-x-2026022812', 'plinth-x-2026022800'] });
    expect(metrics['CacheSnapshotsRemoved']).toBe(2);
  });

  it('may be gone already when they are to go', async () => {
    const ServerlessCacheSnapshots = [snapshot('plinth-x-2026010100', '2026-01-01T00:00:00.000Z')];
    cache.on(DescribeServerlessCacheSnapshotsCommand).resolves({ ServerlessCacheSnapshots });
    cache.on(DeleteServerlessCacheSnapshotCommand).rejects(new ServerlessCacheSnapshotNotFoundFault(fault));
    await expect(run().answer).resolves.toMatchObject({ removed: ['plinth-x-2026010100'] });
  });

  it('fail loudly', async () => {
    cache.on(CreateServerlessCacheSnapshotCommand).rejects(new Error('The cache is away.'));
    await expect(run().answer).rejects.toThrow('away');
  });
});
