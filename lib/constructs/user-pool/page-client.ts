import {
  ClientAttributes,
  type OAuthScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito';
import { Duration } from 'aws-cdk-lib/core';

export interface PageClientProps {
  readonly pages: readonly string[];
  readonly scopes: OAuthScope[];
  readonly federation: UserPoolIdentityProviderOidc | undefined;
}

/** What people may change of themselves. Not in it: `custom:tenant` and `custom:projects`, which say whose data is theirs. */
const own = { email: true, fullname: true } as const;

/** The web app as a client of the pool: authorization code with PKCE (RFC 7636), which needs no secret. */
export function pageClient(userPool: UserPool, { pages, scopes, federation }: PageClientProps): UserPoolClient {
  const addresses = pages.map((page) => `${page}/`);
  const { COGNITO, custom } = UserPoolClientIdentityProvider;
  const client = userPool.addClient('Page', {
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: { flows: { authorizationCodeGrant: true }, scopes, callbackUrls: addresses, logoutUrls: addresses },
    supportedIdentityProviders: [federation === undefined ? COGNITO : custom(federation.providerName)],
    // The same answer whether the name or the password is wrong.
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    idTokenValidity: Duration.hours(1),
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(7),
    writeAttributes: new ClientAttributes().withStandardAttributes(own),
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ ...own, emailVerified: true })
      .withCustomAttributes('tenant', 'projects'),
  });
  if (federation !== undefined) client.node.addDependency(federation);
  return client;
}
