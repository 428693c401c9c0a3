import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { jobOf } from '#adapters/dynamodb';
import { type Job, waitsForWorker } from '#core/model';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { wakerMetrics } from './metric-names.ts';
import type { Wake } from './wake.ts';

export interface WakerSources {
  readonly wake: Wake;
  readonly services: { readonly standard: string; readonly large: string };
  /** Jobs whose files have so many bytes go to the large workers. */
  readonly largeJobBytes: number;
}

/**
 * Wakes the workers for the jobs of the table's stream that wait for one. The metrics of a queue that was idle for long
 * lag by up to 15 minutes: without this a first job would wait for them. Where a service cannot be woken, its first
 * record is told to Lambda, which brings the stream again from there.
 */
export function waker(tools: Observability, { wake, services, largeJobBytes }: WakerSources) {
  const { logger, metrics } = tools;

  function waitingJob(record: DynamoDBRecord): Job | undefined {
    try {
      const job = jobOf(unmarshall((record.dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]));
      return waitsForWorker(job) ? job : undefined;
    } catch (error) {
      // Coming again would not make it readable, and would hold up all that follow.
      metrics.addMetric(wakerMetrics.unreadable, 'Count', 1);
      logger.error('A record of the stream holds no job.', { eventID: record.eventID, reason: String(error) });
      return undefined;
    }
  }

  return observedFunction(tools, async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    /** Service -> the first record that needs it. */
    const needed = new Map<string, string>();
    for (const record of Records) {
      const job = waitingJob(record);
      if (job === undefined) continue;
      const service = job.bytes >= largeJobBytes ? services.large : services.standard;
      if (!needed.has(service)) needed.set(service, record.dynamodb?.SequenceNumber ?? '');
    }
    const failures = await Promise.all(
      [...needed].map(async ([service, itemIdentifier]) => {
        try {
          if (await wake(service)) {
            metrics.addMetric(wakerMetrics.woken, 'Count', 1);
            logger.info('A service that slept was woken.', { ecsService: service });
          }
          return [];
        } catch (error) {
          logger.error('A service could not be woken.', error instanceof Error ? error : String(error));
          return [{ itemIdentifier }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  });
}
