import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { clientSettings } from '#adapters/aws';
import { DeploymentCheckEnvironment } from '#lambdas/deployment-check';
import { invokeFunction } from '../shared/invoke-function.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { deploymentsIn } from './deployment.ts';
import { deploymentCheck } from './deployment-check.ts';
import { DEPLOYMENT_CHECK_SERVICE } from './metric-names.ts';

const tools = observability(DEPLOYMENT_CHECK_SERVICE);
const { AWS_ENDPOINT_URL } = readEnvironment(DeploymentCheckEnvironment);

/** Looks at a new version of a function before and after it answers requests. */
export const handler = deploymentCheck(tools, {
  deployments: deploymentsIn(tools.tracer.captureAWSv3Client(new CodeDeployClient({ ...clientSettings }))),
  invoke: invokeFunction(AWS_ENDPOINT_URL),
});
