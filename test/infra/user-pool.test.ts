import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { Role } from '#core/model';
import { accessScope } from '#lambdas/authorizer';
import type { EnvironmentConfig } from '#lib/config';
import { PlinthUserPool } from '#lib/constructs/user-pool';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';

const POOL = 'AWS::Cognito::UserPool';
const CLIENT = 'AWS::Cognito::UserPoolClient';
const pages = ['https://plinth.example.com', 'http://localhost:5173'];
const federation = {
  name: 'Firm',
  issuer: 'https://id.example.com',
  clientId: 'plinth',
  clientSecretName: 'plinth/federation',
};

function templateIn(environment: string, accounts: Partial<EnvironmentConfig['accounts']> = {}): Template {
  const stack = cdkStack();
  const config = configOf(environment);
  new PlinthUserPool(stack, 'Users', { config: { ...config, accounts: { ...config.accounts, ...accounts } }, pages });
  return Template.fromStack(stack);
}

const template = templateIn('production');
const [client] = resourcesOf(template, CLIENT);
const listIn = (name: string) => z.array(z.string()).parse(client?.Properties[name]);

describe('the user pool', () => {
  it('asks for passwords of 12 characters, and lets everybody have a second factor: an app', () => {
    template.hasResourceProperties(POOL, {
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: false,
          TemporaryPasswordValidityDays: 3,
        },
      },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
  });

  it('knows people by their proven address, whatever its case', () => {
    template.hasResourceProperties(POOL, {
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('has a group for each role, the strongest first', () => {
    const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(({ Properties }) => [
      Properties['GroupName'],
      Properties['Precedence'],
    ]);
    expect(groups).toEqual(Role.options.map((role, index) => [role, index]));
  });

  it('cannot be deleted where data is retained', () => {
    template.hasResource(POOL, { DeletionPolicy: 'Retain', Properties: { DeletionProtection: 'ACTIVE' } });
    templateIn('dev').hasResource(POOL, { DeletionPolicy: 'Delete', Properties: { DeletionProtection: 'INACTIVE' } });
  });

  it('takes new people by themselves only where the environment says so', () => {
    const isByAdministrators = (signUp: 'invited' | 'open') =>
      templateIn('production', { signUp }).hasResourceProperties(POOL, {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: signUp === 'invited' },
      });
    isByAdministrators('invited');
    isByAdministrators('open');
  });

  it.each([
    ['off', 'ESSENTIALS', Match.absent()],
    ['watched', 'PLUS', { AdvancedSecurityMode: 'AUDIT' }],
    ['enforced', 'PLUS', { AdvancedSecurityMode: 'ENFORCED' }],
  ] as const)('has its threat protection %s', (threatProtection, UserPoolTier, UserPoolAddOns) => {
    templateIn('production', { threatProtection }).hasResourceProperties(POOL, { UserPoolTier, UserPoolAddOns });
  });

  it('has a sign-in page of a name that no other account has', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: { 'Fn::Join': ['', ['plinth-production-', { Ref: 'AWS::AccountId' }]] },
    });
  });
});

describe('the web app as a client of the user pool', () => {
  it('signs in by an authorization code without a secret, and comes back to our pages only', () => {
    const addresses = ['https://plinth.example.com/', 'http://localhost:5173/'];
    template.hasResourceProperties(CLIENT, {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      CallbackURLs: addresses,
      LogoutURLs: addresses,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
  });

  it('never sends a password to anybody but the sign-in page', () => {
    expect(listIn('ExplicitAuthFlows')).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  });

  it('gets tokens for an hour, for a week without signing in again', () => {
    template.hasResourceProperties(CLIENT, {
      IdTokenValidity: 60,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 7 * 24 * 60,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
    });
  });

  it('may ask for the scope of the API', () => {
    expect(JSON.stringify(client?.Properties['AllowedOAuthScopes'])).toContain(`/${accessScope.name}"`);
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: accessScope.resourceServer,
      Scopes: [Match.objectLike({ ScopeName: accessScope.name })],
    });
  });

  it('lets nobody write their own tenant or projects, which tokens say', () => {
    const attributes = Object(resourcesOf(template, POOL)[0]?.Properties['Schema']);
    expect(JSON.stringify(attributes)).toContain('"Name":"tenant"');
    expect(listIn('WriteAttributes')).toEqual(['email', 'name']);
    expect(listIn('ReadAttributes')).toEqual(expect.arrayContaining(['custom:projects', 'custom:tenant', 'email']));
  });
});

describe('signing in by another identity provider', () => {
  const federated = templateIn('production', { federation });

  it('is the only way in then, with a secret that stands in no template', () => {
    federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Firm',
      ProviderType: 'OIDC',
      ProviderDetails: Match.objectLike({ oidc_issuer: 'https://id.example.com' }),
    });
    expect(JSON.stringify(federated.toJSON())).toContain('{{resolve:secretsmanager:');
    federated.hasResourceProperties(CLIENT, { SupportedIdentityProviders: [{ Ref: Match.anyValue() }] });
  });

  it('gives names and addresses, never a tenant', () => {
    const [provider] = resourcesOf(federated, 'AWS::Cognito::UserPoolIdentityProvider');
    expect(provider?.Properties['AttributeMapping']).toEqual({ email: 'email', name: 'name' });
  });
});
