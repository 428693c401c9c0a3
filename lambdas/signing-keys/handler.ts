import { DynamoSigningKeys, dynamoClient } from '#adapters/dynamodb';
import { SigningKeysEnvironment } from '#lambdas/signing-keys';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { keyResource } from './key-resource.ts';
import { SIGNING_KEYS_SERVICE } from './metric-names.ts';

const tools = observability(SIGNING_KEYS_SERVICE);
const { SIGNING_KEYS_TABLE } = readEnvironment(SigningKeysEnvironment);

/** Makes and removes keys of signed URLs. */
export const handler = keyResource(
  tools,
  new DynamoSigningKeys(tools.tracer.captureAWSv3Client(dynamoClient()), SIGNING_KEYS_TABLE),
);
