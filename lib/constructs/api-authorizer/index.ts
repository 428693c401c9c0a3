import { IdentitySource, RequestAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type AuthorizerEnvironment, accessScope } from '#lambdas/authorizer';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import type { AccessState } from '#lib/constructs/access-state';
import { CanaryRelease } from '#lib/constructs/api-function';
import { NodeFunction } from '#lib/constructs/node-function';

/** Tokens of a user pool, as far as the API is concerned. */
export interface TokenIssuer {
  readonly issuerUrl: string;
  readonly clientId: string;
}

export interface ApiAuthorizerProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'api' | 'logs' | 'state' | 'monitoring'>;
  readonly access: AccessState;
  readonly tokens: TokenIssuer;
}

/**
 * Finds out who asks, before a function is called: by the header `Authorization`, which has a token of the user pool or an
 * API key. What it has learnt is kept for some seconds by that header, for all routes. It is released as the functions of the
 * API are: what is wrong with it is wrong for everybody.
 */
export class ApiAuthorizer extends Construct {
  readonly authorizer: RequestAuthorizer;

  constructor(scope: Construct, id: string, { config, access, tokens }: ApiAuthorizerProps) {
    super(scope, id);
    const environment: Omit<VariablesOf<typeof AuthorizerEnvironment>, 'AWS_ENDPOINT_URL'> = {
      API_KEYS_TABLE: access.apiKeys.tableName,
      TOKEN_ISSUER: tokens.issuerUrl,
      TOKEN_CLIENT_ID: tokens.clientId,
      TOKEN_ACCESS_SCOPE: `${accessScope.resourceServer}/${accessScope.name}`,
    };
    const handler = new NodeFunction(this, 'Function', {
      config,
      name: 'authorizer',
      description: 'Finds out who asks: by a token or an API key',
      environment,
      // Reading a key takes milliseconds; the provider's keys, when they are not known yet, 3 seconds at most.
      timeout: Duration.seconds(10),
      memoryMiB: 1024,
      keepsVersions: true,
    });
    access.grantRecognise(handler);
    const live = handler.addAlias('live');
    if (config.api.release === 'canary') new CanaryRelease(this, 'Release', { config, live });
    this.authorizer = new RequestAuthorizer(this, 'Authorizer', {
      // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
      handler: live as IFunction,
      identitySources: [IdentitySource.header('Authorization')],
      resultsCacheTtl: Duration.seconds(config.api.believedSeconds),
    });
  }
}
