import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '#api/client';
import { ModelList } from '#api/contracts';
import { canary } from '../../lambdas/canary/canary.ts';
import { temporaryFolder } from '../support/database.ts';
import { lambdaContext, observed } from '../support/lambda-events.ts';
import { ServerProcess } from '../support/server.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await ServerProcess.start(temporaryFolder(), '--port', '0');
});
afterAll(() => server.end('SIGTERM'));

describe('the canary before a whole server', () => {
  it('uploads the example building, finds its walls, and leaves nothing behind', async () => {
    const client = new ApiClient({ endpoint: server.url });
    const { tools, metrics, lines } = observed('canary');
    const run = canary(tools, {
      file: async () => new File([readFileSync('examples/plinth-house.ifc')], 'plinth-house.ifc'),
      enter: async () => ({
        client,
        remove: async (modelId) => void (await client.fetch(`/v1/models/${modelId}`, { method: 'DELETE' })),
        leave: async () => undefined,
      }),
      workers: { areAsleep: async () => false, putToSleep: async () => false },
      now: () => performance.now(),
      patience: 90_000,
    });
    expect([await run({}, lambdaContext({ getRemainingTimeInMillis: () => 110_000 })), lines]).toEqual([
      { isWell: true },
      [],
    ]);
    expect(metrics).toMatchObject({ CanarySuccess: 1, CanaryConvertSeconds: expect.any(Number) });
    expect((await client.get('/v1/models', ModelList)).models).toEqual([]);
  });
});
