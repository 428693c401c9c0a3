import type { Job, JobFilter, JobState, Scope } from '#core/model';

/** A place in a list of jobs, newest first: the list goes on after it. */
export interface JobPlace {
  readonly createdAt: string;
  readonly id: string;
}

/** Keeps jobs. A change that was made from an outdated job is not stored, so nothing is ever lost unnoticed. */
export interface JobRepository {
  /** Throws where there is a job of this id already. */
  insert(job: Job): Promise<void>;
  /** Stores the job over the one that has the version before; false, and nothing stored, where there is none. */
  update(job: Job): Promise<boolean>;
  get(scope: Scope, id: string): Promise<Job | undefined>;
  /** Newest first: by `createdAt`, then by `id`, both descending. */
  list(
    scope: Scope,
    filter: JobFilter,
    page: { readonly limit: number; readonly after?: JobPlace },
  ): Promise<readonly Job[]>;
  /** Every scope's jobs in one of the states, oldest first: what a process has to take up when it starts. */
  listByState(states: readonly JobState[]): Promise<readonly Job[]>;
  /** Nothing where there is no such job. */
  remove(scope: Scope, id: string): Promise<void>;
}

/** Jobs in some states; with `since` only those that were created then or later. */
export interface JobsAlike {
  readonly states: readonly JobState[];
  readonly since?: string;
}

/** Looks at many jobs from afar: at those of a scope, or at all where none is named. What it tells may be a moment old. */
export interface JobStatistics {
  /** How many there are, state by state. */
  count(scope: Scope | undefined, which: JobsAlike): Promise<ReadonlyMap<JobState, number>>;
  /** At most so many, beginning at one end: sorted by `createdAt`, then by `id`. */
  sample(
    scope: Scope | undefined,
    which: JobsAlike & { readonly from: 'newest' | 'oldest'; readonly limit: number },
  ): Promise<readonly Job[]>;
}
