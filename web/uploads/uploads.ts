import AwsS3, { type AwsBody } from '@uppy/aws-s3';
import { Uppy } from '@uppy/core';
import { JobAnswer, SignedRequest, UploadAnswer, type UploadTicket } from '#api/contracts';
import { request } from '../api/client.ts';
import { RequestFailed } from '../api/request-failed.ts';
import { currentProject } from '../app/route.ts';
import { createStore, type Store } from '../design/store.ts';
import { fingerprintOf, forget, remember, rememberedUploads } from './remembered.ts';

/** A file on its way to the server. */
export interface Upload {
  /** Of the job, once there is a ticket; of the file until then. */
  readonly id: string;
  /** Whose it is; it goes on when the page shows another one. */
  readonly project: string | undefined;
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
  project: string | undefined;
  ticket: Pick<UploadTicket, 'id' | 'key' | 'method' | 'partSize'>;
};

/** A file that somebody wants to send, perhaps as the next version of a model. */
interface Wanted {
  readonly file: File;
  readonly modelId: string | undefined;
  readonly project: string | undefined;
}

/** Files on their way, newest first. */
export const uploads: Store<{ readonly list: readonly Upload[] }> = createStore({ list: [] as readonly Upload[] });

const uppy = new Uppy<UploadMeta, AwsBody>();
const fileIds = new Map<string, string>();
/** What was to be sent where there is no ticket for it yet. */
const withoutTicket = new Map<string, Wanted>();
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
    const { project, ticket } = file.meta;
    return request(`/v1/uploads/${ticket.id}/sign`, SignedRequest, { method: 'POST', body, project, isPatient: true });
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
export function startUpload(file: File, modelId?: string): Promise<void> {
  return start({ file, modelId, project: currentProject() });
}

async function start(wanted: Wanted): Promise<void> {
  const { file, project } = wanted;
  const first: Upload = {
    id: `file-${++started}`,
    project,
    fileName: file.name,
    size: file.size,
    sent: 0,
    state: 'sending',
    message: undefined,
  };
  uploads.set({ list: [first, ...uploads.get().list] });
  try {
    if (file.size === 0) throw new Error('The file is empty. Export it again.');
    const { ticket, jobId, multipartId } = (await earlierTry(wanted)) ?? (await newTicket(wanted));
    if (!isListed(first.id)) return cancel(jobId, project); // stopped while it waited for its ticket
    if (ticket.method === 'none' || isListed(jobId)) return remove(first.id);
    change(first.id, { id: jobId });
    const meta = { jobId, project, ticket };
    const fileId = uppy.addFile({ name: `${jobId}.ifc`, data: file, source: 'plinth', meta });
    fileIds.set(jobId, fileId);
    if (multipartId !== undefined)
      uppy.setFileState(fileId, { s3Multipart: { uploadId: multipartId, key: ticket.key } });
    await uppy.upload();
  } catch (error) {
    withoutTicket.set(first.id, wanted);
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
    return start(again);
  }
  const fileId = fileIds.get(jobId);
  if (fileId === undefined) return;
  change(jobId, { state: 'sending', message: undefined });
  await uppy.retryUpload(fileId);
}

/** Stops sending; what has arrived is discarded. */
export function abandonUpload(id: string): void {
  const upload = uploads.get().list.find((one) => one.id === id);
  const fileId = fileIds.get(id);
  remove(id);
  if (upload === undefined || fileId === undefined) return;
  uppy.removeFile(fileId);
  void cancel(id, upload.project);
}

/** The server may know the job no longer: then there is nothing left to stop. */
async function cancel(jobId: string, project: string | undefined): Promise<void> {
  await request(`/v1/jobs/${jobId}/cancel`, JobAnswer, { method: 'POST', project, isPatient: true }).catch(
    () => undefined,
  );
}

const isListed = (id: string): boolean => uploads.get().list.some((upload) => upload.id === id);

/** Waits where many files were announced within a minute: nothing is announced twice by that. */
async function newTicket({ file, modelId, project }: Wanted) {
  const body = { fileName: file.name, size: file.size, ...(modelId !== undefined && { modelId }) };
  const options = { method: 'POST', body, project, isPatient: true } as const;
  const { upload: ticket, job } = await request('/v1/uploads', UploadAnswer, options);
  const { id, key, method, partSize } = ticket;
  const fingerprint = fingerprintOf(file);
  const begun = { fingerprint, jobId: job.id, project, ticket: { id, key, method, partSize }, sent: 0 };
  if (method === 'multipart') remember(begun);
  return { ...begun, multipartId: undefined };
}

/** The ticket of an upload of the same file, if the server still waits for it. */
async function earlierTry({ file, project }: Wanted) {
  const known = rememberedUploads().find((one) => one.fingerprint === fingerprintOf(file) && one.project === project);
  if (known === undefined) return undefined;
  try {
    const { job } = await request(`/v1/jobs/${known.jobId}`, JobAnswer, { project });
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
