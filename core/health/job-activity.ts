import { unfinishedStates } from '#core/jobs';
import { type Job, JobState, type Scope } from '#core/model';
import type { JobStatistics } from '#core/ports';

/** What jobs did in the last 24 hours, and which are under way. */
export interface JobActivity {
  /** Ended ones that were created in the last 24 hours; all others. */
  readonly jobs: ReadonlyMap<JobState, number>;
  /** Seconds for which the longest has been waiting for a worker; null where none does. */
  readonly longestWait: number | null;
  /** How long files took to be converted; null where none was. Of the newest 500 jobs. */
  readonly processing: Durations | null;
  /** Code of a job's error -> jobs that it has ended. Of the newest 500 jobs. */
  readonly failures: ReadonlyMap<string, number>;
}

/** In seconds. */
export interface Durations {
  readonly count: number;
  readonly sum: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const DAY_MS = 24 * 3600 * 1000;
const LARGEST_SAMPLE = 500;
const MOST_WAITING = 100;

/** @param scope undefined: of all. */
export async function jobActivity(
  statistics: JobStatistics,
  scope: Scope | undefined,
  now: Date,
): Promise<JobActivity> {
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  const [unfinished, counted, waiting, ended] = await Promise.all([
    statistics.count(scope, { states: unfinishedStates }),
    statistics.count(scope, { states: endStates, since }),
    statistics.sample(scope, { states: ['queued'], from: 'oldest', limit: MOST_WAITING }),
    statistics.sample(scope, { states: endStates, since, from: 'newest', limit: LARGEST_SAMPLE }),
  ]);
  const waits = waiting.flatMap((job) => lastEntry(job, 'queued') ?? []).map((at) => (now.getTime() - at) / 1000);
  return {
    jobs: new Map([...unfinished, ...counted]),
    longestWait: waits.length === 0 ? null : Math.max(0, ...waits),
    processing: durations(ended.flatMap((job) => secondsOf(job) ?? [])),
    failures: countBy(ended.flatMap(({ error }) => error?.code ?? [])),
  };
}

const isUnfinished = (state: JobState) => unfinishedStates.some((one) => one === state);
const endStates = JobState.options.filter((state) => !isUnfinished(state));

/** When the job was last brought into the state, in milliseconds. */
function lastEntry({ transitions }: Job, wanted: JobState): number | undefined {
  const at = transitions.findLast(({ state }) => state === wanted)?.at;
  return at === undefined ? undefined : Date.parse(at);
}

/** How long its last attempt took; undefined where it has given no model. */
function secondsOf(job: Job): number | undefined {
  const began = lastEntry(job, 'processing');
  const ended = lastEntry(job, 'succeeded');
  return began === undefined || ended === undefined ? undefined : (ended - began) / 1000;
}

function durations(seconds: readonly number[]): Durations | null {
  if (seconds.length === 0) return null;
  const sorted = [...seconds].sort((a, b) => a - b);
  // Nearest rank: a value that there was.
  const quantile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const sum = sorted.reduce((total, one) => total + one, 0);
  return { count: sorted.length, sum, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
