import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { NodeFunction, type NodeFunctionProps } from '#lib/constructs/node-function';

/** API Gateway gives up after 29 seconds; the function's own time is over just before, so that its logs tell why. */
const TIMEOUT = Duration.seconds(28);

export type ApiFunctionProps = Omit<NodeFunctionProps, 'timeout' | 'memoryMiB' | 'deadLetterQueue'>;

/** A function that answers requests of the REST API, by its alias `live`. */
export class ApiFunction extends NodeFunction {
  /** What the API calls: the newest published version. */
  readonly live: Alias;

  constructor(scope: Construct, id: string, props: ApiFunctionProps) {
    super(scope, id, { ...props, timeout: TIMEOUT, memoryMiB: 1024 });
    this.live = this.addAlias('live');
  }
}
