import { changeJob } from '#core/jobs';
import type { Job, Scope } from '#core/model';
import type { ApiPorts } from './ports.ts';

/** So many at most, so that the answer comes in time. */
const MOST_JOBS = 100;
const SIDE_BY_SIDE = 10;

/** What became of the failed jobs of a project. */
export interface RetriedJobs {
  /** Those that are on their way again. */
  readonly jobs: readonly Job[];
  /** Whether no failed job was left that was not looked at. */
  readonly isComplete: boolean;
}

/** Tries the failed jobs of a project again, the newest first; one that somebody else has changed meanwhile is left. */
export async function retryFailed(
  { jobs, queue, now }: Pick<ApiPorts, 'jobs' | 'queue' | 'now'>,
  scope: Scope,
): Promise<RetriedJobs> {
  const failed = await jobs.list(scope, { states: ['failed'] }, { limit: MOST_JOBS + 1 });
  const retry = async ({ id }: Job): Promise<Job[]> => {
    const change = await changeJob(jobs, scope, id, { kind: 'retried' }, now);
    if (change.outcome !== 'changed') return [];
    await queue.send(change.job);
    return [change.job];
  };
  const retried: Job[] = [];
  for (let start = 0; start < Math.min(failed.length, MOST_JOBS); start += SIDE_BY_SIDE) {
    const some = failed.slice(start, Math.min(start + SIDE_BY_SIDE, MOST_JOBS));
    retried.push(...(await Promise.all(some.map(retry))).flat());
  }
  return { jobs: retried, isComplete: failed.length <= MOST_JOBS };
}
