import { type BackupClient, GetRestoreTestingPlanCommand, paginateListRestoreJobs } from '@aws-sdk/client-backup';
import type { RestoreTest } from './validate.ts';

/** The restore tests of a plan that have ended since a moment. */
export async function restoreTestsOf(
  client: BackupClient,
  RestoreTestingPlanName: string,
  since: Date,
): Promise<RestoreTest[]> {
  const { RestoreTestingPlan } = await client.send(new GetRestoreTestingPlanCommand({ RestoreTestingPlanName }));
  const found: RestoreTest[] = [];
  const pages = paginateListRestoreJobs(
    { client },
    { ByRestoreTestingPlanArn: RestoreTestingPlan?.RestoreTestingPlanArn, ByCompleteAfter: since },
  );
  for await (const { RestoreJobs = [] } of pages) {
    for (const { ResourceType: resourceType, CompletionDate: endedAt, ValidationStatus: validation } of RestoreJobs) {
      if (resourceType !== undefined && endedAt !== undefined) found.push({ resourceType, endedAt, validation });
    }
  }
  return found;
}
