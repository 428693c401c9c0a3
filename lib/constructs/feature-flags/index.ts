import type { Construct } from 'constructs';
import { type FeatureFlags, type FeatureFlagsProps, fixedFlags } from './feature-flags.ts';
import { HostedFlags } from './hosted-flags.ts';

export { type FeatureFlags, type FeatureFlagsProps, fixedFlags } from './feature-flags.ts';

/** Where the environment has its flags: in AppConfig, or in variables. */
export function featureFlags(scope: Construct, id: string, props: FeatureFlagsProps): FeatureFlags {
  switch (props.config.flags.kind) {
    case 'appconfig':
      return new HostedFlags(scope, id, props);
    case 'environment':
      return { variables: fixedFlags(props.config), grantRead: nothingToGrant };
  }
}

/** Variables are there for whoever has them. */
function nothingToGrant(): void {}
