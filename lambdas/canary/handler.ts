import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ECSClient } from '@aws-sdk/client-ecs';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '#adapters/aws';
import { DynamoApiKeys, dynamoClient } from '#adapters/dynamodb';
import { ApiClient } from '#api/client';
import { CANARY_FILE, CanaryEnvironment } from '#lambdas/canary';
import { invokeFunction } from '../shared/invoke-function.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { canary } from './canary.ts';
import { CANARY_SERVICE } from './metric-names.ts';
import { removeModel } from './remove-model.ts';
import { runKey } from './run-key.ts';
import { sleepingWorkers } from './sleeping-worker.ts';

const tools = observability(CANARY_SERVICE);
const { API_URL, API_KEYS_TABLE, MODELS_FUNCTION, AWS_ENDPOINT_URL, ...place } = readEnvironment(CanaryEnvironment);
const ecs = tools.tracer.captureAWSv3Client(new ECSClient({ ...clientSettings }));
const sqs = tools.tracer.captureAWSv3Client(new SQSClient({ ...clientSettings }));
const keys = new DynamoApiKeys(tools.tracer.captureAWSv3Client(dynamoClient()), API_KEYS_TABLE);
const remove = removeModel(invokeFunction(AWS_ENDPOINT_URL), MODELS_FUNCTION, randomUUID);

/** Uses the product as a customer does, and tells whether it could. */
export const handler = canary(tools, {
  file: async () => new File([await readFile(new URL(CANARY_FILE, import.meta.url))], CANARY_FILE),
  enter: async () => {
    const { text, revoke } = await runKey(keys, () => new Date());
    return { client: new ApiClient({ endpoint: API_URL, token: text }), remove, leave: revoke };
  },
  workers: sleepingWorkers(ecs, sqs, {
    cluster: place.CLUSTER,
    service: place.STANDARD_SERVICE,
    queueUrl: place.STANDARD_QUEUE_URL,
  }),
  now: () => performance.now(),
  // A worker may have to be woken, and a file to be scanned; then there is a minute left to tidy up in.
  patience: 8 * 60_000,
});
