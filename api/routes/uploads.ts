import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { changeJob, newJob, storedTwin, uploadKey } from '#core/jobs';
import { type Job, objectPath, type Scope } from '#core/model';
import type { UploadOperation } from '#core/ports';
import { needs } from '../access/needs.ts';
import type { ApiEnv } from '../api-env.ts';
import { newApp, type RouteSources } from '../app.ts';
import {
  type SignedParts,
  type SignedRequest,
  SignPartsRequest,
  SignRequest,
  UploadAnswer,
  UploadHeaders,
  UploadRequest,
} from '../contracts/index.ts';
import { onceByKey } from '../once-by-key.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';
import { isWithin, operationOf, partBytesOf, ticketOf } from './upload-requests.ts';

const announce = createRoute({
  ...needs('uploads:write', { limit: 'uploads', action: 'upload.announce' }),
  method: 'post',
  path: '/v1/uploads',
  tags: ['Uploads'],
  summary: 'Announce a file and get a ticket for its bytes',
  description:
    'Sent again with the same `Idempotency-Key` within a day, it gets the same answer and makes nothing new.',
  request: {
    headers: UploadHeaders,
    body: { required: true, content: { 'application/json': { schema: UploadRequest } } },
  },
  responses: {
    201: answer('UploadAnswer', 'The ticket, and the job that follows the upload.'),
    ...problemAnswers(
      'request/invalid',
      'upload/too-large',
      'model/unknown',
      'request/in-progress',
      'request/key-used',
    ),
  },
});

const sign = createRoute({
  ...needs('uploads:write', { limit: 'processing' }),
  method: 'post',
  path: '/v1/uploads/{id}/sign',
  tags: ['Uploads'],
  summary: 'Get a URL for one S3 request of an upload',
  request: {
    params: z.object({ id: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: SignRequest } } },
  },
  responses: {
    200: answer('SignedRequest', 'Where to send the request.'),
    ...problemAnswers('request/invalid', 'upload/unknown-operation', 'upload/unknown', 'upload/not-expected'),
  },
});

const signParts = createRoute({
  ...needs('uploads:write', { limit: 'processing' }),
  method: 'post',
  path: '/v1/uploads/{id}/sign-parts',
  tags: ['Uploads'],
  summary: 'Get URLs for several parts of a multipart upload',
  request: {
    params: z.object({ id: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: SignPartsRequest } } },
  },
  responses: {
    200: answer('SignedParts', 'Where to send each part.'),
    ...problemAnswers('request/invalid', 'upload/unknown', 'upload/not-expected'),
  },
});

/** Tickets for files, and signatures for the requests that bring them. */
export function uploadRoutes({
  ports,
  limits,
}: RouteSources<'jobs' | 'queue' | 'uploads' | 'keptAnswers' | 'now' | 'newId'>) {
  const { jobs, queue, uploads, keptAnswers, now, newId } = ports;

  /** A model goes together with its jobs, so the database, which may be asleep, need not be asked. */
  const isModel = async (scope: Scope, modelId: string) =>
    (await jobs.list(scope, { modelId, states: ['succeeded'] }, { limit: 1 })).length > 0;

  /** The job of an upload whose bytes are still to come, or the answer that there is none. */
  async function expected(c: Context<ApiEnv>, id: string): Promise<Job | Response> {
    const job = await jobs.get(c.get('scope'), id);
    if (job === undefined) return problem(c, 'upload/unknown', `There is no upload ${id}.`);
    if (job.state === 'awaiting_upload') return job;
    return problem(c, 'upload/not-expected', `The job of this upload is ${job.state} already.`);
  }

  async function signed(c: Context<ApiEnv>, job: Job, operation: UploadOperation): Promise<SignedRequest> {
    const allowed = { bytes: job.bytes, partBytes: partBytesOf(job), seconds: limits.signatureSeconds };
    const { url, headers } = await uploads.sign(uploadKey(job), operation, allowed);
    return { url: new URL(url, c.req.url).href, headers: { ...headers } };
  }

  /** The ticket of a new job; its bytes may be here already. */
  async function announcement(c: Context<ApiEnv>, wanted: UploadRequest): Promise<UploadAnswer | Response> {
    const { fileName, size, sha256 = null, modelId } = wanted;
    const scope = c.get('scope');
    if (size > limits.uploadBytes) {
      const most = `${Math.floor(limits.uploadBytes / 2 ** 20)} MiB`;
      return problem(c, 'upload/too-large', `The file has ${size} bytes; at most ${most} are taken.`);
    }
    if (modelId !== undefined && !(await isModel(scope, modelId))) {
      return problem(c, 'model/unknown', `There is no model ${modelId}, so it cannot get a new version.`);
    }
    const id = newId();
    const job = newJob({ scope, id, uploadId: id, modelId: modelId ?? newId(), fileName, bytes: size, sha256 }, now());
    await jobs.insert(job);
    if (sha256 !== null) await sendTwin(scope, id, { sha256, bytes: size });
    const current = (await jobs.get(scope, id)) ?? job;
    return { upload: ticketOf(current, limits.singlePutBytes), job: current };
  }

  /** Puts the job to work on a stored file with the very same bytes, where there is one. */
  async function sendTwin(scope: Scope, id: string, file: { sha256: string; bytes: number }): Promise<void> {
    const twin = await storedTwin(ports, scope, file);
    if (twin === undefined) return;
    const { uploadId, uploadVersion } = twin;
    const event = { kind: 'uploaded', ...file, uploadId, ...(uploadVersion && { uploadVersion }) } as const;
    const change = await changeJob(jobs, scope, id, event, now);
    if (change.outcome === 'changed') await queue.send(change.job);
  }

  return newApp()
    .openapi(announce, async (c) => {
      const content = c.req.valid('json');
      const key = c.req.valid('header')['idempotency-key'];
      const asked = { key, content, schema: UploadAnswer };
      const announced = await onceByKey(c, keptAnswers, asked, () => announcement(c, content));
      if (announced instanceof Response) return announced;
      c.set('object', announced.job.id);
      return c.json(announced, 201);
    })
    .openapi(sign, async (c) => {
      const { id } = c.req.valid('param');
      const { method, key, query } = c.req.valid('json');
      const job = await expected(c, id);
      if (job instanceof Response) return job;
      const path = objectPath(uploadKey(job));
      if (key !== undefined && key !== path) return invalid(c, 'key', `The ticket's key is ${path}.`);
      const operation = operationOf({ method, query });
      if (operation === undefined) {
        const asked = `${method} with ${Object.keys(query).join(' and ') || 'no query'}`;
        return problem(c, 'upload/unknown-operation', `${asked} is no operation on an upload.`);
      }
      if (!isWithin(operation, job)) return invalid(c, 'query.partNumber', noSuchPart(job));
      return c.json((await signed(c, job, operation)) satisfies SignedRequest, 200);
    })
    .openapi(signParts, async (c) => {
      const { id } = c.req.valid('param');
      const { uploadId: multipartId, partNumbers } = c.req.valid('json');
      const job = await expected(c, id);
      if (job instanceof Response) return job;
      const operations = partNumbers.map((partNumber) => ({ kind: 'UploadPart', multipartId, partNumber }) as const);
      const foreign = operations.findIndex((operation) => !isWithin(operation, job));
      if (foreign >= 0) return invalid(c, `partNumbers.${foreign}`, noSuchPart(job));
      const parts = operations.map(async (operation) => ({
        partNumber: operation.partNumber,
        ...(await signed(c, job, operation)),
      }));
      return c.json({ parts: await Promise.all(parts) } satisfies SignedParts, 200);
    });
}

const noSuchPart = ({ bytes }: Pick<Job, 'bytes'>) => `A file of ${bytes} bytes has no such part.`;

const invalid = (c: Context<ApiEnv>, path: string, message: string) =>
  problem(c, 'request/invalid', `${path}: ${message}`, [{ in: 'body', path, message }]);
