import { STAGE_DIMENSION, workerMetrics, workerStages } from '#containers/ifc-worker';
import type { DashboardPlan, Line } from '../dashboard-plan.ts';
import { ofQueue, ofWorkers } from '../metrics.ts';
import { lines, workerLines } from './lines.ts';

const byStage = (name: string, statistic: 'Average' | 'p95' | 'Maximum'): Line[] =>
  workerStages.map((stage) => ({
    of: 'product',
    signal: ofWorkers(name, statistic, { [STAGE_DIMENSION]: stage }),
    label: stage,
  }));

/** How files become models. */
export const processing: DashboardPlan = {
  id: 'processing',
  title: 'IFC Processing Performance',
  links: ['jobQueue', 'workers', 'deadLetterQueue'],
  widgets: [
    {
      title: 'Seconds for a file, p99',
      unit: 's',
      lines: workerLines('p99', { [workerMetrics.processingSeconds]: 'p99' }),
      mark: { value: 30, rule: 'AL-21' },
    },
    { title: 'Seconds by stage, p95', unit: 's', stacked: true, lines: byStage(workerMetrics.jobSeconds, 'p95') },
    {
      title: 'From message to worker, p95',
      unit: 'ms',
      lines: workerLines('p95', { [workerMetrics.queueLatency]: 'waited' }),
      mark: { value: 3000, rule: 'target 1 s, acceptable 3 s' },
    },
    {
      title: 'Memory of conversions',
      unit: 'MB',
      lines: [
        ...workerLines('Maximum', { [workerMetrics.peakMemoryMB]: 'most' }),
        ...byStage(workerMetrics.stageMemoryMB, 'Maximum'),
      ],
    },
    {
      title: 'Jobs given back, and models without geometry',
      unit: '',
      lines: workerLines('Sum', {
        [workerMetrics.jobsGivenBack]: 'given back',
        [workerMetrics.jobsWithoutGeometry]: 'without geometry',
      }),
    },
    {
      title: 'Products without a mesh',
      unit: 'products',
      lines: workerLines('Sum', { [workerMetrics.geometryFailures]: 'products' }),
    },
    {
      title: 'Messages',
      unit: 'messages',
      lines: lines('jobQueue', ofQueue, 'Maximum', {
        ApproximateNumberOfMessagesVisible: 'waiting',
        ApproximateNumberOfMessagesNotVisible: 'in work',
      }),
    },
    {
      title: 'Oldest message',
      unit: 's',
      lines: lines('jobQueue', ofQueue, 'Maximum', { ApproximateAgeOfOldestMessage: 'age' }),
      mark: { value: 900, rule: 'AL-23' },
    },
    { query: 'slowConversions' },
    { query: 'failedJobs' },
  ],
};
