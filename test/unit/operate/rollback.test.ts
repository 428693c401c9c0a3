import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CodeDeployClient,
  ListDeploymentGroupsCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { goBack, liveVersions, partsOfAlias } from '../../../scripts/operate/go-back.ts';
import { lambdaAliases } from '../../../scripts/operate/lambda-aliases.ts';
import { stopReleases } from '../../../scripts/operate/stop-releases.ts';
import { watchedAlarms } from '../../../scripts/operate/watched-alarms.ts';

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}:live`;

/** Functions, each answering by a version. */
function functions(versions: Readonly<Record<string, number>>) {
  const live = new Map(Object.entries(versions));
  return {
    live,
    versionOf: async (name: string) => live.get(name) ?? Number.NaN,
    point: async (name: string, _alias: string, version: number) => {
      if (name === 'stuck') throw new Error('AccessDenied');
      live.set(name, version);
    },
  };
}

describe('going back', () => {
  it('lets each function answer as it did in that release, whatever was published meanwhile', async () => {
    const known = functions({ models: 10, jobs: 4, added: 1 });
    const live = await liveVersions(known, [arn('models'), arn('jobs'), arn('added')]);
    expect(live).toEqual({ 'models:live': 10, 'jobs:live': 4, 'added:live': 1 });
    const release = { 'models:live': 7, 'jobs:live': 4, 'gone:live': 2 };
    expect(await goBack(known, live, release)).toEqual([
      { name: 'models:live', from: 10, to: 7 },
      { name: 'jobs:live', from: 4, to: 4 },
      { name: 'added:live', from: 1, to: undefined },
    ]);
    expect(Object.fromEntries(known.live)).toEqual({ models: 7, jobs: 4, added: 1 });
  });

  it('moves all that can be moved, and says which could not', async () => {
    const known = functions({ stuck: 2, jobs: 4 });
    const moved = goBack(known, { 'stuck:live': 2, 'jobs:live': 4 }, { 'stuck:live': 1, 'jobs:live': 3 });
    await expect(moved).rejects.toThrow('AccessDenied');
    expect(known.live.get('jobs')).toBe(3);
  });

  it('knows an alias by its ARN only', () => {
    expect(partsOfAlias(arn('models'))).toEqual({ functionName: 'models', alias: 'live' });
    expect(() => partsOfAlias('models:live')).toThrow('no alias');
  });
});

describe('the aliases of functions at Lambda', () => {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const identity = new CloudFormationClient({ region: 'eu-central-1', credentials });

  it('are asked and changed by signed requests', async () => {
    const asked: string[] = [];
    const send: typeof fetch = async (url, init) => {
      asked.push(`${init?.method} ${String(url).split('.com')[1]} ${init?.body ?? ''}`.trim());
      expect(new Headers(init?.headers).get('authorization')).toContain('/eu-central-1/lambda/aws4_request');
      return Response.json({ FunctionVersion: '2' });
    };
    const aliases = lambdaAliases(identity, send);
    expect(await aliases.versionOf('models', 'live')).toBe(2);
    await aliases.point('models', 'live', 1);
    expect(asked).toEqual([
      'GET /2015-03-31/functions/models/aliases/live',
      'PUT /2015-03-31/functions/models/aliases/live {"FunctionVersion":"1"}',
    ]);
  });

  it('tell what Lambda objects to', async () => {
    const send: typeof fetch = async () => new Response('AccessDeniedException', { status: 403 });
    await expect(lambdaAliases(identity, send).versionOf('models', 'live')).rejects.toThrow('403');
  });
});

describe('releases that are under way', () => {
  it('are stopped, and go back', async () => {
    const client = new CodeDeployClient({ region: 'eu-central-1' });
    const mock = mockClient(client);
    mock.on(ListDeploymentGroupsCommand).resolves({ deploymentGroups: ['models', 'jobs'] });
    mock.on(ListDeploymentsCommand).resolves({ deployments: [] });
    mock.on(ListDeploymentsCommand, { deploymentGroupName: 'jobs' }).resolves({ deployments: ['d-1'] });
    mock.on(StopDeploymentCommand).resolves({});
    expect(await stopReleases(client, 'app')).toEqual(['d-1']);
    expect(mock.commandCalls(StopDeploymentCommand).map(({ args }) => args[0].input)).toEqual([
      { deploymentId: 'd-1', autoRollbackEnabled: true },
    ]);
  });
});

describe('the alarms that a deployment heeds', () => {
  it('are those that are quiet: one that has gone off already would keep its remedy out', async () => {
    const client = new CloudWatchClient({ region: 'eu-central-1' });
    mockClient(client)
      .on(DescribeAlarmsCommand)
      .resolves({
        MetricAlarms: [
          { AlarmName: 'AL-04', AlarmArn: 'arn:4', StateValue: 'OK' },
          { AlarmName: 'AL-05', AlarmArn: 'arn:5', StateValue: 'ALARM' },
        ],
        CompositeAlarms: [],
      });
    expect(await watchedAlarms(client, ['AL-04', 'AL-05'])).toEqual({ quiet: ['arn:4'], loud: ['AL-05'] });
  });

  it('are none where nobody watches', async () => {
    const client = new CloudWatchClient({ region: 'eu-central-1' });
    const mock = mockClient(client);
    expect(await watchedAlarms(client, [])).toEqual({ quiet: [], loud: [] });
    expect(mock.calls()).toEqual([]);
  });
});
