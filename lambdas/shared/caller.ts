import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from '#api';
import { localOwner } from '#core/access';
import { Principal } from '#core/model';

/** `accounts`: an authorizer has found out who asks; `trusted`: whoever gets through to the function is the one owner. */
export type ApiAccess = 'accounts' | 'trusted';

/** Who asks, as API Gateway tells it: its word is taken, since nobody else may call the function. */
export function callerOf({ requestContext }: Pick<APIGatewayProxyEvent, 'requestContext'>, access: ApiAccess): Caller {
  const address = requestContext.identity.sourceIp;
  const principal = access === 'trusted' ? localOwner : principalIn(requestContext.authorizer?.['principal']);
  return { address, ...(principal && { principal }) };
}

/**
 * What the authorizer has written into its context; undefined where there was none before this route.
 *
 * @throws where it is no principal: then authorizer and function are not of one release.
 */
function principalIn(text: unknown): Principal | undefined {
  return text === undefined || text === null ? undefined : Principal.parse(JSON.parse(String(text)));
}
