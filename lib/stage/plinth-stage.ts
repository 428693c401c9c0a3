import { Aspects, Stack, Stage, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ApiStack, DataStack, IngestStack, NetworkStack, ProcessingStack } from '#lib/stacks';
import { FunctionsOfCdk } from './functions-of-cdk.ts';

export interface PlinthStageProps {
  readonly config: EnvironmentConfig;
}

/** One environment of the product: `cdk deploy '<name>/**'`. */
export class PlinthStage extends Stage {
  constructor(scope: Construct, { config }: PlinthStageProps) {
    super(scope, config.name, { stageName: `plinth-${config.name}`, env: { region: config.region } });
    const network = new NetworkStack(this, 'Network', { config });
    const data = new DataStack(this, 'Data', { config, network });
    const ingest = new IngestStack(this, 'Ingest', { config, jobs: data.jobs });
    new ProcessingStack(this, 'Processing', { config, network, data, ingest });
    new ApiStack(this, 'Api', { config, data, ingest });

    for (const stack of this.node.children.filter(Stack.isStack)) {
      stack.terminationProtection = config.state.onRemoval === 'retain';
    }
    Aspects.of(this).add(new FunctionsOfCdk(config));
    Tags.of(this).add('application', 'plinth');
    Tags.of(this).add('environment', config.name);
  }
}
