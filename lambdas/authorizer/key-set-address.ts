import type { z } from 'zod';
import type { AuthorizerEnvironment } from './environment.ts';

/** Where Cognito has the keys of a user pool; the pool's part of the address stays where the service is elsewhere. */
export function keySetAddress({
  TOKEN_ISSUER,
  AWS_ENDPOINT_URL,
}: Pick<z.output<typeof AuthorizerEnvironment>, 'TOKEN_ISSUER' | 'AWS_ENDPOINT_URL'>): string {
  const { origin, pathname } = new URL(TOKEN_ISSUER);
  return `${AWS_ENDPOINT_URL === undefined ? origin : new URL(AWS_ENDPOINT_URL).origin}${pathname}/.well-known/jwks.json`;
}
