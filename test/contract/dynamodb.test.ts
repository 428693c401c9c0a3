import { randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  apiKeysTable,
  auditTable,
  DynamoApiKeys,
  DynamoAuditLog,
  DynamoJobRepository,
  DynamoJobStatistics,
  DynamoRateLimits,
  dynamoClient,
  jobOf,
  PolledJobChanges,
  rateLimitsTable,
} from '#adapters/dynamodb';
import { MemoryJobRepository } from '#adapters/memory';
import { type Job, localScope } from '#core/model';
import { someEntry } from '../support/access.ts';
import { newJobsTable, newTable, onEmulator } from '../support/aws.ts';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';
import { apiKeysContract } from './api-keys.contract.ts';
import { auditLogContract } from './audit-log.contract.ts';
import { jobChangesContract } from './job-changes.contract.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';
import { jobStatisticsContract } from './job-statistics.contract.ts';
import { rateLimitsContract } from './rate-limits.contract.ts';

jobChangesContract('PolledJobChanges over a MemoryJobRepository', async () => {
  const jobs = new MemoryJobRepository();
  return { jobs, changes: new PolledJobChanges(jobs) };
});

describe('PolledJobChanges', () => {
  it('tells of a change that came before anybody waited', async () => {
    const jobs = new MemoryJobRepository();
    const job = someJob();
    await jobs.insert(jobAfter(waysTo.scanning, job));
    const began = performance.now();
    await new PolledJobChanges(jobs).next(job, 20_000, new AbortController().signal);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('waits for no job that is not there', async () => {
    const waiting = new PolledJobChanges(new MemoryJobRepository());
    await waiting.next(someJob(), 60_000, new AbortController().signal);
  });
});

onEmulator('DynamoDB', () => {
  let client: DynamoDBDocumentClient;
  /** Commands that were sent since the last look. */
  let sent: string[] = [];

  beforeAll(() => {
    client = dynamoClient();
    client.middlewareStack.add(
      (next, context) => (args) => {
        sent.push(String(context['commandName']));
        return next(args);
      },
      { step: 'initialize' },
    );
  });

  const open = async () => new DynamoJobRepository(client, await newJobsTable());

  apiKeysContract('DynamoApiKeys', async () => new DynamoApiKeys(client, await newTable(apiKeysTable, 'ALL')));
  auditLogContract('DynamoAuditLog', async () => new DynamoAuditLog(client, await newTable(auditTable)));
  it('DynamoAuditLog lets the table forget an entry when its time is over', async () => {
    const table = await newTable(auditTable);
    const entry = someEntry();
    await new DynamoAuditLog(client, table, 30).append(entry);
    const Key = { tenant: entry.tenant, place: `${entry.at}#${entry.id}` };
    const { Item } = await client.send(new GetCommand({ TableName: table, Key }));
    expect(Item?.[auditTable.timeToLive]).toBe(Math.ceil(Date.parse(entry.at) / 1000) + 30 * 86_400);
  });
  rateLimitsContract('DynamoRateLimits', async () => new DynamoRateLimits(client, await newTable(rateLimitsTable)));
  jobRepositoryContract('DynamoJobRepository', open);
  jobStatisticsContract('DynamoJobStatistics', async () => {
    const table = await newJobsTable();
    return { jobs: new DynamoJobRepository(client, table), statistics: new DynamoJobStatistics(client, table) };
  });
  jobChangesContract('PolledJobChanges over a DynamoJobRepository', async () => {
    const jobs = await open();
    return { jobs, changes: new PolledJobChanges(jobs) };
  });

  describe('DynamoJobRepository', () => {
    /** A job that was tried again so often that its record alone would be larger than DynamoDB takes. */
    function longJob(): Job {
      const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
      const transitions = Array.from({ length: 20_000 }, (_, second) => ({
        state: second % 2 === 0 ? ('queued' as const) : ('processing' as const),
        at: at(second),
      }));
      return { ...jobAfter(waysTo.queued), transitions };
    }

    it('keeps jobs whose records would be too large', async () => {
      const jobs = await open();
      const job = longJob();
      expect(JSON.stringify(job).length).toBeGreaterThan(400 * 1024);
      await jobs.insert(job);
      expect(await jobs.get(localScope, job.id)).toEqual(job);
      const next = jobAfter([{ kind: 'started' }], job);
      expect(await jobs.update(next)).toBe(true);
      expect(await jobs.update(next)).toBe(false);
      expect(await jobs.list(localScope, { states: ['processing'], modelId: job.modelId }, { limit: 5 })).toEqual([
        next,
      ]);
    });

    it('shows in every record what a stream is filtered by', async () => {
      const table = await newJobsTable();
      const jobs = new DynamoJobRepository(client, table);
      const uploadVersion = { versionId: 'v1', eTag: 'e1' };
      for (const job of [jobAfter(waysTo.queued), longJob()]) {
        await jobs.insert({ ...job, uploadVersion });
        const Key = { scope: `${job.tenant}#${job.project}`, id: job.id };
        const { Item = {} } = await client.send(new GetCommand({ TableName: table, Key }));
        expect(Item).toMatchObject({ ...Key, state: job.state, bytes: job.bytes, uploadVersion, version: job.version });
        expect(jobOf(Item)).toEqual({ ...job, uploadVersion });
      }
    });

    it('refuses, and does not cut, what does not fit in any way', async () => {
      const error = { code: 'test/long', message: randomBytes(400_000).toString('hex'), remedy: '' };
      await expect((await open()).insert({ ...jobAfter(waysTo.failed), error })).rejects.toThrow();
    });

    it('lists a page in two calls, and goes through many pages', async () => {
      const jobs = await open();
      const all = Array.from({ length: 250 }, (_, number) =>
        someJob({ createdAt: new Date(Date.UTC(2026, 0, 1) + (number % 100) * 1000).toISOString() }),
      );
      for (const job of all) await jobs.insert(job);
      sent = [];
      expect(await jobs.list(localScope, {}, { limit: 51 })).toHaveLength(51);
      expect(sent).toEqual(['QueryCommand', 'BatchGetItemCommand']);
      sent = [];
      expect(await jobs.list(localScope, { states: ['awaiting_upload'] }, { limit: 51 })).toHaveLength(51);
      expect(sent).toEqual(['QueryCommand', 'BatchGetItemCommand']);
      const newestFirst = all.sort((a, b) => (`${a.createdAt}#${a.id}` < `${b.createdAt}#${b.id}` ? 1 : -1));
      const whole = await jobs.list(localScope, {}, { limit: 1000 });
      expect(whole.map(({ id }) => id)).toEqual(newestFirst.map(({ id }) => id));
      const [after] = newestFirst.slice(119);
      const page = await jobs.list(localScope, {}, { limit: 7, ...(after && { after }) });
      expect(page.map(({ id }) => id)).toEqual(newestFirst.slice(120, 127).map(({ id }) => id));
      expect(await jobs.listByState(['awaiting_upload', 'queued'])).toHaveLength(250);
    });

    /** A client that loses the answer to its first write, and then tries it again. */
    function lossyClient() {
      let tries = 0;
      const lossy = dynamoClient();
      lossy.middlewareStack.add(
        (next) => async (args) => {
          tries++;
          const answer = await next(args);
          if (tries > 1) return answer;
          throw Object.assign(new Error('The connection was reset.'), { name: 'TimeoutError' });
        },
        { step: 'finalizeRequest', priority: 'low' },
      );
      return { lossy, tries: () => tries };
    }

    it('knows its own write again when its answer was lost', async () => {
      const table = await newJobsTable();
      const job = someJob();
      const inserting = lossyClient();
      await new DynamoJobRepository(inserting.lossy, table).insert(job);
      const updating = lossyClient();
      expect(await new DynamoJobRepository(updating.lossy, table).update(jobAfter(waysTo.scanning, job))).toBe(true);
      expect([inserting.tries(), updating.tries()]).toEqual([2, 2]);
    });
  });
});
