import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Job, waitsForWorker } from '#core/model';
import type { JobQueue } from '#core/ports';
import { writeMessage } from './job-message.ts';

export interface QueueAddresses {
  readonly standard: string;
  readonly large: string;
  /** Jobs whose files have so many bytes go to the large queue. */
  readonly largeJobBytes: number;
}

/**
 * Sends jobs to the workers for their size. Of jobs that wait for no worker nothing is sent: whoever works on one notices
 * its end when it notes its progress.
 */
export class SqsJobQueue implements JobQueue {
  readonly #client: SQSClient;
  readonly #addresses: QueueAddresses;

  constructor(client: SQSClient, addresses: QueueAddresses) {
    this.#client = client;
    this.#addresses = addresses;
  }

  async send(job: Pick<Job, 'tenant' | 'project' | 'id' | 'state' | 'bytes' | 'uploadVersion'>): Promise<void> {
    if (!waitsForWorker(job)) return;
    const { standard, large, largeJobBytes } = this.#addresses;
    const QueueUrl = job.bytes >= largeJobBytes ? large : standard;
    await this.#client.send(new SendMessageCommand({ QueueUrl, MessageBody: writeMessage(job) }));
  }
}
