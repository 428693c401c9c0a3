import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EcsTaskProtection } from '../../../containers/ifc-worker/loop/task-protection.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

/** The agent's endpoint with these answers in turn, the last one for ever. */
async function agent(...answers: object[]) {
  const asked: unknown[] = [];
  const faults: unknown[] = [];
  const clock = { ms: 0 };
  const left = [...answers];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked.push([request.method, request.url, JSON.parse(body)]);
      response.end(JSON.stringify(left.length > 1 ? left.shift() : left[0]));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/abc`;
  const onFault = (error: unknown) => void faults.push(error);
  return { protection: new EcsTaskProtection({ agent: url, onFault, now: () => clock.ms }), asked, faults, clock };
}

const granted = {
  protection: { ProtectionEnabled: true, ExpirationDate: '2026-01-01T00:00:00Z', TaskArn: 'arn:task' },
};
const ended = { protection: { ProtectionEnabled: false, ExpirationDate: null, TaskArn: 'arn:task' } };
const failure = (Reason: string) => ({ failure: { Arn: 'arn:task', Reason, Detail: null } });
const put = (body: object) => ['PUT', '/api/abc/task-protection/v1/state', body];

describe('the protection of a task', () => {
  it('is asked of the agent, renewed at half its time, and ended', async () => {
    const { protection, asked, clock } = await agent(granted, granted, ended);
    const states = [];
    for (const minutes of [0, 9.9, 10.1]) {
      clock.ms = minutes * 60_000;
      states.push(await protection.keep());
    }
    await protection.end();
    await protection.end();
    expect(states).toEqual(['protected', 'protected', 'protected']);
    const on = put({ ProtectionEnabled: true, ExpiresInMinutes: 20 });
    expect(asked).toEqual([on, on, put({ ProtectionEnabled: false })]);
  });

  it('that ECS refuses tells the worker to begin nothing', async () => {
    const { protection } = await agent(failure('DEPLOYMENT_BLOCKED'));
    expect(await protection.keep()).toBe('refused');
  });

  it('is not needed by a task of no service', async () => {
    const { protection } = await agent(failure('TASK_NOT_VALID'));
    expect(await protection.keep()).toBe('protected');
  });

  it('does not stop the work when the agent cannot reach ECS, and is asked for again', async () => {
    const problem = { requestID: 'r', error: { Arn: 'arn:task', Code: 'ThrottlingException', Message: 'Slow down.' } };
    const { protection, asked, faults } = await agent(problem, granted);
    expect([await protection.keep(), await protection.keep()]).toEqual(['protected', 'protected']);
    expect([asked.length, String(faults[0])]).toEqual([2, expect.stringContaining('ThrottlingException')]);
  });

  it('does not stop the work when there is no agent', async () => {
    const faults: unknown[] = [];
    const gone = new EcsTaskProtection({ agent: 'http://127.0.0.1:1', onFault: (error) => void faults.push(error) });
    expect(await gone.keep()).toBe('protected');
    expect(faults).toHaveLength(1);
  });
});
