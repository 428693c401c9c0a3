import { type Job, type JobFilter, type JobState, matchesFilter, type Scope } from '#core/model';
import type { JobPlace, JobRepository, JobStatistics, JobsAlike } from '#core/ports';

/** Keeps jobs in memory, for tests. */
export class MemoryJobRepository implements JobRepository, JobStatistics {
  readonly #jobs = new Map<string, Job>();

  async insert(job: Job): Promise<void> {
    if (this.#jobs.has(job.id)) throw new Error(`There is a job ${job.id} already.`);
    this.#jobs.set(job.id, structuredClone(job));
  }

  async update(job: Job): Promise<boolean> {
    const stored = this.#find(job, job.id);
    if (stored === undefined || stored.version !== job.version - 1) return false;
    this.#jobs.set(job.id, structuredClone(job));
    return true;
  }

  async get(scope: Scope, id: string): Promise<Job | undefined> {
    return structuredClone(this.#find(scope, id));
  }

  async list(
    scope: Scope,
    filter: JobFilter,
    { limit, after }: { readonly limit: number; readonly after?: JobPlace },
  ): Promise<readonly Job[]> {
    return [...this.#jobs.values()]
      .filter(
        (job) => isIn(scope, job) && matchesFilter(filter, job) && (after === undefined || newestFirst(after, job) < 0),
      )
      .sort(newestFirst)
      .slice(0, limit)
      .map((job) => structuredClone(job));
  }

  async listByState(states: readonly JobState[]): Promise<readonly Job[]> {
    return [...this.#jobs.values()]
      .filter((job) => states.includes(job.state))
      .sort((a, b) => newestFirst(b, a))
      .map((job) => structuredClone(job));
  }

  async remove(scope: Scope, id: string): Promise<void> {
    if (this.#find(scope, id) !== undefined) this.#jobs.delete(id);
  }

  async count(scope: Scope | undefined, which: JobsAlike): Promise<ReadonlyMap<JobState, number>> {
    const found = await this.#alike(scope, which);
    return new Map(which.states.map((wanted) => [wanted, found.filter(({ state }) => state === wanted).length]));
  }

  async sample(
    scope: Scope | undefined,
    { from, limit, ...which }: Parameters<JobStatistics['sample']>[1],
  ): Promise<readonly Job[]> {
    const oldestFirst = await this.#alike(scope, which);
    return (from === 'oldest' ? oldestFirst : oldestFirst.reverse()).slice(0, limit);
  }

  async #alike(scope: Scope | undefined, { states, since = '' }: JobsAlike): Promise<Job[]> {
    const jobs = await this.listByState(states);
    return jobs.filter((job) => job.createdAt >= since && (scope === undefined || isIn(scope, job)));
  }

  #find(scope: Scope, id: string): Job | undefined {
    const job = this.#jobs.get(id);
    return job !== undefined && isIn(scope, job) ? job : undefined;
  }
}

const isIn = (scope: Scope, job: Job) => job.tenant === scope.tenant && job.project === scope.project;

/** ISO 8601 in UTC with milliseconds sorts as text. */
function newestFirst(a: JobPlace, b: JobPlace): number {
  return compare(b.createdAt, a.createdAt) || compare(b.id, a.id);
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
