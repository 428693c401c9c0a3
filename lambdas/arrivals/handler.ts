import { S3UploadStore, s3Client, s3SigningClient } from '#adapters/s3';
import { ArrivalsEnvironment } from '#lambdas/arrivals';
import { jobQueue, jobRepository } from '../shared/job-stores.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { StoredUploads } from '../shared/stored-uploads.ts';
import { arrivals } from './arrivals.ts';
import { ARRIVALS_SERVICE } from './metric-names.ts';

const tools = observability(ARRIVALS_SERVICE);
const environment = readEnvironment(ArrivalsEnvironment);
const client = tools.tracer.captureAWSv3Client(s3Client());
const stored = new StoredUploads(client, environment.UPLOAD_BUCKET);

export const handler = arrivals(tools, {
  jobs: jobRepository(tools, environment),
  queue: jobQueue(tools, environment),
  uploads: new S3UploadStore({ client, signer: s3SigningClient() }, environment.UPLOAD_BUCKET),
  bytesOf: (key, version) => stored.bytes(key, version),
  isScanned: environment.MALWARE_SCAN === 'on',
  now: () => new Date(),
});
