import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryJobQueue } from '#adapters/memory';
import { SqsJobInbox, SqsJobQueue, sqsClient } from '#adapters/sqs';
import type { ReceivedJob } from '#core/ports';
import { newQueue, onEmulator } from '../support/aws.ts';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';
import { jobInboxContract } from './job-inbox.contract.ts';

const visibilityMs = 1000;
const forever = new AbortController().signal;
const queued = (bytes: number) => ({ ...jobAfter(waysTo.queued, someJob()), bytes });

jobInboxContract('MemoryJobQueue', async () => {
  const queue = new MemoryJobQueue({ visibilityMs, waitMs: 20_000 });
  return { queue, inbox: queue, visibilityMs };
});

onEmulator('SQS', () => {
  let client: SQSClient;
  const unreadable: string[] = [];

  beforeAll(() => {
    client = sqsClient();
  });

  const inboxOf = (queueUrl: string) =>
    new SqsJobInbox(client, {
      queueUrl,
      visibilitySeconds: visibilityMs / 1000,
      onUnreadable: ({ body }) => void unreadable.push(body),
    });

  jobInboxContract('SqsJobQueue and SqsJobInbox', async () => {
    const standard = await newQueue();
    const queue = new SqsJobQueue(client, { standard, large: standard, largeJobBytes: 1 });
    return { queue, inbox: inboxOf(standard), visibilityMs };
  });

  describe('SqsJobQueue', () => {
    it('sends a job to the queue for its size', async () => {
      const [standard, large] = [await newQueue(), await newQueue()];
      const queue = new SqsJobQueue(client, { standard, large, largeJobBytes: 1000 });
      const [small, big] = [queued(999), queued(1000)];
      await queue.send(big);
      await queue.send(small);
      expect((await inboxOf(standard).receive(forever))?.job.id).toBe(small.id);
      expect((await inboxOf(large).receive(forever))?.job.id).toBe(big.id);
    });
  });

  describe('SqsJobInbox', () => {
    it('tells of messages that are none of ours, and goes on with the next', async () => {
      const queueUrl = await newQueue();
      const bodies = ['no JSON', '{"tenant":"acme"}', '{"tenant":"A B","project":"x","id":"1"}'];
      for (const MessageBody of bodies) await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
      const job = queued(1);
      await new SqsJobQueue(client, { standard: queueUrl, large: queueUrl, largeJobBytes: 1 }).send(job);
      const inbox = inboxOf(queueUrl);
      let message: ReceivedJob | undefined;
      for (let tries = 0; message === undefined && tries < 10; tries++) message = await inbox.receive(forever);
      expect(message?.job.id).toBe(job.id);
      expect(bodies).toEqual(expect.arrayContaining(unreadable));
      expect(unreadable.length).toBeGreaterThan(0);
    });

    it('sees a message set aside after so many receives', async () => {
      const deadLetters = await newQueue();
      const arn = `arn:aws:sqs:eu-central-1:000000000000:${deadLetters.split('/').at(-1)}`;
      const policy = JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 2 });
      const queueUrl = await newQueue({ RedrivePolicy: policy });
      const job = queued(1);
      await new SqsJobQueue(client, { standard: queueUrl, large: queueUrl, largeJobBytes: 1 }).send(job);
      for (const count of [1, 2]) {
        const message = await inboxOf(queueUrl).receive(forever);
        expect(message?.receiveCount).toBe(count);
        await message?.release();
      }
      const over = new AbortController();
      setTimeout(() => over.abort(), 500);
      expect(await inboxOf(queueUrl).receive(over.signal)).toBeUndefined();
      expect((await inboxOf(deadLetters).receive(forever))?.job.id).toBe(job.id);
    });
  });
});
