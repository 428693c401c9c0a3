import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { changeJob, type JobEvent } from '#core/jobs';
import type { Job } from '#core/model';
import { needs } from '../access/needs.ts';
import type { ApiEnv } from '../api-env.ts';
import { newApp, type RouteSources } from '../app.ts';
import {
  type JobAnswer,
  type JobEvents,
  JobEventsQuery,
  type JobList,
  JobsQuery,
  type RetriedJobs,
} from '../contracts/index.ts';
import { decodeCursor, encodeCursor, foreignCursor } from '../cursor.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';
import { retryFailed } from '../retry-failed.ts';

const Place = z.object({ createdAt: z.iso.datetime(), id: z.uuid() });
const params = z.object({ id: z.uuid() });

const list = createRoute({
  ...needs('jobs:read'),
  method: 'get',
  path: '/v1/jobs',
  tags: ['Jobs'],
  summary: 'List jobs, newest first',
  request: { query: JobsQuery },
  responses: { 200: answer('JobList', 'One page of jobs.'), ...problemAnswers('request/invalid') },
});

const get = createRoute({
  ...needs('jobs:read'),
  method: 'get',
  path: '/v1/jobs/{id}',
  tags: ['Jobs'],
  summary: 'Get one job',
  request: { params },
  responses: { 200: answer('JobAnswer', 'The job as it is now.'), ...problemAnswers('request/invalid', 'job/unknown') },
});

const events = createRoute({
  ...needs('jobs:read'),
  method: 'get',
  path: '/v1/jobs/{id}/events',
  tags: ['Jobs'],
  summary: 'Wait for a job to change (long poll)',
  request: { params, query: JobEventsQuery },
  responses: {
    200: answer('JobEvents', 'What has changed since the cursor; no event after the waiting time.'),
    ...problemAnswers('request/invalid', 'job/unknown'),
  },
});

const cancel = createRoute({
  ...needs('jobs:change', { limit: 'processing', action: 'job.cancel' }),
  method: 'post',
  path: '/v1/jobs/{id}/cancel',
  tags: ['Jobs'],
  summary: 'Stop a job',
  request: { params },
  responses: {
    200: answer('JobAnswer', 'The cancelled job.'),
    ...problemAnswers('request/invalid', 'job/unknown', 'job/not-cancellable'),
  },
});

const retry = createRoute({
  ...needs('jobs:change', { limit: 'processing', action: 'job.retry' }),
  method: 'post',
  path: '/v1/jobs/{id}/retry',
  tags: ['Jobs'],
  summary: 'Try a failed or cancelled job again with the upload that is there',
  request: { params },
  responses: {
    200: answer('JobAnswer', 'The job, on its way again.'),
    ...problemAnswers('request/invalid', 'job/unknown', 'job/not-retryable'),
  },
});

const retryAll = createRoute({
  ...needs('jobs:change', { limit: 'processing', action: 'job.retry-failed' }),
  method: 'post',
  path: '/v1/jobs/retry-failed',
  tags: ['Jobs'],
  summary: 'Try the failed jobs of the project again, a hundred at most',
  responses: { 200: answer('RetriedJobs', 'The jobs that are on their way again.') },
});

/** What became of uploads, and how to stop or repeat it. */
export function jobRoutes({ ports }: RouteSources<'jobs' | 'jobChanges' | 'queue' | 'now'>) {
  const { jobs, jobChanges, queue, now } = ports;

  const unknown = (c: Context, id: string) => problem(c, 'job/unknown', `There is no job ${id}.`);

  async function change(c: Context<ApiEnv>, id: string, event: JobEvent, otherwise: (job: Job) => Response) {
    const result = await changeJob(jobs, c.get('scope'), id, event, now);
    if (result.outcome === 'unknown') return unknown(c, id);
    if (result.outcome === 'impossible') return otherwise(result.job);
    await queue.send(result.job);
    return c.json({ job: result.job } satisfies JobAnswer, 200);
  }

  return newApp()
    .openapi(list, async (c) => {
      const { state, modelId, cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(Place, cursor);
      if (cursor !== undefined && after === undefined) return foreignCursor(c);
      const filter = { ...(state && { states: state }), ...(modelId && { modelId }) };
      const found = await jobs.list(c.get('scope'), filter, { limit: limit + 1, ...(after && { after }) });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const nextCursor = last ? encodeCursor({ createdAt: last.createdAt, id: last.id }) : null;
      return c.json({ jobs: [...page], nextCursor } satisfies JobList, 200);
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param');
      const job = await jobs.get(c.get('scope'), id);
      return job === undefined ? unknown(c, id) : c.json({ job } satisfies JobAnswer, 200);
    })
    .openapi(events, async (c) => {
      const { id } = c.req.valid('param');
      const { cursor, wait } = c.req.valid('query');
      const seen = cursor === undefined ? -1 : Number(cursor);
      const until = performance.now() + wait * 1000;
      const over = new AbortController();
      c.req.raw.signal.addEventListener('abort', () => over.abort());
      try {
        for (;;) {
          const left = Math.max(0, Math.ceil(until - performance.now()));
          // Listening begins before looking: what changes in between is not missed.
          const next = jobChanges.next({ ...c.get('scope'), id, version: seen }, left, over.signal);
          const job = await jobs.get(c.get('scope'), id);
          if (job === undefined) return unknown(c, id);
          const isNews = job.version > seen;
          if (isNews || left === 0 || over.signal.aborted) {
            return c.json({ cursor: String(job.version), events: isNews ? [job] : [] } satisfies JobEvents, 200);
          }
          await next;
        }
      } finally {
        over.abort();
      }
    })
    .openapi(retryAll, async (c) => {
      const { jobs: retried, isComplete } = await retryFailed(ports, c.get('scope'));
      return c.json({ jobs: [...retried], isComplete } satisfies RetriedJobs, 200);
    })
    .openapi(cancel, (c) =>
      change(c, c.req.valid('param').id, { kind: 'cancelled' }, ({ state }) =>
        problem(c, 'job/not-cancellable', `The job is ${state}.`),
      ),
    )
    .openapi(retry, (c) =>
      change(c, c.req.valid('param').id, { kind: 'retried' }, (job) =>
        problem(c, 'job/not-retryable', reasonNotToRetry(job.state)),
      ),
    );
}

function reasonNotToRetry(state: Job['state']): string {
  if (state === 'cancelled') return 'It was cancelled before its file had arrived: upload the file anew.';
  if (state === 'rejected') return 'The same file would be rejected again: upload a corrected one.';
  return `The job is ${state}.`;
}
