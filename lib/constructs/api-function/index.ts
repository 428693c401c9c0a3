import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { NodeFunction, type NodeFunctionProps } from '#lib/constructs/node-function';
import { CanaryRelease } from './canary-release.ts';

export { CanaryRelease };

/** API Gateway gives up after 29 seconds; the function's own time is over just before, so that its logs tell why. */
const TIMEOUT = Duration.seconds(28);

export interface ApiFunctionProps
  extends Omit<NodeFunctionProps, 'timeout' | 'memoryMiB' | 'deadLetterQueue' | 'keepsVersions'> {
  readonly config: Pick<EnvironmentConfig, 'name' | 'logs' | 'state' | 'api' | 'monitoring'>;
}

/** A function that answers requests of the REST API, by its alias `live`. */
export class ApiFunction extends NodeFunction {
  /** What the API calls: the newest published version, or the one before it while the newest proves itself. */
  readonly live: Alias;

  constructor(scope: Construct, id: string, props: ApiFunctionProps) {
    super(scope, id, { ...props, timeout: TIMEOUT, memoryMiB: 1024, keepsVersions: true });
    this.live = this.addAlias('live');
    const { config, name: service } = props;
    if (config.api.release === 'canary') new CanaryRelease(this, 'Release', { config, live: this.live, service });
  }
}
