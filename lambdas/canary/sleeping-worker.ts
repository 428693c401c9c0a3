import { setTimeout } from 'node:timers/promises';
import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The workers that a run of the canary may wake. */
export interface Workers {
  readonly areAsleep: () => Promise<boolean>;
  /** Sends the one that was woken to sleep again, unless somebody else has something for it. @returns whether it did. */
  readonly putToSleep: () => Promise<boolean>;
}

/** Of the workers' service, and of the queue that it serves. */
export interface WorkersPlace {
  readonly cluster: string;
  readonly service: string;
  readonly queueUrl: string;
}

/** How often the queue is looked at: SQS counts a message that is done for up to a minute longer. */
const LOOKS = 4;
const LOOK_MILLISECONDS = 20_000;

/**
 * Workers as tasks of an ECS service. One that is at work is protected and goes on to its end. A job that comes at this very
 * moment waits for three minutes until the policy `stalled` wakes a worker for it (docs/adr/0013).
 */
export function sleepingWorkers(
  ecs: ECSClient,
  sqs: SQSClient,
  { cluster, service, queueUrl }: WorkersPlace,
  pause: (milliseconds: number) => Promise<unknown> = setTimeout,
): Workers {
  async function desired(): Promise<number> {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const count = services[0]?.desiredCount;
    if (count === undefined) throw new Error(`The cluster has no service ${service}.`);
    return count;
  }

  async function hasMessages(): Promise<boolean> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...names] }),
    );
    return names.some((name) => Attributes?.[name] !== '0');
  }

  return {
    areAsleep: async () => (await desired()) === 0,
    putToSleep: async () => {
      for (let look = 1; await hasMessages(); look += 1) {
        if (look === LOOKS) return false;
        await pause(LOOK_MILLISECONDS);
      }
      if ((await desired()) !== 1) return false;
      await ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: 0 }));
      return true;
    },
  };
}
