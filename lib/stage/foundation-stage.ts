import { Stage, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { FoundationConfig } from '#lib/config';
import { FoundationStack } from '#lib/stacks';

export interface FoundationStageProps {
  readonly config: FoundationConfig;
}

/** What all environments of an account and region share: `cdk deploy 'foundation/**'`, once. */
export class FoundationStage extends Stage {
  constructor(scope: Construct, { config }: FoundationStageProps) {
    super(scope, 'foundation', { stageName: 'plinth-foundation', env: { region: config.region } });
    new FoundationStack(this, 'Account', { config });
    Tags.of(this).add('application', 'plinth');
  }
}
