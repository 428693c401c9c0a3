import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import type { JobInbox, JobRef, ReceivedJob } from '#core/ports';
import { readMessage } from './job-message.ts';

export interface InboxSettings {
  readonly queueUrl: string;
  readonly visibilitySeconds: number;
  /** A message that is none of ours. It comes again after its visibility timeout, until the dead-letter queue gets it. */
  readonly onUnreadable: (message: { readonly messageId: string | undefined; readonly body: string }) => void;
}

/** The longest that SQS waits for a message. */
const LONGEST_WAIT_SECONDS = 20;

/** What SQS answers where the receipt of a message is good no more. */
const lostReceipts = ['MessageNotInflight', 'ReceiptHandleIsInvalid', 'InvalidParameterValue'];

/** Receives jobs from one queue by long polling, one at a time. */
export class SqsJobInbox implements JobInbox {
  readonly #client: SQSClient;
  readonly #settings: InboxSettings;

  constructor(client: SQSClient, settings: InboxSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  /** A message that SQS hands out at the very moment of an abort is received again after its visibility timeout. */
  async receive(signal: AbortSignal): Promise<ReceivedJob | undefined> {
    const message = await this.#next(signal);
    if (message?.ReceiptHandle === undefined) return undefined;
    const job = readMessage(message.Body);
    if (job !== undefined) return this.#received(job, message, message.ReceiptHandle);
    this.#settings.onUnreadable({ messageId: message.MessageId, body: message.Body ?? '' });
    return undefined;
  }

  async #next(signal: AbortSignal): Promise<Message | undefined> {
    if (signal.aborted) return undefined;
    const request = new ReceiveMessageCommand({
      QueueUrl: this.#settings.queueUrl,
      MaxNumberOfMessages: 1,
      WaitTimeSeconds: LONGEST_WAIT_SECONDS,
      VisibilityTimeout: this.#settings.visibilitySeconds,
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
    });
    try {
      return (await this.#client.send(request, { abortSignal: signal })).Messages?.[0];
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  #received(job: JobRef, { Attributes }: Message, ReceiptHandle: string): ReceivedJob {
    const { queueUrl: QueueUrl, visibilitySeconds } = this.#settings;
    const setVisibility = (VisibilityTimeout: number) =>
      isStillOurs(
        this.#client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout })),
      );
    return {
      job,
      receiveCount: Number(Attributes?.ApproximateReceiveCount),
      sentAt: new Date(Number(Attributes?.SentTimestamp)),
      renew: () => setVisibility(visibilitySeconds),
      release: async (afterSeconds = 0) => {
        await setVisibility(afterSeconds);
      },
      delete: async () => {
        await isStillOurs(this.#client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })));
      },
    };
  }
}

/** False where the message was deleted, or given to somebody else. */
async function isStillOurs(done: Promise<unknown>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    if (error instanceof SQSServiceException && lostReceipts.includes(error.name)) return false;
    throw error;
  }
}
