import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppConfigDataClient } from '@aws-sdk/client-appconfigdata';
import type { z } from 'zod';
import { AppConfigFeatures } from '#adapters/appconfig';
import { clientSettings } from '#adapters/aws';
import { DynamoJobRepository, dynamoClient } from '#adapters/dynamodb';
import { FixedFeatures } from '#adapters/memory';
import { Database } from '#adapters/postgres';
import { S3ObjectReader, S3ObjectStore, s3Client, stageObject } from '#adapters/s3';
import { SqsJobInbox, sqsClient } from '#adapters/sqs';
import { uploadKey } from '#core/jobs';
import type { Job } from '#core/model';
import type { FeatureFlags } from '#core/ports';
import { databaseLocation } from '../../lambdas/shared/database-location.ts';
import { runConversion } from './conversion/run-conversion.ts';
import type { WorkerEnvironment } from './environment.ts';
import { CircuitBreaker } from './geometry/circuit-breaker.ts';
import { type DealSources, dealWith } from './job/deal-with.ts';
import { JobReport } from './job/job-report.ts';
import { giveLifeSign } from './loop/life-sign.ts';
import { EcsTaskProtection, noProtection } from './loop/task-protection.ts';
import { workThrough } from './loop/work-through.ts';
import type { Telemetry } from './telemetry.ts';
import { JobRun, type RunSources, type StagedUpload } from './work/job-run.ts';
import { LazyModelShelf } from './work/model-shelf.ts';

type Settings = z.infer<typeof WorkerEnvironment>;

export interface Worker {
  /** Works until the signal is aborted; by then every message is settled or given back. */
  run(shutdown: AbortSignal): Promise<void>;
}

/** Puts the worker together from its environment: the only place that knows every technology. */
export async function composeWorker(settings: Settings, conversionFile: URL, told: Telemetry): Promise<Worker> {
  const scratchFolder = join(settings.SCRATCH_FOLDER, 'jobs');
  await rm(scratchFolder, { recursive: true, force: true }); // what a process left that was killed
  await mkdir(scratchFolder, { recursive: true });
  const onFault = (error: unknown) => told.logger.error('fault', asError(error));
  const protection =
    settings.ECS_AGENT_URI === undefined
      ? noProtection
      : new EcsTaskProtection({ agent: settings.ECS_AGENT_URI, onFault });
  const shelf = new LazyModelShelf(() =>
    Database.open(databaseLocation(settings, { schema: 'expect', mostConnections: 4 })),
  );
  const onTurn = () => giveLifeSign(settings.SCRATCH_FOLDER);
  const sources: DealSources = {
    jobs: new DynamoJobRepository(dynamoClient(), settings.JOBS_TABLE),
    protection,
    begin: runsOn(settings, scratchFolder, conversionFile, shelf, onFault),
    onBeat: onTurn,
    reportOn: (message) => new JobReport(told.logger, told.metrics, message),
    now: () => new Date(),
    limits: {
      mostReceives: settings.MAX_RECEIVE_COUNT,
      visibilitySeconds: settings.VISIBILITY_TIMEOUT_SECONDS,
      timeoutSeconds: settings.JOB_TIMEOUT_SECONDS,
      windUpSeconds: 30,
    },
  };
  const inbox = new SqsJobInbox(sqsClient(), {
    queueUrl: settings.QUEUE_URL,
    visibilitySeconds: settings.VISIBILITY_TIMEOUT_SECONDS,
    onUnreadable: (message) => told.logger.error('a message of the queue is none of ours', { ...message }),
  });
  return {
    run: async (shutdown) => {
      const deal = (message: Parameters<typeof dealWith>[1]) => dealWith(sources, message, shutdown);
      await workThrough({ inbox, protection, deal, onTurn, onFault }, shutdown);
      await shelf.close();
    },
  };
}

/** Flags of AppConfig, where it is told where they are; as the variable says until it has answered. */
function featuresOf(
  { APPCONFIG_FLAGS: address, FEATURES }: Settings,
  onFailure: (error: unknown) => void,
): FeatureFlags {
  if (address === undefined) return new FixedFeatures(FEATURES);
  return new AppConfigFeatures(new AppConfigDataClient({ ...clientSettings }), { address, first: FEATURES, onFailure });
}

function runsOn(
  settings: Settings,
  scratchFolder: string,
  processFile: URL,
  shelf: LazyModelShelf,
  onFault: (error: unknown) => void,
) {
  const s3 = s3Client();
  const [store, reader] = [
    new S3ObjectStore(s3, settings.ARTIFACT_BUCKET),
    new S3ObjectReader(s3, settings.ARTIFACT_BUCKET),
  ];
  const sources: RunSources = {
    stage: (job, path, signal) => stage(job, { client: s3, bucket: settings.UPLOAD_BUCKET, path, signal }),
    convert: (request, onProgress, signal) => runConversion(request, { processFile, onProgress, signal }),
    artifacts: {
      create: (key) => store.create(key),
      read: (key) => store.read(key),
      size: (key) => reader.size(key),
      stream: (key, start, end) => reader.stream(key, start, end),
      removeBelow: (key) => reader.removeBelow(key),
    },
    models: () => shelf.get(),
    breaker: new CircuitBreaker(),
    features: featuresOf(settings, onFault),
    scratchFolder,
  };
  return (job: Job) => new JobRun(sources, job);
}

interface StageTarget {
  readonly client: ReturnType<typeof s3Client>;
  readonly bucket: string;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** A version that has other bytes than were counted when it arrived is not the one that was checked. */
async function stage(job: Job, { client, bucket, path, signal }: StageTarget): Promise<StagedUpload> {
  if (job.uploadVersion === null) return { outcome: 'gone' };
  const from = { bucket, key: uploadKey(job), version: job.uploadVersion };
  const staging = await stageObject(client, from, { path, mostBytes: job.bytes, signal });
  if (staging.outcome === 'denied') throw new Error('The upload bucket does not let the worker read the upload.');
  return staging.outcome === 'staged' ? staging : { outcome: 'gone' };
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
