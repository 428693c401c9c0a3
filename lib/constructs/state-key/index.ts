import { Key } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

/**
 * The account's own key for what the product keeps; none where the services' keys do.
 *
 * @param contents what people read in the list of keys.
 */
export function stateKey(
  scope: Construct,
  { state, name }: Pick<EnvironmentConfig, 'state' | 'name'>,
  contents = 'jobs, artifacts, database, cache',
): Key | undefined {
  if (state.encryption === 'aws') return undefined;
  return new Key(scope, 'Key', {
    description: `Data of Plinth in ${name}: ${contents}`,
    enableKeyRotation: true,
    // Without its key, data that outlives its stack could never be read again.
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
