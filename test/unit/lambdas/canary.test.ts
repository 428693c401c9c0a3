import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { MemoryApiKeys } from '#adapters/memory';
import { authenticateKey } from '#core/access';
import type { StoredApiKey } from '#core/model';
import { CANARY_KEY_ID, CANARY_TENANT } from '#lambdas/canary';
import { canary, type Visit } from '../../../lambdas/canary/canary.ts';
import { removeModel } from '../../../lambdas/canary/remove-model.ts';
import { runKey } from '../../../lambdas/canary/run-key.ts';
import { sleepingWorkers } from '../../../lambdas/canary/sleeping-worker.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';
import { type SmallProduct, smallProduct } from '../../support/small-product.ts';

const well: SmallProduct = { ends: 'succeeded', classes: [{ class: 'IfcWall', elements: 8, withGeometry: 8 }] };

/** One run against a product, by a clock that goes on a second with each look. */
async function run(product: ReturnType<typeof smallProduct>, given: Partial<Visit> = {}, asleep = false) {
  const { tools, metrics, lines } = observed('canary');
  const left: string[] = [];
  let seconds = 0;
  const handler = canary(tools, {
    file: async () => new File(['ISO-10303-21;'], 'plinth-house.ifc'),
    enter: async () => ({
      client: product.client,
      remove: async (id) => void product.models.delete(id),
      leave: async () => void left.push('left'),
      ...given,
    }),
    workers: {
      areAsleep: async () => asleep,
      putToSleep: async () => {
        left.push('put to sleep');
        throw new Error('ECS is away.');
      },
    },
    now: () => ++seconds * 1000,
    patience: 60_000,
  });
  const outcome = await handler({}, lambdaContext());
  return { outcome, metrics, lines: lines.join('\n'), left };
}

describe('the canary', () => {
  it('uploads, asks and tidies up, and tells how long each step took', async () => {
    const product = smallProduct(well);
    const { outcome, metrics, left } = await run(product);
    expect(outcome).toEqual({ isWell: true });
    expect(metrics).toEqual({
      CanarySuccess: 1,
      CanaryUploadSeconds: 1,
      CanaryConvertSeconds: 1,
      CanaryQuerySeconds: 1,
      CanaryCleanUpSeconds: 1,
    });
    expect([[...product.models], left]).toEqual([[], ['left']]);
  });

  it('removes what an earlier run has left', async () => {
    const product = smallProduct(well, ['3f8a5f5e-57a5-4a4e-8a51-6f6f6e1d6d10']);
    await run(product);
    expect([...product.models]).toEqual([]);
  });

  it('counts a job that has failed, says why, and tidies up all the same', async () => {
    const product = smallProduct({ ...well, ends: 'failed' });
    const { outcome, metrics, lines, left } = await run(product);
    expect({ outcome, left }).toEqual({ outcome: { isWell: false }, left: ['left'] });
    expect(metrics).toMatchObject({ CanarySuccess: 0, CanaryUploadSeconds: 1, CanaryCleanUpSeconds: 1 });
    expect(metrics).not.toHaveProperty('CanaryConvertSeconds');
    expect(lines).toContain('test/error');
    expect(product.asked.at(-1)).toBe('GET /v1/models');
  });

  it('is not content with a model in which nothing is', async () => {
    const { outcome, lines } = await run(smallProduct({ ...well, classes: [] }));
    expect(outcome).toEqual({ isWell: false });
    expect(lines).toContain('has no classes');
  });

  it('tells of a model that cannot be removed', async () => {
    const remove = async () => Promise.reject(new Error('The database is away.'));
    const { outcome, metrics, lines } = await run(smallProduct(well), { remove });
    expect(lines).toContain('The database is away.');
    expect([outcome, metrics['CanarySuccess']]).toEqual([{ isWell: false }, 0]);
  });
});

describe('the worker that the canary has woken', () => {
  it('is put to sleep at the end, whatever came of it, and is no failure of the product if it stays awake', async () => {
    const { outcome, left, lines } = await run(smallProduct(well), {}, true);
    expect([outcome, left]).toEqual([{ isWell: true }, ['left', 'put to sleep']]);
    expect(lines).toContain('leaves a worker awake');
    const failing = await run(smallProduct({ ...well, ends: 'failed' }), {}, true);
    expect(failing.left).toEqual(['left', 'put to sleep']);
  });

  const [ecs, sqs] = [mockClient(ECSClient), mockClient(SQSClient)];
  let pauses = 0;
  const place = { cluster: 'c', service: 's', queueUrl: 'https://sqs.test/q' };
  const found = sleepingWorkers(new ECSClient({}), new SQSClient({}), place, async () => {
    pauses += 1;
  });
  function given(desiredCount: number, waiting: string, inWork: string): void {
    ecs.reset();
    pauses = 0;
    ecs.on(DescribeServicesCommand).resolves({ services: [{ desiredCount }] });
    const Attributes = { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: inWork };
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes });
  }

  it('sleeps where no task is wanted', async () => {
    given(0, '0', '0');
    expect(await found.areAsleep()).toBe(true);
    given(1, '0', '0');
    expect(await found.areAsleep()).toBe(false);
  });

  it.each([
    ['sleeps again', 1, '0', '0', true],
    ['stays for what waits', 1, '1', '0', false],
    ['stays for what is in work', 1, '0', '1', false],
    ['is left to its scaling where there are more', 2, '0', '0', false],
    ['sleeps already', 0, '0', '0', false],
  ])('%s', async (_, desired, waiting, inWork, isPut) => {
    given(desired, waiting, inWork);
    expect(await found.putToSleep()).toBe(isPut);
    const updates = ecs.commandCalls(UpdateServiceCommand).map(({ args }) => args[0].input);
    expect(pauses).toBe(waiting === '0' && inWork === '0' ? 0 : 3);
    expect(updates).toEqual(isPut ? [{ cluster: 'c', service: 's', desiredCount: 0 }] : []);
  });
});

describe('the key of a run', () => {
  const now = new Date('2026-03-01T00:00:00.000Z');
  const keysOf = (stored: MemoryApiKeys) => ({
    replace: (key: StoredApiKey) => stored.insert(key),
    revoke: stored.revoke.bind(stored),
  });

  it('lets a program of its own tenant in, and nobody once it was revoked', async () => {
    const stored = new MemoryApiKeys();
    const { text, revoke } = await runKey(keysOf(stored), () => now);
    expect(await authenticateKey(stored, text, now)).toMatchObject({
      principal: { id: `key/${CANARY_KEY_ID}`, tenant: CANARY_TENANT, role: 'service' },
    });
    await revoke();
    expect(await authenticateKey(stored, text, now)).toMatchObject({ refused: 'not-valid' });
  });

  it('is another one each time, and is over after a day', async () => {
    const [one, two] = [new MemoryApiKeys(), new MemoryApiKeys()];
    const { text } = await runKey(keysOf(one), () => now);
    await runKey(keysOf(two), () => now);
    expect(await authenticateKey(two, text, now)).toMatchObject({ refused: 'not-valid' });
    expect(await authenticateKey(one, text, new Date('2026-03-02T00:00:00.000Z'))).toMatchObject({
      refused: 'not-valid',
    });
  });
});

describe('the removal of a model', () => {
  const remove = (statusCode: number) => {
    const calls: unknown[] = [];
    const invoke = async (name: string, event: unknown) => {
      calls.push([name, event]);
      return { statusCode };
    };
    return { calls, run: removeModel(invoke, 'models:live', () => 'r1') };
  };

  it('is asked for as an owner of the canary, and of nobody else', async () => {
    const { calls, run } = remove(204);
    await run('m1');
    expect(calls).toEqual([['models:live', expect.objectContaining({ httpMethod: 'DELETE', path: '/v1/models/m1' })]]);
    expect(JSON.stringify(calls)).toContain(
      `\\"tenant\\":\\"${CANARY_TENANT}\\",\\"projects\\":\\"all\\",\\"role\\":\\"owner\\"`,
    );
  });

  it('is done where the model is gone already, and fails where it is not', async () => {
    await expect(remove(404).run('m1')).resolves.toBeUndefined();
    await expect(remove(503).run('m1')).rejects.toThrow('503');
  });
});
