import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { Hono } from 'hono';
import { type APIGatewayProxyResult, handle } from 'hono/aws-lambda';
import { type ApiSettings, createApi } from '#api';
import { functionMetrics } from './metric-names.ts';
import type { Observability } from './observability.ts';
import { observedFunction } from './observed-function.ts';
import { problemAnswer } from './problem-answer.ts';
import { asHonoHasIt } from './proxy-event.ts';
import { scopeOf } from './scope.ts';

/** Answers a request within one invocation of the function. */
export type Answer = (request: Request, context: Context) => Promise<Response>;

export interface ApiFunctionSettings {
  readonly groups: Parameters<typeof createApi>[0];
  readonly limits: ApiSettings['limits'];
  /** What is done round an answer of the API. @default nothing */
  readonly around?: (answer: Answer) => Answer;
}

/** Serves a part of the API behind a REST API of API Gateway (Lambda proxy events). */
export function apiFunction(
  tools: Observability,
  { groups, limits, around = (answer) => answer }: ApiFunctionSettings,
): (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult> {
  const { logger, metrics } = tools;
  const onFault = (error: unknown) => {
    metrics.addMetric(functionMetrics.faults, 'Count', 1);
    logger.error('The request has failed.', error instanceof Error ? error : String(error));
  };
  const api = createApi(groups, { limits, scopeOf, onFault });
  const answer = around(async (request) => api.fetch(request));

  return observedFunction(tools, async (event: APIGatewayProxyEvent, context: Context) => {
    const { requestId } = event.requestContext;
    logger.setCorrelationId(requestId);
    const fault = (request: Request) =>
      problemAnswer('server/fault', `What happened is in the log, under the request id ${requestId}.`, request);
    const app = new Hono()
      .all('*', async ({ req: { raw } }) => {
        const response = await answer(raw, context);
        return named(response.status === 500 ? fault(raw) : response, requestId);
      })
      .onError((error, c) => {
        onFault(error);
        return named(fault(c.req.raw), requestId);
      });
    return handle(app)(asHonoHasIt(event), context);
  });
}

/** Every answer says which request it belongs to. */
function named({ body, status, headers: given }: Response, requestId: string): Response {
  const headers = new Headers(given);
  headers.set('x-request-id', requestId);
  return new Response(body, { status, headers });
}
