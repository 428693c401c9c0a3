import type { Job, JobError, ObjectKey, ObjectVersion } from '#core/model';
import { changeJob } from './change-job.ts';
import { uploadKey } from './new-job.ts';
import {
  acceptVersion,
  missingFile,
  rejectVersion,
  takeArrived,
  type UploadedFilePorts,
  type UploadStep,
} from './uploaded-file.ts';

/** What the store and the scanner know of the file of a job. */
export type FileVerdict =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unscanned'; readonly bytes: number }
  | { readonly kind: 'clean'; readonly bytes: number; readonly version: ObjectVersion }
  | { readonly kind: 'refused'; readonly error: JobError };

export interface SweepPorts extends UploadedFilePorts {
  readonly verdict: (key: ObjectKey) => Promise<FileVerdict>;
}

/** Seconds after which nobody will move a job any more. */
export interface SweepLimits {
  /** From the ticket to the whole file. */
  readonly upload: number;
  /** In scanning, until the scanner's own record is looked at: its event may have been lost. */
  readonly scanEvent: number;
  /** In scanning, until it is given up. */
  readonly scan: number;
  /** In the queue: as long as it keeps messages. */
  readonly queue: number;
  /** Of processing without any change. */
  readonly work: number;
}

/**
 * `resumed`: it goes on as if the lost event had come; `expired`: its file never came; `refused`: the scanner refuses its
 * file, or never said anything; `workerLost`: it was being processed by somebody who is gone.
 */
export type SweepOutcome = 'resumed' | 'expired' | 'refused' | 'workerLost';

/** The jobs that have been in their state for too long, with what to do about each. */
export async function findStuck(ports: SweepPorts, limits: SweepLimits): Promise<readonly StuckJob[]> {
  const jobs = await ports.jobs.listByState(['awaiting_upload', 'scanning', 'queued', 'processing']);
  return jobs.flatMap((job) => {
    const seconds = (ports.now().getTime() - Date.parse(job.updatedAt)) / 1000;
    const [limit, free] = remedies(ports, job, seconds, limits);
    return seconds > limit ? [{ job, free }] : [];
  });
}

export interface StuckJob {
  readonly job: Job;
  /** Moves it on; undefined where it has moved by itself meanwhile, or may still wait. */
  free(): Promise<SweepOutcome | undefined>;
}

function remedies(ports: SweepPorts, job: Job, seconds: number, limits: SweepLimits): [number, StuckJob['free']] {
  if (job.state === 'awaiting_upload') return [limits.upload, () => freeUpload(ports, job)];
  if (job.state === 'queued') return [limits.queue, () => sendAgain(ports, job, 'requeued')];
  if (job.state === 'processing') return [limits.work, () => endLost(ports, job)];
  if (job.uploadVersion !== null) return [limits.scanEvent, () => sendAgain(ports, job, 'accepted')];
  return [limits.scanEvent, () => freeScan(ports, job, seconds > limits.scan)];
}

async function freeUpload(ports: SweepPorts, job: Job): Promise<SweepOutcome | undefined> {
  const key = uploadKey(job);
  const file = await ports.verdict(key);
  if (file.kind !== 'unscanned') return applyVerdict(ports, key, file, expired, 'expired');
  return outcomeOf(await takeArrived(ports, key, file.bytes));
}

async function freeScan(ports: SweepPorts, job: Job, isOver: boolean): Promise<SweepOutcome | undefined> {
  const key = uploadKey(job);
  const file = await ports.verdict(key);
  if (file.kind !== 'unscanned') return applyVerdict(ports, key, file, missingFile, 'refused');
  return isOver ? applyVerdict(ports, key, { kind: 'refused', error: unscanned }, missingFile, 'refused') : undefined;
}

async function applyVerdict(
  ports: SweepPorts,
  key: ObjectKey,
  file: Exclude<FileVerdict, { kind: 'unscanned' }>,
  whenAbsent: JobError,
  outcomeWhenAbsent: SweepOutcome,
): Promise<SweepOutcome | undefined> {
  if (file.kind === 'clean') {
    return outcomeOf(await acceptVersion(ports, key, { version: file.version, bytes: async () => file.bytes }));
  }
  const step = await rejectVersion(ports, key, file.kind === 'absent' ? whenAbsent : file.error);
  if (step !== 'rejected') return undefined;
  return file.kind === 'absent' ? outcomeWhenAbsent : 'refused';
}

const outcomes: Partial<Record<UploadStep, SweepOutcome>> = {
  scanning: 'resumed',
  queued: 'resumed',
  rejected: 'refused',
};

const outcomeOf = (step: UploadStep) => outcomes[step];

/** Its file was found clean before; the message that said so may have been lost, or has expired. */
async function sendAgain(
  { jobs, queue, now }: SweepPorts,
  job: Job,
  kind: 'accepted' | 'requeued',
): Promise<SweepOutcome | undefined> {
  const change = await changeJob(jobs, job, job.id, { kind }, now, job.attempts);
  if (change.outcome !== 'changed') return undefined;
  await queue.send(change.job);
  return 'resumed';
}

async function endLost({ jobs, now }: SweepPorts, job: Job): Promise<SweepOutcome | undefined> {
  const change = await changeJob(jobs, job, job.id, { kind: 'failed', error: workerLost }, now, job.attempts);
  return change.outcome === 'changed' ? 'workerLost' : undefined;
}

const expired: JobError = {
  code: 'upload/expired',
  message: 'The file was not uploaded in time.',
  remedy: 'Upload the file again.',
};

const unscanned: JobError = {
  code: 'scan/no-result',
  message: 'The malware scan of the file has given no result.',
  remedy: 'Upload the file again. If it happens again, the malware scanner does not work: tell the operator.',
};

const workerLost: JobError = {
  code: 'processing/worker-lost',
  message: 'The worker that processed this file went away and did not come back.',
  remedy: 'Try again; if it fails again, the file may need more memory than a worker has.',
};
