import { readFileSync } from 'node:fs';
import { afterAll } from '@jest/globals';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { checkedConfig, type EnvironmentConfig, type EnvironmentSettings, environments } from '#lib/config';

// The validator of templates costs seconds in every process; it runs where `cdk synth '**' --strict` does.
process.env['CDK_VALIDATION'] = 'false';

// Every app writes what it synthesizes into a temporary folder of its own.
afterAll(() => CloudAssembly.cleanupTemporaryDirectories());

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** An app with the feature flags of cdk.json, which `new App()` does not read. No function is bundled. */
export function cdkApp(): App {
  return new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
}

/** A stack to put one construct into, where an environment's stacks would be. */
export function cdkStack(): Stack {
  return new Stack(cdkApp(), 'Test', { env: { region: 'eu-central-1' } });
}

/** A network of isolated subnets for what a construct's own test puts into it. */
export function networkIn(stack: Stack) {
  const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: false }) as IVpc;
  const subnets = { subnets: vpc.isolatedSubnets };
  return { vpc, functionSubnets: subnets, dataSubnets: subnets };
}

/** The settings of an environment, checked. */
export const configOf = (name: string): EnvironmentConfig => checkedConfig(settingsOf(name));

/** What the environment's file says. */
export function settingsOf(name: string): EnvironmentSettings {
  const settings = environments.find((environment) => environment.name === name);
  if (settings === undefined) throw new Error(`There is no environment \`${name}\`.`);
  return settings;
}
