import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { changeJob, newJob, storedTwin, uploadKey } from '#core/jobs';
import { objectPath, type Scope } from '#core/model';
import { newApp, type RouteSources } from '../app.ts';
import { type SignedRequest, SignRequest, type UploadAnswer, UploadRequest } from '../contracts/index.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';
import { isWithin, operationOf, partBytesOf, ticketOf } from './upload-requests.ts';

const announce = createRoute({
  method: 'post',
  path: '/v1/uploads',
  tags: ['Uploads'],
  summary: 'Announce a file and get a ticket for its bytes',
  request: { body: { required: true, content: { 'application/json': { schema: UploadRequest } } } },
  responses: {
    201: answer('UploadAnswer', 'The ticket, and the job that follows the upload.'),
    ...problemAnswers('request/invalid', 'upload/too-large', 'model/unknown'),
  },
});

const sign = createRoute({
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

/** Tickets for files, and signatures for the requests that bring them. */
export function uploadRoutes({ ports, limits }: RouteSources<'jobs' | 'queue' | 'uploads' | 'now' | 'newId'>) {
  const { jobs, queue, uploads, now, newId } = ports;

  /** A model goes together with its jobs, so the database, which may be asleep, need not be asked. */
  const isModel = async (scope: Scope, modelId: string) =>
    (await jobs.list(scope, { modelId, states: ['succeeded'] }, { limit: 1 })).length > 0;

  return newApp()
    .openapi(announce, async (c) => {
      const scope = c.get('scope');
      const { fileName, size, sha256 = null, modelId } = c.req.valid('json');
      if (size > limits.uploadBytes) {
        const most = `${Math.floor(limits.uploadBytes / 2 ** 20)} MiB`;
        return problem(c, 'upload/too-large', `The file has ${size} bytes; at most ${most} are taken.`);
      }
      if (modelId !== undefined && !(await isModel(scope, modelId))) {
        return problem(c, 'model/unknown', `There is no model ${modelId}, so it cannot get a new version.`);
      }
      const id = newId();
      const wanted = { scope, id, uploadId: id, modelId: modelId ?? newId(), fileName, bytes: size, sha256 };
      const job = newJob(wanted, now());
      await jobs.insert(job);
      const twin = sha256 === null ? undefined : await storedTwin(jobs, scope, { sha256, bytes: size });
      if (twin !== undefined) {
        const event = {
          kind: 'uploaded',
          bytes: size,
          sha256,
          uploadId: twin.uploadId,
          ...(twin.uploadVersion && { uploadVersion: twin.uploadVersion }),
        } as const;
        const change = await changeJob(jobs, scope, id, event, now);
        if (change.outcome === 'changed') await queue.send(change.job);
      }
      const current = (await jobs.get(scope, id)) ?? job;
      return c.json({ upload: ticketOf(current, limits.singlePutBytes), job: current } satisfies UploadAnswer, 201);
    })
    .openapi(sign, async (c) => {
      const { id } = c.req.valid('param');
      const { method, key, query } = c.req.valid('json');
      const job = await jobs.get(c.get('scope'), id);
      if (job === undefined) return problem(c, 'upload/unknown', `There is no upload ${id}.`);
      if (job.state !== 'awaiting_upload') {
        return problem(c, 'upload/not-expected', `The job of this upload is ${job.state} already.`);
      }
      const path = objectPath(uploadKey(job));
      if (key !== undefined && key !== path) {
        const message = `The ticket's key is ${path}.`;
        return problem(c, 'request/invalid', `key: ${message}`, [{ in: 'body', path: 'key', message }]);
      }
      const operation = operationOf({ method, query });
      if (operation === undefined) {
        const asked = `${method} with ${Object.keys(query).join(' and ') || 'no query'}`;
        return problem(c, 'upload/unknown-operation', `${asked} is no operation on an upload.`);
      }
      if (!isWithin(operation, job)) {
        const message = `A file of ${job.bytes} bytes has no such part.`;
        return problem(c, 'request/invalid', `query.partNumber: ${message}`, [
          { in: 'body', path: 'query.partNumber', message },
        ]);
      }
      const allowed = { bytes: job.bytes, partBytes: partBytesOf(job), seconds: limits.signatureSeconds };
      const { url, headers } = await uploads.sign(uploadKey(job), operation, allowed);
      return c.json({ url: new URL(url, c.req.url).href, headers: { ...headers } } satisfies SignedRequest, 200);
    });
}
