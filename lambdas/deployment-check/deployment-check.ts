import { z } from 'zod';
import type { InvokeFunction } from '../shared/invoke-function.ts';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { type Deployments, HookEvent, type Release } from './deployment.ts';
import { deploymentCheckMetrics } from './metric-names.ts';

export interface DeploymentCheckSources {
  readonly deployments: Deployments;
  readonly invoke: InvokeFunction;
}

/** What the authorizer says to nobody. */
const Denial = z.object({
  policyDocument: z.object({ Statement: z.tuple([z.object({ Effect: z.literal('Deny') })]) }),
});
const Answer = z.object({ statusCode: z.number().int(), body: z.string() });
const FIRST_FAULT = 500;

/**
 * Lets a new version of a function of the API, or of its authorizer, answer a request before anybody else's: by its version
 * before it gets any, and by the alias once it gets all. A version that cannot start, because a variable or a file is
 * missing, is found here.
 */
export function deploymentCheck(tools: Observability, { deployments, invoke }: DeploymentCheckSources) {
  const { logger, metrics } = tools;
  return observedFunction(tools, async (given: unknown) => {
    const event = HookEvent.parse(given);
    let isWell = false;
    try {
      await look(invoke, await deployments.find(event.DeploymentId));
      isWell = true;
    } catch (error) {
      logger.error('A new version does not answer as it should.', error instanceof Error ? error : String(error));
    }
    metrics.addMetric(isWell ? deploymentCheckMetrics.passed : deploymentCheckMetrics.failed, 'Count', 1);
    await deployments.report(event, isWell ? 'Succeeded' : 'Failed');
  });
}

/** @throws where the version has no answer, or its answer is its own fault. */
async function look(invoke: InvokeFunction, { functionName, alias, version, moment }: Release): Promise<void> {
  const answering = `${functionName}:${moment === 'BeforeAllowTraffic' ? version : alias}`;
  const given = await invoke(answering, nobodysRequest);
  if (Denial.safeParse(given).success) return;
  const { statusCode, body } = Answer.parse(given);
  if (statusCode >= FIRST_FAULT) throw new Error(`${answering} has answered ${statusCode}.`);
  JSON.parse(body);
}

/**
 * A request of nobody, for what no function has: each refuses it by a problem document, and the authorizer denies it, without
 * reading or writing data.
 */
const nobodysRequest = {
  type: 'REQUEST',
  methodArn: 'arn:aws:execute-api:::deployment-check/live/GET/deployment-check',
  httpMethod: 'GET',
  path: '/deployment-check',
  resource: '/{proxy+}',
  headers: { Host: 'deployment-check' },
  multiValueHeaders: null,
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  body: null,
  isBase64Encoded: false,
  requestContext: { requestId: 'deployment-check', identity: { sourceIp: '127.0.0.1', userAgent: 'deployment-check' } },
};
