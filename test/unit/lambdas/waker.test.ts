import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { Job } from '#core/model';
import { wakeIn } from '../../../lambdas/waker/wake.ts';
import { waker } from '../../../lambdas/waker/waker.ts';
import { jobAfter, waysTo } from '../../support/jobs.ts';
import { lambdaContext, observed, streamRecord } from '../../support/lambda-events.ts';
import { firstVersion } from '../../support/uploaded-files.ts';

const services = { standard: 'standard', large: 'large' };
const queued = (given: Partial<Job> = {}): Job => ({ ...jobAfter(waysTo.queued), ...given });

/** Brings jobs to the waker as the table's stream does; services that cannot be woken are named. */
async function bring(images: readonly (Job | Record<string, unknown> | undefined)[], broken: readonly string[] = []) {
  const woken: string[] = [];
  const { tools, lines, metrics } = observed('waker');
  const wake = async (service: string) => {
    if (broken.includes(service)) throw new Error(`${service} cannot be reached.`);
    woken.push(service);
    return true;
  };
  const handler = waker(tools, { wake, services, largeJobBytes: 5000 });
  const Records = images.map((image, index) => streamRecord(index, image && { ...image, scope: 'local#local' }));
  return { answer: await handler({ Records }, lambdaContext()), woken, lines, metrics };
}

describe('the waker', () => {
  it('wakes the service for the size of each job, once for all jobs of a batch', async () => {
    const { answer, woken, metrics } = await bring([queued(), queued({ bytes: 5000 }), queued({ bytes: 4999 })]);
    expect([woken, answer]).toEqual([['standard', 'large'], { batchItemFailures: [] }]);
    expect(metrics['ServicesWoken']).toBe(2);
  });

  it('wakes also for a job whose file was found clean before', async () => {
    const retried = { ...jobAfter(waysTo.scanning), uploadVersion: firstVersion };
    expect((await bring([retried])).woken).toEqual(['standard']);
  });

  it('wakes for no job that waits for no worker', async () => {
    const others = (['awaiting_upload', 'scanning', 'processing', 'succeeded', 'failed'] as const).map((state) =>
      jobAfter(waysTo[state]),
    );
    expect((await bring(others)).woken).toEqual([]);
  });

  it('tells Lambda from which record on the stream has to come again', async () => {
    const batch = [jobAfter(waysTo.processing), queued({ bytes: 5000 }), queued(), queued({ bytes: 6000 })];
    const { answer, woken } = await bring(batch, ['large']);
    expect(woken).toEqual(['standard']);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: streamRecord(1, {}).dynamodb?.SequenceNumber }]);
  });

  it('passes over a record that holds no job, and counts it', async () => {
    const { answer, woken, metrics, lines } = await bring([{ id: 'x' }, undefined, queued()]);
    expect([woken, answer]).toEqual([['standard'], { batchItemFailures: [] }]);
    expect(metrics['UnreadableJobRecords']).toBe(2);
    expect(lines.filter((line) => line.includes('holds no job'))).toHaveLength(2);
  });
});

describe('waking a service', () => {
  it.each([
    [0, true, 1],
    [1, false, 0],
    [7, false, 0],
  ])('with %i tasks wanted gives %s', async (desiredCount, isWoken, updates) => {
    const client = new ECSClient({ region: 'eu-central-1' });
    const ecs = mockClient(client);
    ecs.on(DescribeServicesCommand, { cluster: 'c', services: ['s'] }).resolves({ services: [{ desiredCount }] });
    ecs.on(UpdateServiceCommand, { cluster: 'c', service: 's', desiredCount: 1 }).resolves({});
    expect(await wakeIn(client, 'c')('s')).toBe(isWoken);
    expect(ecs.commandCalls(UpdateServiceCommand)).toHaveLength(updates);
  });

  it('fails where there is no such service', async () => {
    const client = new ECSClient({ region: 'eu-central-1' });
    mockClient(client).on(DescribeServicesCommand).resolves({ services: [] });
    await expect(wakeIn(client, 'c')('s')).rejects.toThrow('no service s');
  });
});
