import {
  type CodeDeployClient,
  ListDeploymentGroupsCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy';

/** Ends the releases that are under way, each going back to the version before it. @returns their ids. */
export async function stopReleases(client: CodeDeployClient, applicationName: string): Promise<readonly string[]> {
  const { deploymentGroups = [] } = await client.send(new ListDeploymentGroupsCommand({ applicationName }));
  const stopped: string[] = [];
  for (const deploymentGroupName of deploymentGroups) {
    const { deployments = [] } = await client.send(
      new ListDeploymentsCommand({
        applicationName,
        deploymentGroupName,
        includeOnlyStatuses: ['Created', 'Queued', 'InProgress', 'Ready'],
      }),
    );
    for (const deploymentId of deployments) {
      await client.send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled: true }));
      stopped.push(deploymentId);
    }
  }
  return stopped;
}
