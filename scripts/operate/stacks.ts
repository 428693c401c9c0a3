import {
  type CloudFormationClient,
  paginateDescribeStacks,
  paginateListStackResources,
  type Stack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';

/** The stacks of an environment, by the id that they have in its stage: `Api`, `Data`, ... */
export async function stacksOf(client: CloudFormationClient, environment: string): Promise<ReadonlyMap<string, Stack>> {
  const prefix = `plinth-${environment}-`;
  const found = new Map<string, Stack>();
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const stack of Stacks) {
      if (stack.StackName?.startsWith(prefix)) found.set(stack.StackName.slice(prefix.length), stack);
    }
  }
  return found;
}

/** What a deployed stack tells under this name; undefined where it tells no such thing. */
export const outputOf = (stack: Stack | undefined, name: string): string | undefined =>
  stack?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;

/** The resources of a type in a deployed stack. */
export async function resourcesIn(
  client: CloudFormationClient,
  StackName: string,
  type: string,
): Promise<readonly StackResourceSummary[]> {
  const found: StackResourceSummary[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
    found.push(...StackResourceSummaries.filter(({ ResourceType }) => ResourceType === type));
  }
  return found;
}
