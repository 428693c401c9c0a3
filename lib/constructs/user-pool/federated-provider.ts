import {
  OidcAttributeRequestMethod,
  ProviderAttribute,
  type UserPool,
  UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito';
import { SecretValue } from 'aws-cdk-lib/core';
import type { EnvironmentConfig } from '#lib/config';

/**
 * An identity provider that people sign in with instead of a password of the pool. Only names and addresses come from it:
 * an attribute that it may write is one that people may write, too, and so never their tenant.
 */
export function federatedProvider(
  userPool: UserPool,
  { name, issuer, clientId, clientSecretName }: NonNullable<EnvironmentConfig['accounts']['federation']>,
): UserPoolIdentityProviderOidc {
  return new UserPoolIdentityProviderOidc(userPool, 'Federation', {
    userPool,
    name,
    issuerUrl: issuer,
    clientId,
    // A reference, which CloudFormation resolves: the secret stands in no template.
    clientSecret: SecretValue.secretsManager(clientSecretName).unsafeUnwrap(),
    scopes: ['openid', 'email', 'profile'],
    attributeRequestMethod: OidcAttributeRequestMethod.GET,
    attributeMapping: { email: ProviderAttribute.other('email'), fullname: ProviderAttribute.other('name') },
  });
}
