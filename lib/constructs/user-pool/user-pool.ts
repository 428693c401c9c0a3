import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { accessScope, roleGroups } from '#lambdas/authorizer';
import type { EnvironmentConfig } from '#lib/config';
import { federatedProvider } from './federated-provider.ts';
import { pageClient } from './page-client.ts';

export interface PlinthUserPoolProps {
  readonly config: Pick<EnvironmentConfig, 'accounts' | 'state' | 'name'>;
  /** Where the web app may be: people come back there after signing in or out. */
  readonly pages: readonly string[];
}

/**
 * Who may sign in. A person's tenant is an attribute and their role a group: both are given by whoever administers the pool,
 * and nobody can change their own. Signing in happens on Cognito's page.
 */
export class PlinthUserPool extends UserPool {
  /** The web app's: no secret, since a page cannot keep one. */
  readonly client: UserPoolClient;
  /** Of the sign-in page: scheme and host. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, { config, pages }: PlinthUserPoolProps) {
    super(scope, id, { ...fixedProps, ...protection(config), selfSignUpEnabled: config.accounts.signUp === 'open' });
    const scopes = [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE, this.createScope()];
    const federation = config.accounts.federation && federatedProvider(this, config.accounts.federation);
    this.client = pageClient(this, { pages, scopes, federation });
    // Unique in the region, whoever else has a Plinth there.
    const prefix = `plinth-${config.name}-${Aws.ACCOUNT_ID}`;
    this.signInUrl = this.addDomain('SignIn', { cognitoDomain: { domainPrefix: prefix } }).baseUrl();
    this.createGroups();
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-COG1',
        reason: 'Twelve characters, letters of both kinds and digits; signs would make passwords shorter, not better.',
      },
      {
        id: 'AwsSolutions-COG2',
        reason: 'A second factor is offered to everybody; a firm that wants it of all signs in by its own provider.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'The plan with threat protection costs by the person; environments with real people have it.',
      },
    );
  }

  private createScope(): OAuthScope {
    const scope = new ResourceServerScope({
      scopeName: accessScope.name,
      scopeDescription: 'Everything that the API does',
    });
    const server = this.addResourceServer('Api', { identifier: accessScope.resourceServer, scopes: [scope] });
    return OAuthScope.resourceServer(server, scope);
  }

  private createGroups(): void {
    roleGroups.forEach((groupName, precedence) => {
      new UserPoolGroup(this, `Group${groupName}`, { userPool: this, groupName, precedence });
    });
  }
}

const fixedProps: UserPoolProps = {
  signInAliases: { email: true },
  signInCaseSensitive: false,
  autoVerify: { email: true },
  // Who changes their address keeps the old one until the new one is proven.
  keepOriginal: { email: true },
  standardAttributes: { email: { required: true, mutable: true } },
  customAttributes: {
    tenant: new StringAttribute({ mutable: true, maxLen: 63 }),
    projects: new StringAttribute({ mutable: true, maxLen: 2048 }),
  },
  mfa: Mfa.OPTIONAL,
  // Apps only: text messages can be had by others, and cost money.
  mfaSecondFactor: { otp: true, sms: false },
  passwordPolicy: {
    minLength: 12,
    requireLowercase: true,
    requireUppercase: true,
    requireDigits: true,
    requireSymbols: false,
    tempPasswordValidity: Duration.days(3),
  },
  accountRecovery: AccountRecovery.EMAIL_ONLY,
};

const threatProtection = {
  off: { featurePlan: FeaturePlan.ESSENTIALS },
  watched: {
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.AUDIT_ONLY,
  },
  enforced: {
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
  },
} as const;

function protection({ accounts, state }: PlinthUserPoolProps['config']): UserPoolProps {
  const isRetained = state.onRemoval === 'retain';
  return {
    ...threatProtection[accounts.threatProtection],
    deletionProtection: isRetained,
    removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}
