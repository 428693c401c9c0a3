import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { ApiClient, uploadFile } from '#api/client';
import { JobList } from '#api/contracts';
import type { Job } from '#core/model';
import type { RunningServer } from './server.ts';

/**
 * Uploads a model to a server that has seen no file yet, so that its first page shows a building.
 *
 * @param onProgress told the job whenever it has changed, the last time at its end.
 */
export async function loadFirstModel(
  { url, ask }: Pick<RunningServer, 'url' | 'ask'>,
  path: string,
  onProgress: (job: Job) => void,
): Promise<void> {
  const client = new ApiClient({ endpoint: url, send: ask });
  const { jobs } = await client.get('/v1/jobs?limit=1', JobList);
  if (jobs.length > 0) return;
  const job = await uploadFile(client, new File([await openAsBlob(path)], basename(path)));
  for await (const seen of client.follow(job.id)) onProgress(seen);
}
