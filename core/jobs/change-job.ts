import type { Job, Scope } from '#core/model';
import type { JobRepository } from '#core/ports';
import { applyEvent } from './apply-event.ts';
import type { JobEvent } from './events.ts';

/** A job changes a few times a second at most, by two writers at most; more collisions than this are a fault. */
const MOST_COLLISIONS = 20;

export type JobChange =
  | { readonly outcome: 'changed'; readonly job: Job }
  /** The event cannot happen to a job in its state. */
  | { readonly outcome: 'impossible'; readonly job: Job }
  | { readonly outcome: 'unknown' };

/**
 * Lets an event happen to a stored job, anew from the stored one whenever another writer was faster.
 *
 * @param attempt of the worker that tells the event: it is impossible once another worker has taken the job up.
 */
export async function changeJob(
  jobs: JobRepository,
  scope: Scope,
  id: string,
  event: JobEvent,
  now: () => Date,
  attempt?: number,
): Promise<JobChange> {
  for (let collisions = 0; collisions < MOST_COLLISIONS; collisions++) {
    const job = await jobs.get(scope, id);
    if (job === undefined) return { outcome: 'unknown' };
    const isOutdated = attempt !== undefined && attempt !== job.attempts;
    const changed = isOutdated ? undefined : applyEvent(job, event, now());
    if (changed === undefined) return { outcome: 'impossible', job };
    if (await jobs.update(changed)) return { outcome: 'changed', job: changed };
  }
  throw new Error(`Job ${id} was changed by others ${MOST_COLLISIONS} times while \`${event.kind}\` was applied.`);
}
