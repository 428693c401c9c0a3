import type { HealthReport } from './health-report.ts';
import type { Durations, JobActivity } from './job-activity.ts';
import type { CacheUse, RequestUse, Vitals } from './vitals.ts';

/** Values of one name, by their labels. `counter` only grows while the process runs. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly samples: readonly MetricSample[];
}

export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What was looked at. */
export interface MetricSources {
  readonly health: HealthReport;
  /** Undefined where it could not be had. */
  readonly activity: JobActivity | undefined;
  readonly process: ReturnType<Vitals['process']>;
  readonly cache: CacheUse | null;
  readonly requests: RequestUse | null;
  readonly workers: number | null;
}

/** Everything that `/metrics` tells. What is not known is left out. */
export function metricFamilies(sources: MetricSources): readonly MetricFamily[] {
  const { health, activity, process, cache, requests, workers } = sources;
  return [
    ...healthMetrics(health),
    gauge('plinth_uptime_seconds', 'Seconds since the process began.', process.uptimeSeconds),
    gauge('process_resident_memory_bytes', 'Memory that the process has.', process.residentBytes),
    counter('process_cpu_seconds_total', 'Processor time that the process has used.', process.cpuSeconds),
    ...(requests === null ? [] : requestMetrics(requests)),
    ...(cache === null ? [] : cacheMetrics(cache)),
    ...(workers === null ? [] : [gauge('plinth_workers', 'Files that are converted at once.', workers)]),
    gauge('plinth_jobs_known', '1 where the numbers of jobs are part of this answer.', activity === undefined ? 0 : 1),
    ...(activity === undefined ? [] : jobMetrics(activity)),
  ];
}

function healthMetrics({ parts }: HealthReport): MetricFamily[] {
  const all = Object.entries(parts);
  const isUp = all.map(([part, { status }]) => ({ labels: { part }, value: status === 'unhealthy' ? 0 : 1 }));
  const seconds = all.flatMap(([part, { milliseconds }]) =>
    milliseconds === null ? [] : [{ labels: { part }, value: milliseconds / 1000 }],
  );
  return [
    { name: 'plinth_part_up', help: '1 where a part of the product can be used.', type: 'gauge', samples: isUp },
    { name: 'plinth_part_seconds', help: 'How long a part took to answer.', type: 'gauge', samples: seconds },
  ];
}

const requestMetrics = ({ total, faults }: RequestUse): MetricFamily[] => [
  counter('plinth_requests_total', 'Requests that were answered.', total),
  counter('plinth_request_faults_total', 'Requests that were answered by a status of 500 or above.', faults),
];

const cacheMetrics = ({ hits, misses }: CacheUse): MetricFamily[] => [
  counter('plinth_cache_hits_total', 'Values that the cache had.', hits),
  counter('plinth_cache_misses_total', 'Values that had to be computed.', misses),
];

function jobMetrics({ jobs, longestWait, processing, failures }: JobActivity): MetricFamily[] {
  const quantiles = processing === null ? [] : quantilesOf(processing);
  return [
    byLabel('plinth_jobs', 'Jobs by state; ended ones of the last 24 hours.', 'state', [...jobs]),
    gauge('plinth_queue_depth', 'Jobs that wait for a worker.', jobs.get('queued') ?? 0),
    gauge('plinth_queue_longest_wait_seconds', 'For how long the first of them has been waiting.', longestWait ?? 0),
    byLabel(
      'plinth_processing_seconds',
      'How long conversions took: quantiles of the newest 500 jobs of the last 24 hours.',
      'quantile',
      quantiles,
    ),
    byLabel(
      'plinth_job_failures',
      'Jobs without a model by the code of their error, of the newest 500 of the last 24 hours.',
      'code',
      [...failures],
    ),
  ];
}

const quantilesOf = ({ p50, p95, p99 }: Durations): [string, number][] => [
  ['0.5', p50],
  ['0.95', p95],
  ['0.99', p99],
];

const gauge = (name: string, help: string, value: number): MetricFamily => single(name, help, 'gauge', value);
const counter = (name: string, help: string, value: number): MetricFamily => single(name, help, 'counter', value);

function single(name: string, help: string, type: MetricFamily['type'], value: number): MetricFamily {
  return { name, help, type, samples: [{ labels: {}, value }] };
}

function byLabel(
  name: string,
  help: string,
  label: string,
  values: readonly (readonly [string, number])[],
): MetricFamily {
  return { name, help, type: 'gauge', samples: values.map(([of, value]) => ({ labels: { [label]: of }, value })) };
}
