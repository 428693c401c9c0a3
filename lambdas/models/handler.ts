import { DynamoSigningKeys, dynamoClient } from '#adapters/dynamodb';
import { FixedFeatures } from '#adapters/memory';
import { S3ObjectReader, S3UploadStore, s3Client, s3SigningClient } from '#adapters/s3';
import { artifactRoutes, elementRoutes, modelRoutes, usualLimits } from '#api';
import { ModelsEnvironment } from '#lambdas/models';
import { apiFunction } from '../shared/api-function.ts';
import { jobsTable } from '../shared/jobs-table.ts';
import { modelReads } from '../shared/model-reads.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { bucketUrls, cloudFrontUrls } from './artifact-url.ts';
import { MODELS_SERVICE } from './metric-names.ts';
import { stoppedJobsOnly } from './stopped-jobs.ts';

const tools = observability(MODELS_SERVICE);
const environment = readEnvironment(ModelsEnvironment);
const { ARTIFACT_BUCKET, UPLOAD_BUCKET, SIGNING_KEYS_TABLE } = environment;
const { models, around } = modelReads(tools, environment);
const client = tools.tracer.captureAWSv3Client(s3Client());
const signer = s3SigningClient();
const now = () => new Date();

const signingKeys =
  SIGNING_KEYS_TABLE === undefined
    ? undefined
    : new DynamoSigningKeys(tools.tracer.captureAWSv3Client(dynamoClient()), SIGNING_KEYS_TABLE);

const ports = {
  models,
  jobs: jobsTable(tools, environment).jobs,
  queue: stoppedJobsOnly,
  uploads: new S3UploadStore({ client, signer }, UPLOAD_BUCKET),
  artifacts: new S3ObjectReader(client, ARTIFACT_BUCKET),
  artifactUrl:
    signingKeys === undefined ? bucketUrls(signer, ARTIFACT_BUCKET) : cloudFrontUrls(signingKeys, environment, now),
  features: new FixedFeatures(environment.FEATURES),
  now,
};
const sources = { ports, limits: usualLimits };

/** Tells of models and their elements, gives their artifacts, and deletes them. */
export const handler = apiFunction(tools, {
  groups: [modelRoutes(sources), elementRoutes(sources), artifactRoutes(sources)],
  limits: usualLimits,
  around,
});
