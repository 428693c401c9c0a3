import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { JobEvents, JobList, Problem, SignedRequest, UploadAnswer } from '#api/contracts';
import type { Job } from '#core/model';
import type { RunningServer } from './server.ts';

const endStates: readonly Job['state'][] = ['succeeded', 'failed', 'cancelled', 'rejected'];

/**
 * Uploads a model to a server that has seen no file yet, so that its first page shows a building.
 *
 * @param onProgress told the job whenever it has changed, the last time at its end.
 */
export async function loadFirstModel(
  server: Pick<RunningServer, 'url' | 'ask'>,
  path: string,
  onProgress: (job: Job) => void,
): Promise<void> {
  const { jobs } = await asked(server, JobList, 'GET', '/v1/jobs?limit=1');
  if (jobs.length > 0) return;
  const file = await openAsBlob(path);
  const announced = { fileName: basename(path), size: file.size };
  const { upload, job } = await asked(server, UploadAnswer, 'POST', '/v1/uploads', announced);
  const signed = await asked(server, SignedRequest, 'POST', `/v1/uploads/${upload.id}/sign`, { method: 'PUT' });
  const stored = await server.ask(new Request(signed.url, { method: 'PUT', body: file }));
  if (!stored.ok) throw new Error(`${path} could not be uploaded: ${await stored.text()}`);
  for (let cursor = ''; ; ) {
    const query = `wait=20${cursor && `&cursor=${cursor}`}`;
    const news = await asked(server, JobEvents, 'GET', `/v1/jobs/${job.id}/events?${query}`);
    cursor = news.cursor;
    for (const event of news.events) {
      onProgress(event);
      if (endStates.includes(event.state)) return;
    }
  }
}

async function asked<T>(
  { url, ask }: Pick<RunningServer, 'url' | 'ask'>,
  schema: z.ZodType<T>,
  method: string,
  route: string,
  body?: object,
): Promise<T> {
  const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await ask(new Request(`${url}${route}`, { method, ...json }));
  if (!response.ok) throw new Error(Problem.parse(await response.json()).detail);
  return schema.parse(await response.json());
}
