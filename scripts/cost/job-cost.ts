import type { EnvironmentConfig } from '#lib/config';
import type { FixedCharge } from './charges.ts';
import { priceOf } from './price-list.ts';

/** A file of 100 MB, and what its conversion leaves. */
const FILE_GIGABYTES = 0.1;
const ARTIFACT_GIGABYTES = 0.015;
/** From a message to the end of its job on a standard worker, rounded up; docs/performance.md describes such a model. */
const CONVERSION_SECONDS = 60;
/** From asleep: the start of a task, and the idle minutes until it is stopped (docs/adr/0013). */
const SLEEPER_SECONDS = 90 + 17 * 60;

/** What one job costs, from the upload to a month of storage. */
export interface JobCost {
  readonly charges: readonly FixedCharge[];
  readonly usd: number;
}

/** @param wasAsleep the job pays for waking a worker, and for its idle minutes afterwards */
export function jobCost({ processing }: EnvironmentConfig, wasAsleep: boolean): JobCost {
  const { cpu, memoryMiB, spotPercent } = processing.standard;
  const hours = (CONVERSION_SECONDS + (wasAsleep ? SLEEPER_SECONDS : 0)) / 3600;
  const because = wasAsleep ? 'a worker, from waking to sleeping' : 'a worker that is awake';
  const spot = spotPercent / 100;
  const task = [
    { price: 'fargate-spot.vcpu-hour', units: (hours * spot * cpu) / 1024, because },
    { price: 'fargate-spot.gb-hour', units: (hours * spot * memoryMiB) / 1024, because },
    { price: 'fargate.vcpu-hour', units: (hours * (1 - spot) * cpu) / 1024, because },
    { price: 'fargate.gb-hour', units: (hours * (1 - spot) * memoryMiB) / 1024, because },
  ];
  const charges = [...task, ...besidesWorker];
  return { charges, usd: charges.reduce((sum, { price, units }) => sum + units * priceOf(price).usd, 0) };
}

const besidesWorker: readonly FixedCharge[] = [
  { price: 'guardduty.gb', units: FILE_GIGABYTES, because: 'the malware scan' },
  { price: 'guardduty.objects', units: 1 / 1000, because: 'the malware scan' },
  { price: 's3.storage', units: FILE_GIGABYTES + ARTIFACT_GIGABYTES, because: 'file and artifacts for a month' },
  { price: 's3.write', units: 40 / 1000, because: 'parts of the upload, and artifacts' },
  { price: 'apigateway.requests', units: 60 / 1e6, because: 'tickets, signatures, questions for the job' },
  { price: 'lambda.request', units: 80 / 1e6, because: 'the functions behind them' },
  { price: 'lambda.gb-second', units: 80 * 0.2, because: 'the functions behind them' },
  { price: 'dynamodb.write', units: 80 / 1e6, because: 'the states of the job' },
  { price: 'dynamodb.read', units: 200 / 1e6, because: 'the states of the job' },
  { price: 'aurora.acu-hour', units: 2 * (CONVERSION_SECONDS / 3600), because: 'the database, 2 ACU meanwhile' },
  { price: 'aurora.requests', units: 0.1, because: 'rows of 25,000 elements' },
  { price: 'cloudfront.gb', units: ARTIFACT_GIGABYTES, because: 'one person looks at it' },
];
