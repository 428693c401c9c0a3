import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { PlinthUserPool } from '#lib/constructs/user-pool';
import type { WebStack } from './web-stack.ts';

export interface IdentityStackProps {
  readonly config: EnvironmentConfig;
  readonly web: WebStack;
}

/** Who may sign in, and where. */
export class IdentityStack extends Stack {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, { config, web }: IdentityStackProps) {
    super(scope, id);
    const pool = new PlinthUserPool(this, 'Users', { config, pages: web.pages });
    // Not as CDK has it, with the host that the partition has: tokens name this one.
    this.issuerUrl = `https://cognito-idp.${config.region}.amazonaws.com/${pool.userPoolId}`;
    this.clientId = pool.client.userPoolClientId;
    this.signInUrl = pool.signInUrl;
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.clientId });
    new CfnOutput(this, 'SignInUrl', { value: this.signInUrl });
  }
}
