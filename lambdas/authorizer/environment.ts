import { z } from 'zod';
import { Role } from '#core/model';

/** Variables of the function that tells API Gateway who asks. */
export const AuthorizerEnvironment = z.object({
  API_KEYS_TABLE: z.string().min(1),
  /** Of the tokens: `https://cognito-idp.<region>.amazonaws.com/<user pool>`. */
  TOKEN_ISSUER: z.url(),
  /** The app client for whom tokens are made. */
  TOKEN_CLIENT_ID: z.string().min(1),
  /** What an access token has to have among its scopes. */
  TOKEN_ACCESS_SCOPE: z.string().min(1),
  /** Where the service that has the issuer's keys answers, by the name that the AWS SDK has for it. @default the issuer */
  AWS_ENDPOINT_URL: z.url().optional(),
});

/** The groups of the user pool, the strongest first: each is a role. */
export const roleGroups = Role.options;

/** The scope that lets an access token at the API. */
export const accessScope = { resourceServer: 'plinth', name: 'api' } as const;

export * from './metric-names.ts';
