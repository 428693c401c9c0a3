import type { Job, JobError, ObjectKey, ObjectVersion } from '#core/model';
import type { JobQueue, JobRepository, UploadStore } from '#core/ports';
import { hasUpload } from './apply-event.ts';
import { changeJob } from './change-job.ts';
import { uploadKey } from './new-job.ts';

/** What a store with versions and a scanner tells of uploads, and what follows from it, is done with these. */
export interface UploadedFilePorts {
  readonly jobs: JobRepository;
  readonly queue: JobQueue;
  readonly uploads: Pick<UploadStore, 'remove'>;
  readonly now: () => Date;
}

/**
 * What an event did to the job of a file. `ignored`: it came again, or too late, or is about a version of the file that
 * nobody waits for; `unknown`: the file belongs to no job.
 */
export type UploadStep = 'scanning' | 'queued' | 'rejected' | 'ignored' | 'unknown';

/** One version of a stored file; its bytes are asked for where they matter, undefined where it is not there any more. */
export interface StoredVersion {
  readonly version: ObjectVersion;
  readonly bytes: () => Promise<number | undefined>;
}

/**
 * The whole file is stored: its job waits for the scan. A file that nobody will ever read is removed. The events of a
 * file may come in any order and more than once.
 */
export async function takeArrived(ports: UploadedFilePorts, key: ObjectKey, bytes: number): Promise<UploadStep> {
  const { jobs, uploads, now } = ports;
  const job = await jobs.get(key, key.path);
  if (job === undefined) return 'unknown';
  if (job.state !== 'awaiting_upload') {
    if (!hasUpload(job)) await uploads.remove(uploadKey(job));
    return 'ignored';
  }
  if (bytes !== job.bytes) return rejectSize(ports, job, bytes);
  const event = { kind: 'uploaded', bytes, sha256: null, uploadId: job.uploadId } as const;
  const change = await changeJob(jobs, job, job.id, event, now);
  return change.outcome === 'changed' ? 'scanning' : 'ignored';
}

/**
 * This version of the file is clean, or need not be scanned: it is the one that workers will read, from now on and for
 * good. Done again after it broke off, it sends the job that was not sent.
 */
export async function acceptVersion(
  ports: UploadedFilePorts,
  key: ObjectKey,
  { version, bytes: bytesOf }: StoredVersion,
): Promise<UploadStep> {
  const { jobs, queue, now } = ports;
  let job = await jobs.get(key, key.path);
  if (job !== undefined && isWaiting(job)) {
    const bytes = await bytesOf();
    if (bytes === undefined) return rejectVersion(ports, key, missingFile);
    if (bytes !== job.bytes) return rejectSize(ports, job, bytes);
    if (job.state === 'awaiting_upload') await takeArrived(ports, key, bytes);
    await changeJob(jobs, job, job.id, { kind: 'accepted', uploadVersion: version }, now, job.attempts);
    job = await jobs.get(key, key.path);
  }
  if (job === undefined) return 'unknown';
  if (job.state !== 'queued' || job.uploadVersion?.versionId !== version.versionId) return 'ignored';
  await queue.send(job);
  return 'queued';
}

/** The file may not be read, for this reason. What has been found clean before stays so. */
export async function rejectVersion(ports: UploadedFilePorts, key: ObjectKey, error: JobError): Promise<UploadStep> {
  const { jobs, now } = ports;
  const job = await jobs.get(key, key.path);
  if (job === undefined) return 'unknown';
  if (!isWaiting(job)) return 'ignored';
  const change = await changeJob(jobs, job, job.id, { kind: 'rejected', error }, now, job.attempts);
  return change.outcome === 'changed' ? 'rejected' : 'ignored';
}

/** Whether nobody has decided yet which version of its file is read, if any. */
const isWaiting = ({ state, uploadVersion }: Job) =>
  (state === 'awaiting_upload' || state === 'scanning') && uploadVersion === null;

async function rejectSize(ports: UploadedFilePorts, job: Job, bytes: number): Promise<UploadStep> {
  const step = await rejectVersion(ports, uploadKey(job), {
    code: 'upload/size-differs',
    message: `${job.bytes} bytes were announced, ${bytes} came.`,
    remedy: 'Upload the file again.',
  });
  if (step === 'rejected') await ports.uploads.remove(uploadKey(job));
  return step;
}

/** Somebody, or a rule of the store, has removed it. */
export const missingFile: JobError = {
  code: 'upload/missing',
  message: 'The file is not stored any more.',
  remedy: 'Upload the file again.',
};
