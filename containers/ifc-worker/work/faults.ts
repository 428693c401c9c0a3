import { storageError } from '#adapters/model-file';
import type { JobError } from '#core/model';
import type { WorkEnd } from '../job/settle.ts';
import { Stop } from '../job/stop.ts';

/** What storage that has no room, or cannot be written, means here. */
const storage: Record<string, JobError> = {
  'storage/full': {
    code: 'storage/full',
    message: 'The file and its results need more room than the worker, or the database, has.',
    remedy: 'Have the operator enlarge the scratch volume or the database, then try again; the upload is kept.',
  },
  'storage/unwritable': {
    code: 'storage/unwritable',
    message: 'The worker cannot write to its scratch folder.',
    remedy: 'Have the operator look at the log of the worker, then try again; the upload is kept.',
  },
};

const fault: JobError = {
  code: 'processing/fault',
  message: 'Plinth has failed on this file; what happened is in the log of the worker.',
  remedy: 'Try again; if it fails again, report it.',
};

const unavailable: JobError = {
  code: 'processing/service-unavailable',
  message: 'A service that the worker needs has not answered, though it was asked again and again.',
  remedy: 'Try again in some minutes; the upload is kept.',
};

/** Of connections (Node), and the classes of SQLSTATE for them and for a server that goes down. */
const connectionFaults = /^(ECONN|EPIPE|ETIMEDOUT|EAI_|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|08|57P)/;

/** How the work on a job ends when something is thrown. */
export function endOf(error: unknown, signal: AbortSignal): WorkEnd {
  if (signal.aborted) {
    if (signal.reason instanceof Stop) return { kind: 'stopped', why: signal.reason.why };
    throw signal.reason;
  }
  const stored = storageError(error);
  const isUnavailable = stored !== undefined || isServiceFault(error);
  return storageEnd(stored) ?? { kind: 'broken', error: isUnavailable ? unavailable : fault };
}

/** @param error as `storageError` tells it, for a person at an own server. */
export function storageEnd(error: JobError | undefined): WorkEnd | undefined {
  const here = error && storage[error.code];
  return here && { kind: 'failed', error: here };
}

/** Errors of the AWS SDK carry `$metadata`. */
function isServiceFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return '$metadata' in error || ('code' in error && connectionFaults.test(String(error.code)));
}

export function crashed(end: string): JobError {
  return {
    code: 'processing/crashed',
    message: `The process that converted the file ended without a result (${end}).`,
    remedy:
      'Probably the file needs more memory than the worker has. Have the operator allow more, or divide the model.',
  };
}

export const uploadGone: JobError = {
  code: 'upload/gone',
  message: 'The uploaded file is no longer there, or is another one than was checked.',
  remedy: 'Upload the file again.',
};

export function checksumDiffers(announced: string, found: string): JobError {
  return {
    code: 'upload/checksum-differs',
    message: `SHA-256 ${announced} was announced, ${found} came.`,
    remedy: 'Upload the file again.',
  };
}
