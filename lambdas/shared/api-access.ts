import type { z } from 'zod';
import { DynamoAuditLog, DynamoRateLimits, dynamoClient } from '#adapters/dynamodb';
import type { AccessSettings } from '#api';
import type { ApiAccess } from './caller.ts';
import type { ApiFrame } from './environment.ts';
import type { Observability } from './observability.ts';

/** How a function of the API lets requests in, and which pages may read its answers. */
export interface FunctionAccess extends Pick<AccessSettings, 'rateLimits' | 'auditLog'> {
  readonly access: ApiAccess;
  readonly pages: readonly string[];
}

/** The same, as the variables of a function name it. */
export function functionAccess(
  { tracer }: Observability,
  { API_ACCESS, RATE_LIMITS_TABLE, AUDIT_TABLE, AUDIT_DAYS, WEB_ORIGINS }: z.output<typeof ApiFrame>,
): FunctionAccess {
  const client = tracer.captureAWSv3Client(dynamoClient());
  return {
    access: API_ACCESS,
    pages: WEB_ORIGINS.split(' '),
    rateLimits: new DynamoRateLimits(client, RATE_LIMITS_TABLE),
    auditLog: new DynamoAuditLog(client, AUDIT_TABLE, AUDIT_DAYS),
  };
}
