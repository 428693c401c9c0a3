import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { Hono } from 'hono';
import { type APIGatewayProxyResult, handle } from 'hono/aws-lambda';
import { type ApiSettings, type Caller, createApi } from '#api';
import { type FunctionAccess, functionAccess } from './api-access.ts';
import { callerOf } from './caller.ts';
import { corsHeaders } from './cors.ts';
import { ApiFrame } from './environment.ts';
import { functionMetrics } from './metric-names.ts';
import type { Observability } from './observability.ts';
import { observedFunction } from './observed-function.ts';
import { problemAnswer } from './problem-answer.ts';
import { asHonoHasIt } from './proxy-event.ts';
import { readEnvironment } from './read-environment.ts';

/** Answers a request within one invocation of the function. */
export type Answer = (request: Request, context: Context, caller: Caller) => Promise<Response>;

export interface ApiFunctionSettings {
  readonly groups: Parameters<typeof createApi>[0];
  readonly limits: ApiSettings['limits'];
  /** What is done round an answer of the API. @default nothing */
  readonly around?: (answer: Answer) => Answer;
  /** What `/docs` is about. @default the groups */
  readonly described?: ApiSettings['described'];
  /** How requests are let in. @default as the variables of the function say */
  readonly access?: FunctionAccess;
}

/** What CloudFront adds to the page; nothing stands between the API and who asks it. */
const guards = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

const authenticate: ApiSettings['access']['authenticate'] = async (_, { principal }) =>
  principal === undefined ? { refused: 'missing', detail: 'Nothing has said who asks.' } : { principal };

/** Serves a part of the API behind a REST API of API Gateway (Lambda proxy events). */
export function apiFunction(
  tools: Observability,
  {
    groups,
    limits,
    around = (answer) => answer,
    described,
    access = functionAccess(tools, readEnvironment(ApiFrame)),
  }: ApiFunctionSettings,
): (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult> {
  const { logger, metrics } = tools;
  const onFault = (error: unknown) => {
    metrics.addMetric(functionMetrics.faults, 'Count', 1);
    logger.error('The request has failed.', error instanceof Error ? error : String(error));
  };
  const api = createApi(groups, {
    limits,
    access: { ...access, authenticate },
    onFault,
    ...(described && { described }),
  });
  const answer = around(async (request, _, caller) => api.fetch(request, caller));

  return observedFunction(tools, async (event: APIGatewayProxyEvent, context: Context) => {
    const { requestId } = event.requestContext;
    const completed = (response: Response, { headers }: Request) =>
      withHeaders(response, {
        'x-request-id': requestId,
        ...guards,
        ...corsHeaders(headers.get('origin'), access.pages),
      });
    logger.setCorrelationId(requestId);
    const fault = (request: Request) =>
      problemAnswer('server/fault', `What happened is in the log, under the request id ${requestId}.`, request);
    const app = new Hono()
      .all('*', async ({ req: { raw } }) => {
        const response = await answer(raw, context, callerOf(event, access.access));
        return completed(response.status === 500 ? fault(raw) : response, raw);
      })
      .onError((error, c) => {
        onFault(error);
        return completed(fault(c.req.raw), c.req.raw);
      });
    return handle(app)(asHonoHasIt(event), context);
  });
}

/** `Vary` names all that the answer depends on. */
function withHeaders({ body, status, headers: given }: Response, more: Readonly<Record<string, string>>): Response {
  const headers = new Headers(given);
  for (const [name, value] of Object.entries(more)) {
    if (name === 'vary') headers.append(name, value);
    else headers.set(name, value);
  }
  return new Response(body, { status, headers });
}
