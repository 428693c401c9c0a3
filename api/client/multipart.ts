import type { ApiClient } from './api-client.ts';
import { PartSignatures } from './part-signatures.ts';
import { RequestFailed } from './request-failed.ts';
import { withRetries } from './retry.ts';
import { type ArrivedPart, completion, partsIn, s3Answer } from './s3-answers.ts';
import { sendSigned } from './send-signed.ts';
import type { ResumableUpload, UploadOptions } from './upload-options.ts';

/** Parts on their way at the same time. */
const PARALLEL_PARTS = 4;

interface MultipartOptions extends Pick<UploadOptions, 'signal'> {
  readonly onProgress: UploadOptions['onProgress'];
  /** Whether some parts may be there already. */
  readonly isResumed: boolean;
}

/** Sends the parts that are not there yet, a few at a time, and completes the upload. */
export async function continueMultipart(
  client: ApiClient,
  file: Blob,
  upload: ResumableUpload,
  { onProgress, signal, isResumed }: MultipartOptions,
): Promise<void> {
  const parts = cut(file.size, upload.partSize);
  const listed = isResumed ? await withRetries(() => listParts(client, upload, signal), signal) : [];
  const arrived = listed.filter(({ partNumber, bytes }) => parts[partNumber - 1]?.bytes === bytes);
  let sent = arrived.reduce((sum, { bytes }) => sum + bytes, 0);
  onProgress?.(sent, file.size);

  const missing = parts.filter(({ partNumber }) => !arrived.some((part) => part.partNumber === partNumber));
  const signatures = new PartSignatures(
    client,
    upload,
    missing.map(({ partNumber }) => partNumber),
  );
  await sideBySide(missing, signal, async (part, stop) => {
    const put = () => putPart(client, signatures, part, file.slice(part.start, part.start + part.bytes), stop);
    arrived.push(await withRetries(put, stop));
    sent += part.bytes;
    onProgress?.(sent, file.size);
  });

  arrived.sort((a, b) => a.partNumber - b.partNumber);
  await withRetries((before) => complete(client, upload, arrived, before > 0, signal), signal);
}

interface Part {
  readonly partNumber: number;
  /** Bytes from the file's beginning. */
  readonly start: number;
  readonly bytes: number;
}

function cut(bytes: number, partSize: number): readonly Part[] {
  return Array.from({ length: Math.ceil(bytes / partSize) }, (_, index) => {
    const start = index * partSize;
    return { partNumber: index + 1, start, bytes: Math.min(partSize, bytes - start) };
  });
}

/** The first failure stops the others before it is thrown. */
async function sideBySide<T>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  work: (item: T, stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item, stop);
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: PARALLEL_PARTS }, lane));
  signal?.throwIfAborted();
  failed.signal.throwIfAborted();
  const broken = lanes.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
}

async function listParts(
  client: ApiClient,
  { uploadId, multipartId }: ResumableUpload,
  signal: AbortSignal | undefined,
): Promise<ArrivedPart[]> {
  const request = { method: 'GET', query: { uploadId: multipartId } } as const;
  return [...partsIn(await s3Answer(await sendSigned(client, uploadId, request, { signal })))];
}

async function putPart(
  client: ApiClient,
  signatures: PartSignatures,
  { partNumber, bytes }: Part,
  body: Blob,
  signal: AbortSignal,
): Promise<ArrivedPart> {
  const { url, headers } = await signatures.of(partNumber, signal);
  const response = await client.send(new Request(url, { method: 'PUT', headers, body, signal }));
  await s3Answer(response);
  const eTag = response.headers.get('etag');
  if (eTag === null) throw new RequestFailed('The object store names no ETag of a part.', 'S3', response.status);
  return { partNumber, eTag, bytes };
}

async function complete(
  client: ApiClient,
  { uploadId, multipartId }: ResumableUpload,
  parts: readonly ArrivedPart[],
  isRepeated: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const request = { method: 'POST', query: { uploadId: multipartId } } as const;
  try {
    await s3Answer(await sendSigned(client, uploadId, request, { body: completion(parts), signal }));
  } catch (error) {
    // The answer to the first try was lost: it has been completed, and its job may be on its way already.
    const isDone = error instanceof RequestFailed && ['NoSuchUpload', 'upload/not-expected'].includes(error.code);
    if (!(isRepeated && isDone)) throw error;
  }
}
