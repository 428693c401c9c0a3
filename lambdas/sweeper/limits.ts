import type { SweepLimits } from '#core/jobs';

const MINUTE = 60;
const DAY = 24 * 3600;
/** So long the queues keep messages: `retentionPeriod` in lib/constructs/job-queues. */
const MESSAGE_DAYS = 7;

/**
 * @param jobTimeout seconds that a worker may work on a job.
 * @param visibility seconds until another worker gets the message of one that has gone away.
 */
export function sweepLimits(jobTimeout: number, visibility: number): SweepLimits {
  return {
    upload: 7 * DAY,
    scanEvent: 5 * MINUTE,
    scan: 30 * MINUTE,
    queue: MESSAGE_DAYS * DAY,
    // No attempt lasts longer, and by then the next one would have begun.
    work: jobTimeout + 2 * visibility,
  };
}
