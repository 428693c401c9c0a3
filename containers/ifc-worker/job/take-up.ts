import type { JobEvent } from '#core/jobs';
import type { Job } from '#core/model';

/** What a message means for its job as it is stored. */
export type TakeUp =
  /** These events lead to `processing`; then the work begins. */
  | { readonly kind: 'begin'; readonly events: readonly JobEvent[] }
  /** There is nothing to be done, or another worker does it: the message goes. */
  | { readonly kind: 'drop' }
  /** It is not yet time: the message comes again. */
  | { readonly kind: 'wait' };

const begin = (...kinds: ('retried' | 'accepted' | 'interrupted' | 'started')[]): TakeUp => ({
  kind: 'begin',
  events: kinds.map((kind) => ({ kind })),
});
const drop: TakeUp = { kind: 'drop' };

/**
 * Decides by the state of the job. A message is delivered at least once: a job that is being worked on, which its
 * changes tell, is left to the worker that has it; one that has not changed for so long lost its worker.
 *
 * @param silentMs after which a worker that tells nothing is gone: longer than the pause between two heart-beats,
 * shorter than the visibility time-out less one such pause.
 */
export function takeUp(job: Job | undefined, now: Date, silentMs: number): TakeUp {
  switch (job?.state) {
    case undefined:
    case 'succeeded':
    case 'cancelled':
    case 'rejected':
      return drop;
    case 'awaiting_upload':
      return { kind: 'wait' };
    case 'scanning':
      return job.uploadVersion === null ? { kind: 'wait' } : begin('accepted', 'started');
    case 'queued':
      return begin('started');
    case 'processing':
      return now.getTime() - Date.parse(job.updatedAt) < silentMs ? drop : begin('interrupted', 'started');
    case 'failed':
      return begin('retried', 'accepted', 'started');
  }
}
