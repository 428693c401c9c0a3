import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { type ProblemCode, problems } from '#api/contracts';
import type { EnvironmentConfig } from '#lib/config';

/** An answer that API Gateway gives by itself. */
export interface GatewayProblem {
  readonly type: ResponseType;
  readonly code: ProblemCode;
  readonly detail: string;
}

const everywhere: readonly GatewayProblem[] = [
  { type: ResponseType.BAD_REQUEST_BODY, code: 'request/invalid', detail: 'The body has to be a JSON object.' },
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'request/too-large', detail: 'A request has 10 MB at most.' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'request/media-type', detail: 'Send it as application/json.' },
  { type: ResponseType.THROTTLED, code: 'request/too-many', detail: 'Try again in a second.' },
  { type: ResponseType.QUOTA_EXCEEDED, code: 'request/too-many', detail: 'The quota is used up.' },
  { type: ResponseType.ACCESS_DENIED, code: 'access/denied', detail: 'These credentials are not enough.' },
  { type: ResponseType.INVALID_SIGNATURE, code: 'access/denied', detail: 'The signature of the request is wrong.' },
  { type: ResponseType.EXPIRED_TOKEN, code: 'access/denied', detail: 'The credentials have expired.' },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'server/too-slow', detail: 'Try again.' },
  { type: ResponseType.INTEGRATION_FAILURE, code: 'server/fault', detail: 'Try again.' },
  { type: ResponseType.DEFAULT_4XX, code: 'request/invalid', detail: 'The request cannot be answered.' },
  { type: ResponseType.DEFAULT_5XX, code: 'server/fault', detail: 'Try again.' },
];

/** API Gateway answers requests to unknown addresses as if a signature were missing. */
const unaddressed: Record<EnvironmentConfig['api']['access'], Pick<GatewayProblem, 'code' | 'detail'>> = {
  open: { code: 'request/unknown-route', detail: 'The documentation is at /docs.' },
  iam: { code: 'access/token-required', detail: 'Sign the request by AWS Signature Version 4, for a known address.' },
};

/** What API Gateway answers by itself, and when. */
export function gatewayProblems({ api }: Pick<EnvironmentConfig, 'api'>): readonly GatewayProblem[] {
  return [...everywhere, { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, ...unaddressed[api.access] }];
}

/** The problem document (RFC 9457) as a template of API Gateway, which fills in the path. */
export function problemTemplate({ code, detail }: GatewayProblem): string {
  const { status, title } = problems[code];
  const document = { type: `/docs#${code}`, title, status, detail, code };
  return JSON.stringify({ ...document, instance: '$context.path', requestId: '$context.requestId' });
}

export const statusOf = ({ code }: GatewayProblem): string => String(problems[code].status);
