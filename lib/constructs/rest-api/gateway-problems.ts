import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { type ProblemCode, problems } from '#api/contracts';
import type { EnvironmentConfig } from '#lib/config';

/** An answer that API Gateway gives by itself. */
export interface GatewayProblem {
  readonly type: ResponseType;
  readonly code: ProblemCode;
  readonly detail: string;
  /** Seconds after which it may be otherwise. @default nobody knows */
  readonly retryAfter?: number;
}

const everywhere: readonly GatewayProblem[] = [
  { type: ResponseType.BAD_REQUEST_BODY, code: 'request/invalid', detail: 'The body has to be a JSON object.' },
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'request/too-large', detail: 'A request has 10 MB at most.' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'request/media-type', detail: 'Send it as application/json.' },
  { type: ResponseType.THROTTLED, code: 'request/too-many', detail: 'Try again in a second.', retryAfter: 1 },
  // Quotas are of a day at least.
  { type: ResponseType.QUOTA_EXCEEDED, code: 'request/too-many', detail: 'The quota is used up.', retryAfter: 3600 },
  { type: ResponseType.INVALID_SIGNATURE, code: 'access/denied', detail: 'The signature of the request is wrong.' },
  { type: ResponseType.EXPIRED_TOKEN, code: 'access/denied', detail: 'The credentials have expired.' },
  { type: ResponseType.WAF_FILTERED, code: 'access/denied', detail: 'The firewall takes the request for an attack.' },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'server/too-slow', detail: 'Try again.' },
  { type: ResponseType.INTEGRATION_FAILURE, code: 'server/fault', detail: 'Try again.' },
  { type: ResponseType.DEFAULT_4XX, code: 'request/invalid', detail: 'The request cannot be answered.' },
  { type: ResponseType.DEFAULT_5XX, code: 'server/fault', detail: 'Try again.' },
];

const signed = 'Sign the request by AWS Signature Version 4, for a known address.';
const bearer = 'Send `Authorization: Bearer`, and with it an API key or the token of whoever has signed in.';
const unknown = { code: 'request/unknown-route', detail: 'The documentation is at /docs.' } as const;
const { ACCESS_DENIED, MISSING_AUTHENTICATION_TOKEN, UNAUTHORIZED } = ResponseType;

/** What depends on how callers prove who they are. Unknown addresses are answered as if a signature were missing. */
const byAccess: Record<EnvironmentConfig['api']['access'], readonly GatewayProblem[]> = {
  accounts: [
    { type: UNAUTHORIZED, code: 'access/token-required', detail: bearer },
    // The authorizer denies everything to those whom it does not know: what a role may do, the routes decide.
    { type: ACCESS_DENIED, code: 'access/not-valid', detail: '$context.authorizer.refusal' },
    { type: MISSING_AUTHENTICATION_TOKEN, ...unknown },
  ],
  iam: [
    { type: ACCESS_DENIED, code: 'access/denied', detail: 'These credentials are not enough.' },
    { type: MISSING_AUTHENTICATION_TOKEN, code: 'access/token-required', detail: signed },
  ],
  open: [{ type: MISSING_AUTHENTICATION_TOKEN, ...unknown }],
};

/** What API Gateway answers by itself, and when. */
export function gatewayProblems({ api }: Pick<EnvironmentConfig, 'api'>): readonly GatewayProblem[] {
  return [...everywhere, ...byAccess[api.access]];
}

/** The problem document (RFC 9457) as a template of API Gateway, which fills in the path. */
export function problemTemplate({ code, detail }: GatewayProblem): string {
  const { status, title } = problems[code];
  const document = { type: `/docs#${code}`, title, status, detail, code };
  return JSON.stringify({ ...document, instance: '$context.path', requestId: '$context.requestId' });
}

/**
 * The headers, as API Gateway wants constants: in quotes. They can name one origin only, and know no conditions: it is the web
 * app's. Pages of other origins may read all that functions answer, but learn of these problems only that there is one.
 *
 * @param page origin of the web app.
 */
export function headersOf(problem: GatewayProblem, page: string): Record<string, string> {
  return {
    'Content-Type': "'application/problem+json'",
    'Cache-Control': "'no-store'",
    'Access-Control-Allow-Origin': `'${page}'`,
    'Access-Control-Expose-Headers': "'Retry-After'",
    ...(problem.retryAfter !== undefined && { 'Retry-After': `'${problem.retryAfter}'` }),
    ...(statusOf(problem) === '401' && { 'WWW-Authenticate': `'Bearer realm="plinth"'` }),
  };
}

export const statusOf = ({ code }: GatewayProblem): string => String(problems[code].status);
