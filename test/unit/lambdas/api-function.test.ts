import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository, ObservedJobs } from '#adapters/memory';
import { jobRoutes, usualLimits } from '#api';
import type { JobRepository } from '#core/ports';
import { apiFunction } from '../../../lambdas/shared/api-function.ts';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { apiRequestId, lambdaContext, observed, restEvent } from '../../support/lambda-events.ts';

/** The function of the job routes over jobs in memory. */
function jobFunction(given: Partial<JobRepository> = {}) {
  const jobs = new ObservedJobs(new MemoryJobRepository());
  const sent: string[] = [];
  const ports = {
    jobs: Object.assign(jobs, given),
    jobChanges: jobs,
    queue: { send: async ({ id }: { id: string }) => void sent.push(id) },
    now: () => new Date(),
  };
  const { tools, lines, metrics } = observed('jobs');
  const handler = apiFunction(tools, { groups: [jobRoutes({ ports, limits: usualLimits })], limits: usualLimits });
  return { jobs, sent, lines, metrics, ask: (event: ReturnType<typeof restEvent>) => handler(event, lambdaContext()) };
}

const header = (answer: { multiValueHeaders?: Record<string, string[]> | undefined }, name: string) =>
  answer.multiValueHeaders?.[name]?.[0];

describe('a function of the API', () => {
  it('answers a proxy event of a REST API by the routes that it was given', async () => {
    const { jobs, ask } = jobFunction();
    const job = someJob();
    await jobs.insert(job);
    const answer = await ask(restEvent('GET', `/v1/jobs/${job.id}`));
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([200, { job }]);
    expect(header(answer, 'x-request-id')).toBe(apiRequestId);
  });

  it('reads the query and refuses what does not fit the contract', async () => {
    const { jobs, ask } = jobFunction();
    for (const job of [someJob(), someJob(), someJob()]) await jobs.insert(job);
    const page = await ask(restEvent('GET', '/v1/jobs', { query: { limit: '2' } }));
    expect(JSON.parse(page.body).jobs).toHaveLength(2);
    const refused = await ask(restEvent('GET', '/v1/jobs', { query: { limit: 'many' } }));
    expect([refused.statusCode, JSON.parse(refused.body).code]).toEqual([400, 'request/invalid']);
    expect(header(refused, 'content-type')).toBe('application/problem+json');
  });

  it('acts for a client', async () => {
    const { jobs, sent, ask } = jobFunction();
    const job = jobAfter(waysTo.failed);
    await jobs.insert(job);
    const answer = await ask(restEvent('POST', `/v1/jobs/${job.id}/retry`));
    expect([answer.statusCode, JSON.parse(answer.body).job.state, sent]).toEqual([200, 'scanning', [job.id]]);
  });

  it.each([
    ['GET with a body', restEvent('GET', '/v1/jobs', { body: '{}' }), 200],
    ['an unknown route', restEvent('GET', '/v1/nothing'), 404],
    ['a foreign method', restEvent('PUT', '/v1/jobs', { body: 'x' }), 404],
    ['a broken id', restEvent('GET', '/v1/jobs/%E0%A4%A'), 400],
  ])('never takes %s for a fault', async (_, event, status) => {
    const { ask, metrics } = jobFunction();
    expect((await ask(event)).statusCode).toBe(status);
    expect(metrics['Faults']).toBeUndefined();
  });

  it('answers a fault by a problem document with the request id, and logs and counts it', async () => {
    const { ask, lines, metrics } = jobFunction({ get: () => Promise.reject(new Error('The table is away.')) });
    const answer = await ask(restEvent('GET', `/v1/jobs/${randomUUID()}`));
    expect([answer.statusCode, header(answer, 'content-type')]).toEqual([500, 'application/problem+json']);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'server/fault',
      detail: expect.stringContaining(apiRequestId),
    });
    expect(answer.body).not.toContain('table');
    const line = JSON.parse(lines.find((text) => text.includes('The table is away.')) ?? '{}');
    expect(line).toMatchObject({ level: 'ERROR', service: 'jobs', correlation_id: apiRequestId });
    expect(metrics).toMatchObject({ Faults: 1 });
  });
});
