import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Job } from '#core/model';
import type { ReceivedJob } from '#core/ports';
import type { Conversion, ConversionRequest } from '../conversion/protocol.ts';
import { STAGE_DIMENSION, type WorkerMetric, type WorkerStage, workerMetrics } from '../metric-names.ts';
import type { WorkEnd } from './settle.ts';
import type { TakeUp } from './take-up.ts';

/** What is told of one job: structured log lines with its names, and metrics in CloudWatch's embedded format. */
export class JobReport {
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  readonly #message: ReceivedJob;
  readonly #began = performance.now();
  /** In every line. */
  readonly #about: { readonly tenant: string; readonly project: string; readonly jobId: string };

  constructor(logger: Logger, metrics: Metrics, message: ReceivedJob) {
    const { tenant, project, id: jobId } = message.job;
    this.#logger = logger;
    this.#metrics = metrics;
    this.#message = message;
    this.#about = { tenant, project, jobId };
  }

  received(job: Job | undefined, step: TakeUp['kind']): void {
    const { receiveCount, sentAt } = this.#message;
    const latencyMs = Math.max(0, Date.now() - sentAt.getTime());
    this.#logger.info('message received', { ...this.#about, receiveCount, latencyMs, step, state: job?.state ?? null });
    if (receiveCount > 1) return;
    this.#metrics.addMetric(workerMetrics.queueLatency, MetricUnit.Milliseconds, latencyMs);
    this.#metrics.publishStoredMetrics();
  }

  /** Measures a stage of the work. */
  async timed<Result>(stage: WorkerStage, work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work();
    this.#stage(stage, performance.now() - began);
    return result;
  }

  converted(
    { timings, coverage, peakMemoryMB, engineHasFailed, stageMemoryMB = {} }: Conversion,
    engine: ConversionRequest['engine'],
  ): void {
    const { indexMs = 0, dataMs = 0, geometryMs = 0, writeMs = 0 } = timings;
    const stages = { index: indexMs, data: dataMs, geometry: geometryMs, write: writeMs };
    for (const stage of ['index', 'data', 'geometry', 'write'] as const) {
      this.#stage(stage, stages[stage], stageMemoryMB[stage]);
    }
    this.#logger.info('file converted', {
      ...this.#about,
      engine,
      engineHasFailed,
      coverage,
      timings,
      peakMemoryMB,
      stageMemoryMB,
    });
    this.#metrics.addMetric(workerMetrics.peakMemoryMB, MetricUnit.Megabytes, peakMemoryMB);
    this.#metrics.addMetric(workerMetrics.geometryFailures, MetricUnit.Count, coverage.failed);
    this.#metrics.addMetric(workerMetrics.jobsWithoutGeometry, MetricUnit.Count, engine === 'paused' ? 1 : 0);
    this.#metrics.publishStoredMetrics();
  }

  known(contentId: string): void {
    this.#logger.info('the same bytes were converted before', { ...this.#about, contentId });
  }

  crash({ end, lastWords }: { readonly end: string; readonly lastWords: string }): void {
    this.#logger.error('the process that converts has crashed', { ...this.#about, end, lastWords });
  }

  fault(error: unknown): void {
    this.#logger.error('fault', { ...this.#about, error: error instanceof Error ? error : String(error) });
  }

  messageLost(): void {
    this.#logger.warn('the message is no longer ours; another worker may take up the job', this.#about);
  }

  /** @param job as it is stored now, where the end has changed it. */
  ended(end: WorkEnd, job: Job | undefined): void {
    const why = 'error' in end ? end.error : end.kind === 'stopped' ? { why: end.why } : {};
    this.#logger.info('work ended', { ...this.#about, end: end.kind, state: job?.state ?? null, ...why });
    const metric = job && endMetrics[job.state];
    if (metric === undefined) return;
    this.#metrics.addMetric(metric, MetricUnit.Count, 1);
    if (job?.state === 'succeeded') {
      const seconds = (performance.now() - this.#began) / 1000;
      this.#metrics.addMetric(workerMetrics.processingSeconds, MetricUnit.Seconds, seconds);
    }
    this.#metrics.publishStoredMetrics();
  }

  #stage(stage: WorkerStage, milliseconds: number, memoryMB?: number): void {
    this.#metrics.addDimension(STAGE_DIMENSION, stage);
    this.#metrics.addMetric(workerMetrics.jobSeconds, MetricUnit.Seconds, milliseconds / 1000);
    if (memoryMB !== undefined) this.#metrics.addMetric(workerMetrics.stageMemoryMB, MetricUnit.Megabytes, memoryMB);
    this.#metrics.publishStoredMetrics(); // and forgets the dimension
  }
}

/** What is counted by the state that the end of the work has led to. */
const endMetrics: Partial<Record<Job['state'], WorkerMetric>> = {
  succeeded: workerMetrics.jobsSucceeded,
  failed: workerMetrics.jobsFailed,
  rejected: workerMetrics.jobsRejected,
  queued: workerMetrics.jobsGivenBack,
};
