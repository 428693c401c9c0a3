import {
  type BackupClient,
  GetRecoveryPointRestoreMetadataCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import type { RecoveryPoint } from './recovery-points.ts';

/** The newest backup of a resource that is not newer than a moment; of points in time none, which are restored by hand. */
export function newestUntil(
  points: readonly RecoveryPoint[],
  until: Date,
  isWanted: (point: RecoveryPoint) => boolean,
): RecoveryPoint | undefined {
  return points
    .filter((point) => isWanted(point) && !point.isContinuous && point.createdAt <= until)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
}

/** Type -> what gives the restored resource its name. None takes the place of anything that is there. */
const naming: Readonly<Record<string, (name: string) => Record<string, string>>> = {
  Aurora: (DBClusterIdentifier) => ({ DBClusterIdentifier }),
  DynamoDB: (targetTableName) => ({ targetTableName }),
  S3: (DestinationBucketName) => ({ DestinationBucketName, NewBucket: 'true' }),
};

/**
 * Begins to restore a backup beside what is there.
 *
 * @param name of the restored cluster, table or bucket.
 * @returns the id of the job.
 * @throws where the backup is of a type that the product has not.
 */
export async function startRestore(
  client: BackupClient,
  vault: string,
  point: RecoveryPoint,
  name: string,
): Promise<string> {
  const named = naming[point.resourceType];
  if (named === undefined) throw new Error(`Plinth has no ${point.resourceType} to restore.`);
  const RecoveryPointArn = point.arn;
  const { RestoreMetadata = {} } = await client.send(
    new GetRecoveryPointRestoreMetadataCommand({ BackupVaultName: vault, RecoveryPointArn }),
  );
  const { RestoreJobId = '' } = await client.send(
    new StartRestoreJobCommand({
      RecoveryPointArn,
      IamRoleArn: point.roleArn,
      ResourceType: point.resourceType,
      Metadata: withNames(RestoreMetadata, named(name)),
      IdempotencyToken: name,
    }),
  );
  return RestoreJobId;
}

/** AWS Backup tells keys in one case and takes them in any: no key must be there twice. */
function withNames(metadata: Record<string, string>, names: Record<string, string>): Record<string, string> {
  const given = new Set(Object.keys(names).map((key) => key.toLowerCase()));
  const others = Object.entries(metadata).filter(([key]) => !given.has(key.toLowerCase()));
  return { ...Object.fromEntries(others), ...names };
}
