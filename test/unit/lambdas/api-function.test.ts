import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MemoryJobRepository, ObservedJobs } from '#adapters/memory';
import { jobRoutes, usualLimits } from '#api';
import { localOwner } from '#core/access';
import type { Principal } from '#core/model';
import type { JobRepository } from '#core/ports';
import { apiFunction } from '../../../lambdas/shared/api-function.ts';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { apiRequestId, lambdaContext, observed, restEvent } from '../../support/lambda-events.ts';

/** The function of the job routes over jobs in memory. */
function jobFunction(given: Partial<JobRepository> = {}, access: 'accounts' | 'trusted' = 'trusted') {
  const jobs = new ObservedJobs(new MemoryJobRepository());
  const sent: string[] = [];
  const ports = {
    jobs: Object.assign(jobs, given),
    jobChanges: jobs,
    queue: { send: async ({ id }: { id: string }) => void sent.push(id) },
    now: () => new Date(),
  };
  const { tools, lines, metrics } = observed('jobs');
  const pages = ['https://plinth.example.com'];
  const settings = { groups: [jobRoutes({ ports, limits: usualLimits })], limits: usualLimits };
  const handler = apiFunction(tools, { ...settings, access: { access, pages } });
  return { jobs, sent, lines, metrics, ask: (event: ReturnType<typeof restEvent>) => handler(event, lambdaContext()) };
}

const header = (answer: { multiValueHeaders?: Record<string, string[]> | undefined }, name: string) =>
  answer.multiValueHeaders?.[name]?.[0];

/** The same event as after an authorizer that has let the principal in. */
function by(principal: Principal, event: ReturnType<typeof restEvent>): ReturnType<typeof restEvent> {
  const authorizer = { principalId: principal.id, principal: JSON.stringify(principal) };
  return { ...event, requestContext: { ...event.requestContext, authorizer } };
}

describe('a function of the API behind an authorizer', () => {
  const viewer: Principal = {
    ...localOwner,
    id: 'user/1',
    tenant: 'acme',
    role: 'viewer',
    permissions: ['jobs:read'],
    signedInBy: 'token',
  };

  it('answers nobody of whom the authorizer has said nothing', async () => {
    const answer = await jobFunction({}, 'accounts').ask(restEvent('GET', '/v1/jobs'));
    expect([answer.statusCode, JSON.parse(answer.body).code]).toEqual([401, 'access/token-required']);
  });

  it('shows the tenant of the principal, and answers to foreign ids as to those that nobody has', async () => {
    const { jobs, ask } = jobFunction({}, 'accounts');
    const [own, foreign] = [{ ...someJob(), tenant: 'acme' }, someJob()];
    for (const job of [own, foreign]) await jobs.insert(job);
    expect(JSON.parse((await ask(by(viewer, restEvent('GET', '/v1/jobs')))).body).jobs).toHaveLength(1);
    const answers = await Promise.all(
      [foreign.id, randomUUID()].map(async (id) => {
        const { statusCode, body } = await ask(by(viewer, restEvent('GET', `/v1/jobs/${id}`)));
        return [statusCode, body.replaceAll(id, 'id')];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
  });

  it('lets nobody do what the role may not', async () => {
    const { ask, sent } = jobFunction({}, 'accounts');
    const answer = await ask(by(viewer, restEvent('POST', `/v1/jobs/${randomUUID()}/retry`)));
    expect([answer.statusCode, JSON.parse(answer.body).code, sent]).toEqual([403, 'access/denied', []]);
  });

  it('fails where what the authorizer has said is no principal', async () => {
    const event = restEvent('GET', '/v1/jobs');
    const authorizer = { principal: '{"role":"owner"}' };
    const answer = await jobFunction({}, 'accounts').ask({
      ...event,
      requestContext: { ...event.requestContext, authorizer },
    });
    expect(answer.statusCode).toBe(500);
  });
});

describe('a function of the API', () => {
  it('answers a proxy event of a REST API by the routes that it was given', async () => {
    const { jobs, ask } = jobFunction();
    const job = someJob();
    await jobs.insert(job);
    const answer = await ask(restEvent('GET', `/v1/jobs/${job.id}`));
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([200, { job }]);
    expect(header(answer, 'x-request-id')).toBe(apiRequestId);
    expect(header(answer, 'x-content-type-options')).toBe('nosniff');
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
    ['a foreign method', restEvent('PUT', '/v1/jobs', { body: 'x' }), 405],
    ['a broken id', restEvent('GET', '/v1/jobs/%E0%A4%A'), 400],
  ])('never takes %s for a fault', async (_, event, status) => {
    const { ask, metrics } = jobFunction();
    expect((await ask(event)).statusCode).toBe(status);
    expect(metrics['Faults']).toBeUndefined();
  });

  it('lets a script of our own page read the answer, and no other', async () => {
    const { ask } = jobFunction();
    const from = async (origin: string) => {
      const answer = await ask(restEvent('GET', '/v1/jobs', { headers: { origin } }));
      expect(header(answer, 'vary')).toBe('Origin');
      return header(answer, 'access-control-allow-origin');
    };
    expect(await from('https://plinth.example.com')).toBe('https://plinth.example.com');
    expect(await from('https://plinth.example.com.evil.example')).toBeUndefined();
    expect(await from('null')).toBeUndefined();
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
