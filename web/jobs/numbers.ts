import type { MetricsDocument } from '#api/contracts';

type Metric = MetricsDocument['metrics'][number];

/** What a monitor of jobs shows of `/metrics`; null where the server cannot say. */
export interface JobNumbers {
  /** Of jobs by state; ended ones of the last 24 hours. */
  readonly count: (state: string) => number;
  readonly waiting: number;
  /** Seconds for which the first of them has been waiting. */
  readonly longestWait: number;
  /** Files that can be converted at once; undefined where workers come and go as they are needed. */
  readonly workers: number | undefined;
  /** Seconds that half of the files, and 95 of 100, took at most; undefined where none was converted. */
  readonly median: number | undefined;
  readonly p95: number | undefined;
}

/** A part of the product, and whether it can be used. */
export interface PartState {
  readonly name: string;
  readonly isUp: boolean;
}

export function jobNumbers({ metrics }: MetricsDocument): JobNumbers | null {
  const find = (name: string) => metrics.find((metric) => metric.name === name);
  if (value(find('plinth_jobs_known')) !== 1) return null;
  const seconds = find('plinth_processing_seconds');
  return {
    count: (state) => value(find('plinth_jobs'), { state }) ?? 0,
    waiting: value(find('plinth_queue_depth')) ?? 0,
    longestWait: value(find('plinth_queue_longest_wait_seconds')) ?? 0,
    workers: value(find('plinth_workers')),
    median: value(seconds, { quantile: '0.5' }),
    p95: value(seconds, { quantile: '0.95' }),
  };
}

export function partStates({ metrics }: MetricsDocument): readonly PartState[] {
  const parts = metrics.find(({ name }) => name === 'plinth_part_up')?.samples ?? [];
  return parts.map(({ labels, value: isUp }) => ({ name: labels['part'] ?? '', isUp: isUp === 1 }));
}

function value(metric: Metric | undefined, wanted: Readonly<Record<string, string>> = {}): number | undefined {
  const labels = Object.entries(wanted);
  return metric?.samples.find((sample) => labels.every(([name, text]) => sample.labels[name] === text))?.value;
}
