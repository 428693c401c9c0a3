import type { JobEvent, JobOutcome } from '#core/jobs';
import type { JobError } from '#core/model';
import type { StopReason } from './stop.ts';

/** How the work on a job ended. */
export type WorkEnd =
  | ({ readonly kind: 'succeeded' } & JobOutcome)
  /** Trying again by itself would not help. */
  | { readonly kind: 'rejected' | 'failed'; readonly error: JobError }
  /** Another attempt may go better. */
  | { readonly kind: 'broken'; readonly error: JobError }
  | { readonly kind: 'stopped'; readonly why: StopReason };

/** What becomes of the job and of its message. */
export interface Settlement {
  readonly event?: JobEvent;
  /** Whether the message is removed, or given back and after how many seconds. */
  readonly message: 'remove' | { readonly releaseAfterSeconds: number };
}

/** Times on which a message comes in vain are this far apart at most. */
const LONGEST_PAUSE_SECONDS = 60;

const atOnce = { releaseAfterSeconds: 0 };

/**
 * @param receiveCount of the message; on the last that the queue allows the job gets its diagnosis, and the message,
 * given back, goes to the dead-letter queue.
 */
export function settle(
  end: WorkEnd,
  {
    receiveCount,
    mostReceives,
    timeoutSeconds,
  }: Readonly<Record<'receiveCount' | 'mostReceives' | 'timeoutSeconds', number>>,
): Settlement {
  const isLast = receiveCount >= mostReceives;
  switch (end.kind) {
    case 'succeeded':
    case 'rejected':
    case 'failed':
      return { event: end, message: 'remove' };
    case 'broken':
      if (isLast) return { event: { kind: 'failed', error: end.error }, message: atOnce };
      return { event: { kind: 'interrupted' }, message: { releaseAfterSeconds: pauseAfter(receiveCount) } };
    case 'stopped':
      if (end.why === 'superseded') return { message: 'remove' };
      if (end.why === 'timeout')
        return { event: { kind: 'failed', error: tooLong(timeoutSeconds) }, message: 'remove' };
      if (isLast) return { event: { kind: 'failed', error: stoppedTooOften(receiveCount) }, message: atOnce };
      return { event: { kind: 'interrupted' }, message: atOnce };
  }
}

/** 2, 4, 8, ... seconds: time for a service that is down to come back. */
function pauseAfter(receiveCount: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, 2 ** receiveCount);
}

function tooLong(seconds: number): JobError {
  return {
    code: 'processing/timeout',
    message: `The work on the file took longer than ${seconds} s.`,
    remedy: 'Divide the model, or have the operator allow more time; the upload is kept.',
  };
}

function stoppedTooOften(times: number): JobError {
  return {
    code: 'processing/interrupted-too-often',
    message: `The work on the file was stopped ${times} times because its worker was replaced.`,
    remedy: 'Try again; the upload is kept.',
  };
}
