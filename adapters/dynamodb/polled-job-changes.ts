import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '#core/model';
import type { JobChanges, JobRef, JobRepository } from '#core/ports';

/** The pauses between two looks: short at first, as a job that was just asked about has often just begun. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 1000;
const GROWTH = 1.25;

/** Tells of changes by looking for them: some 25 small reads in the 20 seconds that a client may wait. */
export class PolledJobChanges implements JobChanges {
  readonly #jobs: Pick<JobRepository, 'get'>;

  constructor(jobs: Pick<JobRepository, 'get'>) {
    this.#jobs = jobs;
  }

  async next(job: JobRef & Pick<Job, 'version'>, milliseconds: number, signal: AbortSignal): Promise<void> {
    const until = performance.now() + milliseconds;
    for (let length = FIRST_PAUSE_MS; !signal.aborted; length = Math.min(LONGEST_PAUSE_MS, length * GROWTH)) {
      const left = until - performance.now();
      await pause(Math.max(0, Math.min(left, length)), undefined, { signal }).catch(() => undefined); // aborted
      if (signal.aborted || left <= length) return;
      const stored = await this.#jobs.get(job, job.id);
      if (stored === undefined || stored.version > job.version) return;
    }
  }
}
