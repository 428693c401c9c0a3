import type { z } from 'zod';
import { DynamoJobRepository, dynamoClient } from '#adapters/dynamodb';
import { SqsJobQueue, sqsClient } from '#adapters/sqs';
import type { JobQueue, JobRepository } from '#core/ports';
import type { JobStore, WorkQueues } from './environment.ts';
import type { Observability } from './observability.ts';

/** The jobs, as the variables of a function name them. */
export function jobRepository({ tracer }: Observability, { JOBS_TABLE }: z.output<typeof JobStore>): JobRepository {
  return new DynamoJobRepository(tracer.captureAWSv3Client(dynamoClient()), JOBS_TABLE);
}

/** The way to the workers, as the variables of a function name it. */
export function jobQueue(
  { tracer }: Observability,
  { STANDARD_QUEUE_URL, LARGE_QUEUE_URL, LARGE_JOB_BYTES }: z.output<typeof WorkQueues>,
): JobQueue {
  return new SqsJobQueue(tracer.captureAWSv3Client(sqsClient()), {
    standard: STANDARD_QUEUE_URL,
    large: LARGE_QUEUE_URL,
    largeJobBytes: LARGE_JOB_BYTES,
  });
}
