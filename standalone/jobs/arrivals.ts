import { changeJob, type JobEvent, storedTwin, uploadKey } from '#core/jobs';
import type { Job, ObjectKey } from '#core/model';
import type { JobQueue, JobRepository, UploadStore } from '#core/ports';
import type { ArrivedFile } from '../s3/index.ts';

export interface ArrivalPorts {
  readonly jobs: JobRepository;
  readonly queue: JobQueue;
  readonly uploads: Pick<UploadStore, 'remove' | 'tellsChecksums'>;
  readonly now: () => Date;
}

/** Whether the job of an upload still waits for its bytes. */
export async function isExpected({ jobs }: Pick<ArrivalPorts, 'jobs'>, key: ObjectKey): Promise<boolean> {
  return (await jobs.get(key, key.path))?.state === 'awaiting_upload';
}

/**
 * A file is stored as a whole: its job goes on. Bytes that the project has already are not kept twice, bytes that are
 * not the announced ones are not kept at all.
 */
export async function takeArrived(ports: ArrivalPorts, file: ArrivedFile): Promise<void> {
  const { jobs, queue, uploads, now } = ports;
  const job = await jobs.get(file.key, file.key.path);
  const event = job && (await eventOf(ports, job, file));
  const change = event && (await changeJob(jobs, file.key, file.key.path, event, now));
  const kept =
    change?.outcome === 'changed' && change.job.state === 'scanning' ? uploadKey(change.job).path : undefined;
  if (kept !== file.key.path) await uploads.remove(file.key);
  if (change?.outcome === 'changed') await queue.send(change.job);
}

async function eventOf(ports: ArrivalPorts, job: Job, { bytes, sha256 }: ArrivedFile): Promise<JobEvent> {
  if (bytes !== job.bytes) return rejected('upload/size-differs', `${job.bytes} bytes were announced, ${bytes} came.`);
  if (job.sha256 !== null && job.sha256 !== sha256) {
    return rejected('upload/checksum-differs', `SHA-256 ${job.sha256} was announced, ${sha256} came.`);
  }
  const twin = await storedTwin(ports, job, { sha256, bytes });
  return { kind: 'uploaded', bytes, sha256, uploadId: twin?.uploadId ?? job.uploadId };
}

function rejected(code: string, message: string): JobEvent {
  return { kind: 'rejected', error: { code, message, remedy: 'Upload the file again.' } };
}
