import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { resourcesIn, stacksOf } from './stacks.ts';

/** ARNs of the aliases by which the functions of an environment's API answer; none before its first deployment. */
export async function aliasArns(client: CloudFormationClient, environment: string): Promise<readonly string[]> {
  if (!(await stacksOf(client, environment)).has('Api')) return [];
  const aliases = await resourcesIn(client, `plinth-${environment}-Api`, 'AWS::Lambda::Alias');
  return aliases.flatMap(({ PhysicalResourceId }) => PhysicalResourceId ?? []);
}
