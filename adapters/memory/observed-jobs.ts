import { EventEmitter } from 'node:events';
import type { Job, JobFilter, JobState, Scope } from '#core/model';
import type { JobChanges, JobPlace, JobRepository } from '#core/ports';

/** Passes everything on to a repository, and tells whoever waits that a job has changed. */
export class ObservedJobs implements JobRepository, JobChanges {
  readonly #jobs: JobRepository;
  readonly #changed = new EventEmitter().setMaxListeners(0);

  constructor(jobs: JobRepository) {
    this.#jobs = jobs;
  }

  next(job: Pick<Job, 'id'>, milliseconds: number, signal: AbortSignal): Promise<void> {
    // By hand: Node 20 lets AbortSignal.timeout and .any be collected while they are waited for.
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#changed.off(job.id, end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#changed.on(job.id, end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }

  async insert(job: Job): Promise<void> {
    await this.#jobs.insert(job);
    this.#changed.emit(job.id);
  }

  async update(job: Job): Promise<boolean> {
    const isStored = await this.#jobs.update(job);
    if (isStored) this.#changed.emit(job.id);
    return isStored;
  }

  async remove(scope: Scope, id: string): Promise<void> {
    await this.#jobs.remove(scope, id);
    this.#changed.emit(id);
  }

  get(scope: Scope, id: string): Promise<Job | undefined> {
    return this.#jobs.get(scope, id);
  }

  list(
    scope: Scope,
    filter: JobFilter,
    page: { readonly limit: number; readonly after?: JobPlace },
  ): Promise<readonly Job[]> {
    return this.#jobs.list(scope, filter, page);
  }

  listByState(states: readonly JobState[]): Promise<readonly Job[]> {
    return this.#jobs.listByState(states);
  }
}
