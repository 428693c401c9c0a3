import { changeJob, type JobEvent } from '#core/jobs';
import type { JobQueue, JobRepository } from '#core/ports';

/** How long an upload may take, from its ticket to its last byte. */
const TICKET_DAYS = 7;

const expired: JobEvent = {
  kind: 'rejected',
  error: {
    code: 'upload/expired',
    message: `The file did not come within ${TICKET_DAYS} days.`,
    remedy: 'Upload the file again.',
  },
};

/** Rejects the jobs whose files never came; the queue removes what has come of them. */
export async function rejectExpired({
  jobs,
  queue,
  now,
}: {
  readonly jobs: JobRepository;
  readonly queue: JobQueue;
  readonly now: () => Date;
}): Promise<void> {
  const oldest = new Date(now().getTime() - TICKET_DAYS * 24 * 3600 * 1000).toISOString();
  for (const job of await jobs.listByState(['awaiting_upload'])) {
    if (job.createdAt > oldest) continue;
    const change = await changeJob(jobs, job, job.id, expired, now);
    if (change.outcome === 'changed') await queue.send(change.job);
  }
}
