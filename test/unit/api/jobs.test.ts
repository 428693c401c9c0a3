import { describe, expect, it } from '@jest/globals';
import { JobEvents, JobList, RetriedJobs } from '#api/contracts';
import { changeJob } from '#core/jobs';
import { localScope } from '#core/model';
import { jobAfter, someJob, someSha256, waysTo } from '../../support/jobs.ts';
import { testApi } from '../../support/test-api.ts';

const uploaded = { kind: 'uploaded', bytes: 1, sha256: someSha256 } as const;

describe('the events of a job', () => {
  it('come as soon as it changes, and tell the same no second time', async () => {
    const { api, jobs } = testApi();
    const job = someJob();
    await jobs.insert(job);
    const ask = async (query: string) =>
      JobEvents.parse(await (await api.request(`/v1/jobs/${job.id}/events?${query}`)).json());
    const first = await ask('wait=20');
    expect(first.events).toEqual([job]);
    const waiting = ask(`wait=20&cursor=${first.cursor}`);
    await changeJob(jobs, localScope, job.id, { ...uploaded, uploadId: job.uploadId }, () => new Date());
    const second = await waiting;
    expect(second.events.map(({ state }) => state)).toEqual(['scanning']);
    expect(await ask(`wait=0&cursor=${second.cursor}`)).toEqual({ cursor: second.cursor, events: [] });
  });

  it('end with the job', async () => {
    const { api, jobs } = testApi();
    const job = someJob();
    await jobs.insert(job);
    const waiting = api.request(`/v1/jobs/${job.id}/events?wait=20&cursor=${job.version}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await jobs.remove(localScope, job.id);
    expect((await waiting).status).toBe(404);
  });

  it('are not waited for longer than was asked for', async () => {
    const { api, jobs } = testApi();
    const job = someJob();
    await jobs.insert(job);
    const began = performance.now();
    const response = await api.request(`/v1/jobs/${job.id}/events?wait=1&cursor=${job.version}`);
    expect(JobEvents.parse(await response.json()).events).toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(990);
  });
});

describe('the list of jobs', () => {
  it('goes on from page to page, and shows one state only when asked', async () => {
    const { api, jobs } = testApi();
    const made = [1, 2, 3].map((second) => someJob({ createdAt: `2026-01-01T00:00:0${second}.000Z` }));
    const queued = jobAfter(waysTo.queued, someJob({ createdAt: '2026-01-01T00:00:04.000Z' }));
    for (const job of [...made, queued]) await jobs.insert(job);
    const ask = async (query: string) => JobList.parse(await (await api.request(`/v1/jobs?${query}`)).json());
    const first = await ask('limit=2&state=awaiting_upload');
    const second = await ask(`limit=2&state=awaiting_upload&cursor=${first.nextCursor}`);
    expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    expect(second.nextCursor).toBeNull();
    expect((await ask('state=awaiting_upload&state=queued')).jobs).toHaveLength(4);
    expect((await api.request('/v1/jobs?state=awaiting_upload&state=lost')).status).toBe(400);
  });
});

describe('trying all failed jobs again', () => {
  const retryAll = async ({ api }: Pick<ReturnType<typeof testApi>, 'api'>) =>
    RetriedJobs.parse(await (await api.request('/v1/jobs/retry-failed', { method: 'POST' })).json());

  it('is done to those of the project alone, once', async () => {
    const tested = testApi();
    const { jobs, sent } = tested;
    const failed = [1, 2].map(() => jobAfter(waysTo.failed, someJob()));
    const others = [
      jobAfter(waysTo.rejected),
      jobAfter(waysTo.succeeded),
      jobAfter(waysTo.failed, someJob({ project: 'other' })),
    ];
    for (const job of [...failed, ...others]) await jobs.insert(job);
    const { jobs: retried, isComplete } = await retryAll(tested);
    expect([new Set(retried.map(({ id }) => id)), isComplete]).toEqual([new Set(failed.map(({ id }) => id)), true]);
    expect(new Set(sent)).toEqual(new Set(failed.map(({ id }) => id)));
    expect(await retryAll(tested)).toEqual({ jobs: [], isComplete: true });
  });

  it('is done to a hundred at a time', async () => {
    const tested = testApi();
    for (let index = 0; index < 101; index++) await tested.jobs.insert(jobAfter(waysTo.failed, someJob()));
    const answers = [await retryAll(tested), await retryAll(tested)];
    expect(answers.map(({ jobs, isComplete }) => [jobs.length, isComplete])).toEqual([
      [100, false],
      [1, true],
    ]);
  });
});

describe('what goes wrong inside', () => {
  it('is told to the log and not to the client', async () => {
    const { api, faults } = testApi();
    const response = await api.request('/v1/models');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      code: 'server/fault',
      detail: 'What happened is in the log of the server.',
    });
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('models.listModels') })]);
  });
});
