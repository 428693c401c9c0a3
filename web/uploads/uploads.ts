import AwsS3, { type AwsBody } from '@uppy/aws-s3';
import { Uppy } from '@uppy/core';
import { SignedRequest, UploadAnswer, type UploadTicket } from '#api/contracts';
import { RequestFailed, request, send } from '../api/client.ts';
import { createStore, type Store } from '../design/store.ts';
import { fingerprintOf, forget, remember, rememberedUploads } from './remembered.ts';

/** A file on its way to the server. */
export interface Upload {
  /** Of the job, once there is a ticket; of the file until then. */
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'sending' | 'paused' | 'failed';
  /** Why it failed. */
  readonly message: string | undefined;
}

/** Uppy's own type for what goes with a file wants any key. */
type UploadMeta = {
  [key: string]: unknown;
  jobId: string;
  ticket: Pick<UploadTicket, 'id' | 'key' | 'method' | 'partSize'>;
};

/** Files on their way, newest first. */
export const uploads: Store<{ readonly list: readonly Upload[] }> = createStore({ list: [] as readonly Upload[] });

const uppy = new Uppy<UploadMeta, AwsBody>();
const fileIds = new Map<string, string>();
/** What was to be sent where there is no ticket for it yet. */
const withoutTicket = new Map<string, { readonly file: File; readonly modelId: string | undefined }>();
let started = 0;

uppy.use(AwsS3<UploadMeta, AwsBody>, {
  shouldUseMultipart: ({ meta }) => meta.ticket.method === 'multipart',
  generateObjectKey: ({ meta }) => meta.ticket.key,
  getChunkSize: ({ size }) =>
    uppy.getFiles().find((file) => file.size === size)?.meta.ticket.partSize ?? 8 * 1024 * 1024,
  allowedMetaFields: false,
  limit: 3,
  async signRequest({ method, key, ...rest }) {
    const file = uppy.getFiles().find(({ meta }) => meta.ticket.key === key);
    if (file === undefined) throw new Error(`No upload has the key ${key}.`);
    const multipart = 'uploadId' in rest ? { uploadId: rest.uploadId } : {};
    const part = 'partNumber' in rest ? { partNumber: rest.partNumber } : {};
    const begin = method === 'POST' && !('uploadId' in rest) ? { uploads: '' } : {};
    const body = { method, key, query: { ...multipart, ...part, ...begin } };
    return request(`/v1/uploads/${file.meta.ticket.id}/sign`, SignedRequest, { method: 'POST', body });
  },
});

uppy.on('upload-progress', (file, { bytesUploaded }) => {
  if (file !== undefined) change(file.meta.jobId, { sent: bytesUploaded });
});
uppy.on('s3-multipart:part-uploaded', ({ id }) => {
  const file = uppy.getFile(id);
  const known = rememberedUploads().find(({ jobId }) => jobId === file.meta.jobId);
  const sent = uploads.get().list.find((upload) => upload.id === file.meta.jobId)?.sent ?? 0;
  if (known !== undefined) remember({ ...known, sent, multipartId: file.s3Multipart?.uploadId });
});
uppy.on('upload-success', (file) => {
  if (file !== undefined) remove(file.meta.jobId);
});
uppy.on('upload-error', (file, error) => {
  if (file === undefined) return;
  change(file.meta.jobId, { state: 'failed', message: error.message });
});

/** Sends a file; goes on where an earlier try with the same file stopped. Failures are in the list, nothing throws. */
export async function startUpload(file: File, modelId?: string): Promise<void> {
  const first: Upload = {
    id: `file-${++started}`,
    fileName: file.name,
    size: file.size,
    sent: 0,
    state: 'sending',
    message: undefined,
  };
  uploads.set({ list: [first, ...uploads.get().list] });
  try {
    if (file.size === 0) throw new Error('The file is empty. Export it again.');
    const { ticket, jobId, multipartId } = (await earlierTry(file)) ?? (await newTicket(file, modelId));
    if (ticket.method === 'none') return remove(first.id);
    const isUnderway = uploads.get().list.some(({ id }) => id === jobId);
    if (isUnderway) return remove(first.id);
    change(first.id, { id: jobId });
    const fileId = uppy.addFile({ name: `${jobId}.ifc`, data: file, source: 'plinth', meta: { jobId, ticket } });
    fileIds.set(jobId, fileId);
    if (multipartId !== undefined)
      uppy.setFileState(fileId, { s3Multipart: { uploadId: multipartId, key: ticket.key } });
    await uppy.upload();
  } catch (error) {
    withoutTicket.set(first.id, { file, modelId });
    change(first.id, { state: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

export function pauseOrResume(jobId: string): void {
  const fileId = fileIds.get(jobId);
  if (fileId === undefined) return;
  const isPaused = uppy.pauseResume(fileId);
  change(jobId, { state: isPaused ? 'paused' : 'sending' });
}

export async function retryUpload(jobId: string): Promise<void> {
  const again = withoutTicket.get(jobId);
  if (again !== undefined) {
    remove(jobId);
    return startUpload(again.file, again.modelId);
  }
  const fileId = fileIds.get(jobId);
  if (fileId === undefined) return;
  change(jobId, { state: 'sending', message: undefined });
  await uppy.retryUpload(fileId);
}

/** Stops sending; what has arrived is discarded. */
export function abandonUpload(jobId: string): void {
  const fileId = fileIds.get(jobId);
  if (fileId !== undefined) uppy.removeFile(fileId);
  remove(jobId);
}

async function newTicket(file: File, modelId: string | undefined) {
  const body = { fileName: file.name, size: file.size, ...(modelId !== undefined && { modelId }) };
  const { upload: ticket, job } = await request('/v1/uploads', UploadAnswer, { method: 'POST', body });
  const { id, key, method, partSize } = ticket;
  const begun = { fingerprint: fingerprintOf(file), jobId: job.id, ticket: { id, key, method, partSize }, sent: 0 };
  if (method === 'multipart') remember(begun);
  return { ...begun, multipartId: undefined };
}

/** The ticket of an upload of the same file, if the server still waits for it. */
async function earlierTry(file: File) {
  const known = rememberedUploads().find(({ fingerprint }) => fingerprint === fingerprintOf(file));
  if (known === undefined) return undefined;
  try {
    const response = await send(`/v1/jobs/${known.jobId}`);
    const { job }: { job: { state: string } } = await response.json();
    if (job.state === 'awaiting_upload') return known;
  } catch (error) {
    if (!(error instanceof RequestFailed && error.status === 404)) throw error;
  }
  forget(known.jobId);
  return undefined;
}

function change(id: string, values: Partial<Upload>): void {
  uploads.set({ list: uploads.get().list.map((upload) => (upload.id === id ? { ...upload, ...values } : upload)) });
}

function remove(id: string): void {
  forget(id);
  fileIds.delete(id);
  withoutTicket.delete(id);
  uploads.set({ list: uploads.get().list.filter((upload) => upload.id !== id) });
}
