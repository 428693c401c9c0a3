import { workerMetrics } from '#containers/ifc-worker';
import type { AlarmRule } from '../alarm-rule.ts';
import { ofQueue, ofTasks, ofWorkers } from '../metrics.ts';

const MINUTE = 60;

/** The tasks that convert files, and what they have before them. */
export const workerRules: readonly AlarmRule[] = [
  {
    id: 'AL-06',
    title: 'Memory of a standard worker above 3 GB',
    severity: 'warning',
    each: 'standardWorkers',
    signal: ofTasks('MemoryUtilized', 'Maximum'),
    comparison: '>',
    threshold: 3072,
    unit: 'MiB',
    period: MINUTE,
    periods: 5,
    missing: 'notBreaching',
  },
  {
    id: 'AL-06-large',
    title: 'Memory of a large worker above 75 %',
    severity: 'warning',
    each: 'largeWorkers',
    signal: {
      expression: '100 * used / reserved',
      metrics: { used: ofTasks('MemoryUtilized', 'Maximum'), reserved: ofTasks('MemoryReserved', 'Maximum') },
    },
    comparison: '>',
    threshold: 75,
    unit: '%',
    period: MINUTE,
    periods: 5,
    missing: 'notBreaching',
  },
  {
    id: 'AL-08',
    title: 'Processors of workers above 80 %',
    severity: 'warning',
    each: 'workers',
    signal: {
      expression: '100 * used / reserved',
      metrics: { used: ofTasks('CpuUtilized', 'Average'), reserved: ofTasks('CpuReserved', 'Average') },
    },
    comparison: '>',
    threshold: 80,
    unit: '%',
    period: MINUTE,
    periods: 5,
    missing: 'notBreaching',
  },
  {
    id: 'AL-20',
    title: 'Scratch volume of a worker nearly full',
    severity: 'warning',
    each: 'workers',
    signal: {
      expression: '100 * (reserved - used) / reserved',
      metrics: {
        used: ofTasks('EphemeralStorageUtilized', 'Maximum'),
        reserved: ofTasks('EphemeralStorageReserved', 'Maximum'),
      },
    },
    comparison: '<',
    threshold: 10,
    unit: '% free',
    period: MINUTE,
    periods: 5,
    missing: 'notBreaching',
  },
  {
    id: 'AL-21',
    title: 'Files take longer than 30 s',
    severity: 'warning',
    each: 'product',
    signal: ofWorkers(workerMetrics.processingSeconds, 'p99'),
    comparison: '>',
    threshold: 30,
    unit: 's',
    // One value for all of the time: seldom do files end in every single minute of it.
    period: 5 * MINUTE,
    periods: 1,
    missing: 'notBreaching',
  },
  {
    id: 'AL-22',
    title: 'Jobs wait and no worker is at work',
    severity: 'critical',
    each: 'jobQueue',
    signal: {
      // A running worker holds a message, if there is one; the count of tasks comes late, and is absent without tasks.
      expression: 'IF(visible > 0 && inFlight == 0, 1, 0)',
      metrics: {
        visible: ofQueue('ApproximateNumberOfMessagesVisible', 'Maximum'),
        inFlight: ofQueue('ApproximateNumberOfMessagesNotVisible', 'Maximum'),
      },
    },
    comparison: '>=',
    threshold: 1,
    unit: '',
    period: MINUTE,
    periods: 10,
    missing: 'notBreaching',
  },
  {
    id: 'AL-23',
    title: 'A job has been waiting for 15 minutes',
    severity: 'warning',
    each: 'jobQueue',
    signal: {
      // The age is also that of messages in work, which may take an hour.
      expression: 'IF(visible > 0, age, 0)',
      metrics: {
        visible: ofQueue('ApproximateNumberOfMessagesVisible', 'Minimum'),
        age: ofQueue('ApproximateAgeOfOldestMessage', 'Maximum'),
      },
    },
    comparison: '>',
    threshold: 900,
    unit: 's',
    period: MINUTE,
    periods: 5,
    missing: 'notBreaching',
  },
];
