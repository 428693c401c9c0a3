import {
  BatchGetDeploymentTargetsCommand,
  type CodeDeployClient,
  ListDeploymentTargetsCommand,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import { z } from 'zod';

/** What CodeDeploy calls a hook with. */
export const HookEvent = z.object({
  DeploymentId: z.string().min(1),
  LifecycleEventHookExecutionId: z.string().min(1),
});
export type HookEvent = z.infer<typeof HookEvent>;

/** The two moments at which a hook is asked. */
export type Moment = 'BeforeAllowTraffic' | 'AfterAllowTraffic';

/** A release of one function that is under way. */
export interface Release {
  readonly functionName: string;
  readonly alias: string;
  readonly version: string;
  readonly moment: Moment;
}

/** CodeDeploy, as far as a hook is concerned. */
export interface Deployments {
  find(deploymentId: string): Promise<Release>;
  report(event: HookEvent, status: 'Succeeded' | 'Failed'): Promise<void>;
}

const Target = z.object({
  lambdaTarget: z.object({
    lambdaFunctionInfo: z.object({ functionName: z.string(), functionAlias: z.string(), targetVersion: z.string() }),
    lifecycleEvents: z.array(z.object({ lifecycleEventName: z.string(), status: z.string() })).default([]),
  }),
});

/** @throws where the deployment is not of exactly one function. */
export const deploymentsIn = (client: CodeDeployClient): Deployments => ({
  async find(deploymentId) {
    const { targetIds = [] } = await client.send(new ListDeploymentTargetsCommand({ deploymentId }));
    const { deploymentTargets } = await client.send(new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds }));
    const [{ lambdaTarget }] = z.tuple([Target]).parse(deploymentTargets);
    const { functionName, functionAlias, targetVersion } = lambdaTarget.lambdaFunctionInfo;
    const isAfter = lambdaTarget.lifecycleEvents.some(
      ({ lifecycleEventName, status }) => lifecycleEventName === 'AfterAllowTraffic' && status === 'InProgress',
    );
    const moment = isAfter ? 'AfterAllowTraffic' : 'BeforeAllowTraffic';
    return { functionName, alias: functionAlias, version: targetVersion, moment };
  },
  async report({ DeploymentId, LifecycleEventHookExecutionId }, status) {
    await client.send(
      new PutLifecycleEventHookExecutionStatusCommand({
        deploymentId: DeploymentId,
        lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
        status,
      }),
    );
  },
});
