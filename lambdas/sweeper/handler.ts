import { S3UploadStore, s3Client, s3SigningClient } from '#adapters/s3';
import { SweeperEnvironment } from '#lambdas/sweeper';
import { jobQueue, jobRepository } from '../shared/job-stores.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { StoredUploads } from '../shared/stored-uploads.ts';
import { sweepLimits } from './limits.ts';
import { SWEEPER_SERVICE } from './metric-names.ts';
import { sweeper } from './sweeper.ts';
import { verdictOf } from './verdict.ts';

const tools = observability(SWEEPER_SERVICE);
const environment = readEnvironment(SweeperEnvironment);
const { JOB_TIMEOUT_SECONDS, VISIBILITY_TIMEOUT_SECONDS, MALWARE_SCAN, UPLOAD_BUCKET } = environment;
const client = tools.tracer.captureAWSv3Client(s3Client());
const stored = new StoredUploads(client, UPLOAD_BUCKET);
const ports = {
  jobs: jobRepository(tools, environment),
  queue: jobQueue(tools, environment),
  uploads: new S3UploadStore({ client, signer: s3SigningClient() }, UPLOAD_BUCKET),
  verdict: (key: Parameters<typeof verdictOf>[1]) => verdictOf(stored, key, MALWARE_SCAN === 'on'),
  now: () => new Date(),
};

export const handler = sweeper(tools, ports, sweepLimits(JOB_TIMEOUT_SECONDS, VISIBILITY_TIMEOUT_SECONDS));
