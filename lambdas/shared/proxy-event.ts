import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { handle } from 'hono/aws-lambda';

type HonoEvent = Extract<Parameters<ReturnType<typeof handle>>[0], { httpMethod: string; resource: string }>;

/**
 * An event of a REST API without the nulls that API Gateway has for what is not there, and without the body of a GET or
 * HEAD: it means nothing (RFC 9110, 9.3.1), and fetch knows no such request.
 */
export function asHonoHasIt(event: APIGatewayProxyEvent): HonoEvent {
  const { httpMethod, path, resource, requestContext, isBase64Encoded } = event;
  const { identity, domainName = 'localhost', domainPrefix = '', extendedRequestId = '' } = requestContext;
  const { requestTime = '' } = requestContext;
  return {
    version: '1.0',
    httpMethod,
    path,
    resource,
    isBase64Encoded,
    body: httpMethod === 'GET' || httpMethod === 'HEAD' ? null : event.body,
    headers: event.headers ?? {},
    multiValueHeaders: present(event.multiValueHeaders),
    multiValueQueryStringParameters: present(event.multiValueQueryStringParameters),
    requestContext: {
      ...requestContext,
      authorizer: {},
      identity: { sourceIp: identity.sourceIp, userAgent: identity.userAgent ?? '' },
      domainName,
      domainPrefix,
      extendedRequestId,
      requestTime,
    },
  };
}

const present = (lists: Record<string, string[] | undefined> | null): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists ?? {}).flatMap(([name, list]) => (list ? [[name, list]] : [])));
