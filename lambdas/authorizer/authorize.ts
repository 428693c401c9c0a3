import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type Authentication, bearerOf } from '#core/access';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { authorizerMetrics } from './metric-names.ts';
import { type Proofs, principalOfBearer } from './principal-of-bearer.ts';

/**
 * Answers API Gateway's question who asks (a REQUEST authorizer). The answer is kept by the header alone, so it holds for
 * the whole stage; which routes the principal may use, the routes decide. Rejects where that cannot be known at the moment.
 */
export function authorize(tools: Observability, proofs: Proofs, now: () => Date) {
  const { logger, metrics } = tools;
  return observedFunction(tools, async ({ headers, methodArn }: APIGatewayRequestAuthorizerEvent) => {
    const bearer = bearerOf(headerNamed('authorization', headers));
    const authentication: Authentication =
      bearer === undefined
        ? { refused: 'missing', detail: 'The header is not `Authorization: Bearer <key or token>`.' }
        : await principalOfBearer(proofs, bearer, now());
    if ('refused' in authentication) {
      metrics.addMetric(authorizerMetrics.refused, 'Count', 1);
      logger.info('Somebody was not let in.', { reason: authentication.detail });
    }
    return answer(authentication, wholeStage(methodArn));
  });
}

function headerNamed(name: string, headers: APIGatewayRequestAuthorizerEvent['headers']): string | undefined {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** `arn:aws:execute-api:<region>:<account>:<api>/<stage>/*`, of the ARN of one method. */
function wholeStage(methodArn: string): string {
  const [api, stage] = methodArn.split('/');
  return `${api}/${stage}/*`;
}

function answer(authentication: Authentication, resource: string): APIGatewayAuthorizerResult {
  const isIn = 'principal' in authentication;
  const Effect = isIn ? 'Allow' : 'Deny';
  return {
    principalId: isIn ? authentication.principal.id : 'nobody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: resource }],
    },
    context: isIn ? contextOf(authentication) : { refusal: authentication.detail },
  };
}

/** Texts only: API Gateway hands nothing else on. The access log shows `tenant`, functions read `principal`. */
function contextOf({ principal }: Extract<Authentication, { principal: unknown }>) {
  return { tenant: principal.tenant, role: principal.role, principal: JSON.stringify(principal) };
}
