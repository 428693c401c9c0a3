import { DynamoApiKeys, DynamoAuditLog, dynamoClient } from '#adapters/dynamodb';
import { apiKeyRoutes, auditRoutes, meRoutes, routesToDescribe, usualLimits } from '#api';
import { AccessEnvironment } from '#lambdas/access';
import { apiFunction } from '../shared/api-function.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { ACCESS_SERVICE } from './metric-names.ts';

const tools = observability(ACCESS_SERVICE);
const { API_KEYS_TABLE, AUDIT_TABLE } = readEnvironment(AccessEnvironment);
const client = tools.tracer.captureAWSv3Client(dynamoClient());
const ports = {
  apiKeys: new DynamoApiKeys(client, API_KEYS_TABLE),
  auditLog: new DynamoAuditLog(client, AUDIT_TABLE),
  now: () => new Date(),
};
const sources = { ports, limits: usualLimits };

/** Tells people who they are, makes and revokes API keys, shows owners who did what, and everybody what the API is. */
export const handler = apiFunction(tools, {
  groups: [meRoutes(sources), apiKeyRoutes(sources), auditRoutes(sources)],
  limits: usualLimits,
  described: routesToDescribe,
});
