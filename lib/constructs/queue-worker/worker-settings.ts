import type { CapacityProviderStrategy } from 'aws-cdk-lib/aws-ecs';
import type { EnvironmentConfig } from '#lib/config';
import type { JobQueuePair } from '#lib/constructs/job-queues';

/** What a worker knows of its queue. */
export const queueVariables = (jobs: JobQueuePair, processing: EnvironmentConfig['processing']) => ({
  QUEUE_URL: jobs.queue.queueUrl,
  MAX_RECEIVE_COUNT: String(jobs.maxReceiveCount),
  VISIBILITY_TIMEOUT_SECONDS: String(processing.visibilitySeconds),
  JOB_TIMEOUT_SECONDS: String(processing.jobTimeoutSeconds),
});

/** Spare capacity for the first task and so many percent of the others, the rest at the usual price. */
export function capacityFor(spotPercent: number): CapacityProviderStrategy[] {
  return [
    { capacityProvider: 'FARGATE_SPOT', weight: spotPercent, base: 1 },
    { capacityProvider: 'FARGATE', weight: 100 - spotPercent },
  ].filter(({ weight }) => weight > 0);
}
