import type { MachineUse, ProcessUse, Scope } from '#core/model';
import type { JobStatistics } from '#core/ports';
import { type HealthChecks, type HealthReport, healthReports } from './health-report.ts';
import { type JobActivity, jobActivity } from './job-activity.ts';
import { kept } from './kept.ts';
import { processorCheck } from './processor-check.ts';

/** What does not change while the process runs. */
export interface ServiceFacts {
  readonly edition: 'standalone' | 'aws';
  readonly version: string;
  /** Decides, beside a file's bytes, what becomes of it. */
  readonly engine: string;
  /** Of one uploaded file. */
  readonly uploadBytes: number;
  /** How long answers are kept; null where there is no cache. */
  readonly cacheSeconds: number | null;
  /** Files that are converted at once; null where workers come and go. */
  readonly workers: number | null;
}

/** How often the cache had what was asked for, since the process began. */
export interface CacheUse {
  readonly hits: number;
  readonly misses: number;
}

/** Answers that the process has given since it began. */
export interface RequestUse {
  readonly total: number;
  /** Those that were a fault of Plinth: status 500 and above. */
  readonly faults: number;
}

/** What can be told of how the product is. */
export interface Vitals {
  readonly service: ServiceFacts;
  readonly health: () => Promise<HealthReport>;
  /** Of a scope; undefined where it cannot be had in time. */
  readonly activity: (scope: Scope) => Promise<JobActivity | undefined>;
  readonly machine: () => Promise<MachineUse>;
  readonly process: () => ProcessUse;
  /** Null where this process has no cache. */
  readonly cache: () => CacheUse | null;
  /** Null where other processes answer, too, of which this one does not know. */
  readonly requests: () => RequestUse | null;
  readonly now: () => Date;
}

export interface VitalSources extends Pick<Vitals, 'service' | 'machine' | 'process' | 'cache' | 'requests' | 'now'> {
  readonly checks: HealthChecks;
  readonly statistics: JobStatistics;
  /** Told why something cannot be used: clients learn only that it cannot. */
  readonly onFault: (error: unknown) => void;
}

const ACTIVITY_KEPT_MS = 30_000;
/** Whoever waits for numbers waits no longer. */
const ACTIVITY_MS = 400;
/** So many scopes' numbers are remembered; beyond it they are forgotten all at once. */
const MOST_SCOPES = 1000;

/** Puts together how the product is from looks at its parts. Files are converted if jobs are moved on. */
export function vitalsOf({ checks, statistics, onFault, ...told }: VitalSources): Vitals {
  const processor = processorCheck(statistics, told.now);
  const activities = new Map<string, () => Promise<JobActivity>>();

  function activityOf(scope: Scope): () => Promise<JobActivity> {
    const name = `${scope.tenant}/${scope.project}`;
    const known = activities.get(name);
    if (known !== undefined) return known;
    if (activities.size >= MOST_SCOPES) activities.clear();
    const made = kept(ACTIVITY_KEPT_MS, () => jobActivity(statistics, scope, told.now()));
    activities.set(name, made);
    return made;
  }

  return {
    ...told,
    health: healthReports({ processor, ...checks }, onFault),
    activity: (scope) =>
      inTime(ACTIVITY_MS, activityOf(scope)()).catch((error: unknown) => {
        onFault(error);
        return undefined;
      }),
  };
}

/** Undefined where it takes longer; it goes on, and is there when it is asked for again. */
function inTime<T>(milliseconds: number, value: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    value.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
