import type { EnvironmentConfig } from '#lib/config';
import { type FixedCharge, HOURS, type Priced } from './charges.ts';
import { idle } from './idle.ts';
import { metricsOfJob } from './kept-metrics.ts';
import { tasksAt } from './rules/compute.ts';

/** Of the example model, and of its artifacts. */
const GIGABYTES = 0.0006;

/** A worker's start, its job, the minute in which SQS still counts the message, and its end. */
const AWAKE_MINUTES = 3.5;

/** What the database takes beyond its least, to write the example model and to be asked. */
const BUSY_ACU = 0.5;
const BUSY_SECONDS = 30;

/** Requests of one run: to the API, to functions behind it, to tables and buckets. Rounded up. */
const requests = {
  api: 40,
  queue: 40,
  lambdaGigabyteSeconds: 40 * 0.2,
  tableWrites: 60,
  tableReads: 120,
  bucketWrites: 15,
};

/**
 * What a canary costs beside its own function: its uploads are scanned and converted like anybody's, and a worker is woken for
 * them, which it puts to sleep again.
 */
export function canaryCost({ canary, processing }: EnvironmentConfig, resources: readonly Priced[]): FixedCharge[] {
  if (canary.kind === 'none') return [];
  const runs = (HOURS * 60) / canary.everyMinutes;
  const because = 'what the canary does';
  const service = resources.find(({ id, type }) => type === 'AWS::ECS::Service' && id.startsWith('Standard'));
  const isWarm = processing.standard.minTasks > 0;
  return [
    ...(service === undefined || isWarm
      ? []
      : tasksAt(service, 1, 'the worker that the canary wakes', AWAKE_MINUTES / canary.everyMinutes)),
    { price: 'ecs.insights-metric', units: idle.insightsMetricsOfRun, because: 'tasks are counted while they run' },
    { price: 'metric.custom', units: metricsOfJob, because: 'metrics of its job' },
    { price: 'aurora.acu-hour', units: (runs * BUSY_ACU * BUSY_SECONDS) / 3600, because },
    { price: 'sqs.requests', units: (runs * requests.queue) / 1e6, because },
    { price: 'cloudtrail.data-events', units: (runs * requests.bucketWrites) / 1e5, because },
    { price: 'xray.traces', units: (runs * requests.api) / 1e6, because },
    { price: 'waf.requests', units: (runs * requests.api) / 1e6, because },
    { price: 'guardduty.gb', units: runs * GIGABYTES, because },
    { price: 'guardduty.objects', units: runs / 1000, because },
    { price: 'apigateway.requests', units: (runs * requests.api) / 1e6, because },
    { price: 'lambda.request', units: (runs * requests.api) / 1e6, because },
    { price: 'lambda.gb-second', units: runs * requests.lambdaGigabyteSeconds, because },
    { price: 'dynamodb.write', units: (runs * requests.tableWrites) / 1e6, because },
    { price: 'dynamodb.read', units: (runs * requests.tableReads) / 1e6, because },
    { price: 's3.write', units: (runs * requests.bucketWrites) / 1000, because },
    { price: 'aurora.requests', units: (runs * 2000) / 1e6, because },
  ];
}
