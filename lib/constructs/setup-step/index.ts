import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CustomResource, FileSystem } from 'aws-cdk-lib/core';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface SetupStepProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  /** What it shows as in a list of resources: `Custom::Plinth<name>`. */
  readonly name: string;
  /** Does the work; answers as the handler of a custom resource provider. */
  readonly handler: IFunction;
  /** Folders and files of the checkout that decide what is done: the step runs again when one of them changes. */
  readonly sources: readonly string[];
  /** What the step is about: it runs again when one of these changes. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Something that a deployment does once, and again when it changes, before whatever depends on this construct. */
export class SetupStep extends Construct {
  constructor(scope: Construct, id: string, { config, name, handler, sources, properties }: SetupStepProps) {
    super(scope, id);
    const provider = new Provider(this, 'Provider', {
      onEventHandler: handler,
      logGroup: new ServiceLogs(this, 'ProviderLogs', config),
    });
    const release = sources.map((path) => FileSystem.fingerprint(join(root, path))).join('-');
    new CustomResource(this, 'Resource', {
      resourceType: `Custom::Plinth${name}`,
      serviceToken: provider.serviceToken,
      properties: { ...properties, Release: release },
    });
  }
}
