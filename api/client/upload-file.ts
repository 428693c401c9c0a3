import type { Job, UploadRequest, UploadTicket } from '../contracts/index.ts';
import type { ApiClient } from './api-client.ts';
import { continueMultipart } from './multipart.ts';
import { clientCodes, RequestFailed } from './request-failed.ts';
import { withRetries } from './retry.ts';
import { multipartIdIn, s3Answer } from './s3-answers.ts';
import { sendSigned } from './send-signed.ts';
import type { ResumableUpload, UploadOptions } from './upload-options.ts';

/**
 * Uploads a file, in one piece or in parts side by side, as the server wants it. What fails for a transient reason is
 * tried again; aborting leaves the parts that have arrived, so that they can be resumed.
 *
 * @returns the job that follows the upload, as it was last seen.
 * @throws RequestFailed, or the signal's reason.
 */
export async function uploadFile(client: ApiClient, file: File, options: UploadOptions = {}): Promise<Job> {
  const { resume, onBegun, onProgress, signal } = options;
  const job = resume && (await jobToResume(client, file, resume));
  if (job && job.state !== 'awaiting_upload') return job;
  const begun = job && resume ? { job, upload: resume } : await begin(client, file, options);
  if (begun.upload) {
    onBegun?.(begun.upload);
    await continueMultipart(client, file, begun.upload, { onProgress, signal, isResumed: job !== undefined });
  }
  onProgress?.(file.size, file.size);
  return begun.job;
}

/** Announces the file; a small one is sent at once, a large one gets its multipart upload. */
async function begin(client: ApiClient, file: File, { modelId, sha256, signal }: UploadOptions) {
  const request: UploadRequest = {
    fileName: file.name,
    size: file.size,
    ...(modelId !== undefined && { modelId }),
    ...(sha256 !== undefined && { sha256 }),
  };
  const { upload: ticket, job } = await client.announce(request);
  if (ticket.method === 'put') await withRetries(() => putWhole(client, ticket, file, signal), signal);
  const upload = ticket.method === 'multipart' ? await beginMultipart(client, ticket, job, signal) : undefined;
  return { job, upload };
}

async function putWhole(client: ApiClient, { id }: UploadTicket, file: File, signal: AbortSignal | undefined) {
  await s3Answer(await sendSigned(client, id, { method: 'PUT' }, { body: file, signal }));
}

async function beginMultipart(
  client: ApiClient,
  { id: uploadId, partSize }: UploadTicket,
  { id: jobId }: Job,
  signal: AbortSignal | undefined,
): Promise<ResumableUpload> {
  const create = async () =>
    s3Answer(await sendSigned(client, uploadId, { method: 'POST', query: { uploads: '' } }, { signal }));
  return { jobId, uploadId, multipartId: multipartIdIn(await withRetries(create, signal)), partSize };
}

async function jobToResume(client: ApiClient, file: File, { jobId }: ResumableUpload): Promise<Job> {
  const job = await client.job(jobId);
  if (job.bytes === file.size) return job;
  const detail = `The upload was begun with a file of ${job.bytes} bytes; ${file.name} has ${file.size}.`;
  throw new RequestFailed(detail, clientCodes.fileChanged, 0);
}
