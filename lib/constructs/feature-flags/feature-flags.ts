import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { featureNames } from '#core/model';
import type { FeatureSettings, VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';

/** How code learns what is turned on. */
export interface FeatureFlags {
  readonly variables: VariablesOf<typeof FeatureSettings> & { readonly APPCONFIG_FLAGS?: string };
  grantRead(grantee: IGrantable): void;
  /** Of AppConfig. @default the flags are in variables only */
  readonly applicationId?: string;
}

export interface FeatureFlagsProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'flags'>;
  /** When it rings while flags are being changed, they are changed back. */
  readonly alarm: IAlarm;
}

/** What is on, in a variable: for code that does not reach AppConfig, or not yet. */
export function fixedFlags({ flags }: Pick<EnvironmentConfig, 'flags'>): VariablesOf<typeof FeatureSettings> {
  return { FEATURES: featureNames.filter((name) => flags.on[name]).join(' ') };
}
