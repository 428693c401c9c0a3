import { randomUUID } from 'node:crypto';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { dynamoClient } from '#adapters/dynamodb';
import { S3UploadStore, s3Client, s3SigningClient } from '#adapters/s3';
import { uploadRoutes, usualLimits } from '#api';
import { UploadsEnvironment } from '#lambdas/uploads';
import { apiFunction } from '../shared/api-function.ts';
import { jobQueue, jobRepository } from '../shared/job-stores.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { UPLOADS_SERVICE } from './metric-names.ts';
import { TableKeptAnswers } from './table-kept-answers.ts';

const tools = observability(UPLOADS_SERVICE);
const environment = readEnvironment(UploadsEnvironment);
const client = tools.tracer.captureAWSv3Client(s3Client());
const keptAnswers = new TableKeptAnswers(
  new DynamoDBPersistenceLayer({
    tableName: environment.IDEMPOTENCY_TABLE,
    awsSdkV3Client: tools.tracer.captureAWSv3Client(dynamoClient()),
  }),
);
const ports = {
  jobs: jobRepository(tools, environment),
  queue: jobQueue(tools, environment),
  uploads: new S3UploadStore({ client, signer: s3SigningClient() }, environment.UPLOAD_BUCKET),
  keptAnswers,
  now: () => new Date(),
  newId: randomUUID,
};
const limits = { ...usualLimits, uploadBytes: environment.MAX_UPLOAD_BYTES };

/** Gives upload tickets and signs the S3 requests that bring the files. */
export const handler = apiFunction(tools, {
  groups: [uploadRoutes({ ports, limits })],
  limits,
  around: (answer) => (request, invocation, caller) => {
    keptAnswers.enter(invocation);
    return answer(request, invocation, caller);
  },
});
