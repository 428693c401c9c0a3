import type { z } from 'zod';
import { DynamoJobRepository, DynamoJobStatistics, dynamoClient } from '#adapters/dynamodb';
import type { JobStore } from './environment.ts';
import type { Observability } from './observability.ts';

/** The jobs, as the variables of a function name them, for one that sends no messages to workers. */
export function jobsTable({ tracer }: Observability, { JOBS_TABLE }: z.output<typeof JobStore>) {
  const client = tracer.captureAWSv3Client(dynamoClient());
  return {
    jobs: new DynamoJobRepository(client, JOBS_TABLE),
    statistics: new DynamoJobStatistics(client, JOBS_TABLE),
  };
}
