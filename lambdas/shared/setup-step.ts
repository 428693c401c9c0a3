import { z } from 'zod';
import type { Observability } from './observability.ts';
import { observedFunction } from './observed-function.ts';

/**
 * What the provider framework of CDK calls a custom resource with.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html#provider-framework
 */
const SetupRequest = z.discriminatedUnion('RequestType', [
  z.object({ RequestType: z.literal('Create') }),
  z.object({ RequestType: z.enum(['Update', 'Delete']), PhysicalResourceId: z.string() }),
]);

/** Keeps its identity whatever its properties: to CloudFormation another one would be a replacement. */
export interface SetupAnswer {
  readonly PhysicalResourceId: string;
}

/** A step of a deployment that is done when it is made and when it changes. What it has made stays when it goes. */
export function setupStep(tools: Observability, name: string, run: () => Promise<void>) {
  return observedFunction(tools, async (event: unknown): Promise<SetupAnswer> => {
    const request = SetupRequest.parse(event);
    if (request.RequestType === 'Create') {
      await run();
      return { PhysicalResourceId: name };
    }
    if (request.RequestType === 'Update') await run();
    return { PhysicalResourceId: request.PhysicalResourceId };
  });
}
