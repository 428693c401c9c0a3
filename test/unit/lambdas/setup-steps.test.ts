import {
  BadRequestException,
  DatabaseErrorException,
  DatabaseResumingException,
  ExecuteStatementCommand,
  RDSDataClient,
} from '@aws-sdk/client-rds-data';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { execute } from '../../../lambdas/database-roles/execute.ts';
import { roleStatements } from '../../../lambdas/database-roles/statements.ts';
import { setupStep } from '../../../lambdas/shared/setup-step.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

/** As the provider framework of CDK calls the handler of a custom resource. */
const request = (RequestType: 'Create' | 'Update' | 'Delete') => ({
  RequestType,
  ServiceToken: 'arn:aws:lambda:eu-central-1:123456789012:function:provider',
  ResponseURL: '...',
  StackId: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/plinth-dev-Data/1',
  RequestId: '11111111-2222-4333-8444-555555555555',
  LogicalResourceId: 'DatabaseMigrationsStep',
  ResourceType: 'Custom::PlinthMigrations',
  ResourceProperties: { ServiceToken: 'arn', Release: 'abc' },
  ...(RequestType !== 'Create' && { PhysicalResourceId: 'plinth-schema' }),
});

function step(run: () => Promise<void> = async () => undefined) {
  let runs = 0;
  const handler = setupStep(observed().tools, 'plinth-schema', async () => {
    runs++;
    await run();
  });
  return { ask: (event: unknown) => handler(event, lambdaContext()), runs: () => runs };
}

describe('a setup step', () => {
  it('runs when it is made and when it changes, and stays the same resource', async () => {
    const { ask, runs } = step();
    for (const type of ['Create', 'Update'] as const) {
      expect(await ask(request(type))).toEqual({ PhysicalResourceId: 'plinth-schema' });
    }
    expect(runs()).toBe(2);
  });

  it('leaves what it has made when it goes', async () => {
    const { ask, runs } = step();
    expect(await ask(request('Delete'))).toEqual({ PhysicalResourceId: 'plinth-schema' });
    expect(runs()).toBe(0);
  });

  it('fails the deployment where it fails', async () => {
    const { ask } = step(() => Promise.reject(new Error('No connection.')));
    await expect(ask(request('Create'))).rejects.toThrow('No connection.');
    await expect(ask({})).rejects.toThrow('RequestType');
  });
});

describe('the SQL of the roles', () => {
  const target = { resourceArn: 'arn:cluster', secretArn: 'arn:secret', database: 'plinth' };
  const fault = { $metadata: {}, message: 'x' };
  const waits: number[] = [];
  const pause = async (milliseconds: number) => void waits.push(milliseconds);

  function dataApi() {
    const client = new RDSDataClient({ region: 'eu-central-1' });
    return { client, api: mockClient(client) };
  }

  it('is run one statement after the other as the user of the secret', async () => {
    const { client, api } = dataApi();
    api.on(ExecuteStatementCommand).resolves({});
    await execute(client, target, ['SELECT 1', 'SELECT 2'], pause);
    const sent = api.commandCalls(ExecuteStatementCommand).map(({ args }) => args[0].input);
    expect(sent).toEqual([
      { ...target, sql: 'SELECT 1' },
      { ...target, sql: 'SELECT 2' },
    ]);
  });

  it.each([
    ['is waking', new DatabaseResumingException(fault)],
    ['cannot be reached yet', new BadRequestException({ ...fault, message: 'Communications link failure' })],
  ])('waits for a database that %s', async (_, error) => {
    const { client, api } = dataApi();
    waits.length = 0;
    api.on(ExecuteStatementCommand).rejectsOnce(error).rejectsOnce(error).resolves({});
    await execute(client, target, ['SELECT 1'], pause);
    expect(waits).toEqual([1000, 2000]);
  });

  it('gives up after ten minutes, and at once where waiting is of no use', async () => {
    const { client, api } = dataApi();
    waits.length = 0;
    api.on(ExecuteStatementCommand).rejects(new DatabaseResumingException(fault));
    await expect(execute(client, target, ['SELECT 1'], pause)).rejects.toThrow(DatabaseResumingException);
    expect(waits.reduce((sum, next) => sum + next)).toBeGreaterThan(9.5 * 60_000);
    api.on(ExecuteStatementCommand).rejects(new DatabaseErrorException(fault));
    await expect(execute(client, target, ['SELECT 1'], pause)).rejects.toThrow(DatabaseErrorException);
  });

  it('has nothing that the Data API would take for a parameter', () => {
    for (const sql of roleStatements('plinth')) expect(sql).not.toContain(':');
    expect(roleStatements('odd"name').join()).toContain('DATABASE "odd""name"');
  });
});
