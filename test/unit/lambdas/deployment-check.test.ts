import {
  BatchGetDeploymentTargetsCommand,
  CodeDeployClient,
  ListDeploymentTargetsCommand,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { deploymentsIn } from '../../../lambdas/deployment-check/deployment.ts';
import { deploymentCheck } from '../../../lambdas/deployment-check/deployment-check.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'hook-1' };
const refusal = { statusCode: 404, body: '{"code":"request/not-found"}' };

/** CodeDeploy with one deployment, at a moment of it. */
function codeDeploy(moment: string) {
  const client = new CodeDeployClient({ region: 'eu-central-1' });
  const mock = mockClient(client);
  mock.on(ListDeploymentTargetsCommand).resolves({ targetIds: ['models:live'] });
  mock.on(BatchGetDeploymentTargetsCommand).resolves({
    deploymentTargets: [
      {
        lambdaTarget: {
          lambdaFunctionInfo: {
            functionName: 'models',
            functionAlias: 'live',
            currentVersion: '6',
            targetVersion: '7',
          },
          lifecycleEvents: [{ lifecycleEventName: moment, status: 'InProgress' }],
        },
      },
    ],
  });
  mock.on(PutLifecycleEventHookExecutionStatusCommand).resolves({});
  const reports = () => mock.commandCalls(PutLifecycleEventHookExecutionStatusCommand).map(({ args }) => args[0].input);
  return { client, mock, reports };
}

async function hook({ client }: ReturnType<typeof codeDeploy>, answer: () => Promise<unknown>) {
  const called: string[] = [];
  const { tools, metrics, lines } = observed('deployment-check');
  const invoke = async (name: string) => {
    called.push(name);
    return answer();
  };
  await deploymentCheck(tools, { deployments: deploymentsIn(client), invoke })(event, lambdaContext());
  return { called, metrics, lines: lines.join('\n') };
}

describe('the check of a new version', () => {
  it.each([
    ['BeforeAllowTraffic', 'models:7'],
    ['AfterAllowTraffic', 'models:live'],
  ])('asks, at %s, %s', async (moment, wanted) => {
    const deployments = codeDeploy(moment);
    const { called, metrics } = await hook(deployments, async () => refusal);
    expect([called, metrics]).toEqual([[wanted], { DeploymentChecksPassed: 1 }]);
    expect(deployments.reports()).toEqual([
      { deploymentId: 'd-1', lifecycleEventHookExecutionId: 'hook-1', status: 'Succeeded' },
    ]);
  });

  it.each([
    ['denies', 'Deny', { DeploymentChecksPassed: 1 }],
    ['lets in', 'Allow', { DeploymentChecksFailed: 1 }],
  ])('takes an authorizer for well that denies nobody’s request: this one %s it', async (_, Effect, wanted) => {
    const said = { principalId: 'nobody', policyDocument: { Version: '2012-10-17', Statement: [{ Effect }] } };
    const { metrics } = await hook(codeDeploy('BeforeAllowTraffic'), async () => said);
    expect(metrics).toEqual(wanted);
  });

  it.each([
    ['an answer that is its own fault', async () => ({ statusCode: 500, body: '{}' })],
    ['no answer of an API', async () => null],
    ['an answer that is no JSON', async () => ({ statusCode: 404, body: '<html>' })],
    ['a version that cannot start', async () => Promise.reject(new Error('models:7 has failed: Unhandled.'))],
  ])('takes the release back after %s', async (_, answer) => {
    const deployments = codeDeploy('BeforeAllowTraffic');
    const { metrics, lines } = await hook(deployments, answer);
    expect(metrics).toEqual({ DeploymentChecksFailed: 1 });
    expect(lines).toContain('does not answer as it should');
    expect(deployments.reports()).toMatchObject([{ status: 'Failed' }]);
  });

  it('fails where CodeDeploy cannot be told, so that the deployment does', async () => {
    const deployments = codeDeploy('BeforeAllowTraffic');
    deployments.mock.on(PutLifecycleEventHookExecutionStatusCommand).rejects(new Error('AccessDenied'));
    await expect(hook(deployments, async () => refusal)).rejects.toThrow('AccessDenied');
  });
});
