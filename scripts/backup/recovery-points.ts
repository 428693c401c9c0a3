import { type BackupClient, paginateListRecoveryPointsByBackupVault } from '@aws-sdk/client-backup';

/** A backup that is complete. */
export interface RecoveryPoint {
  readonly arn: string;
  /** Of what it is a backup of. */
  readonly resourceArn: string;
  /** As AWS Backup calls it: `Aurora`, `DynamoDB`, `S3`. */
  readonly resourceType: string;
  readonly roleArn: string;
  readonly createdAt: Date;
  /** Points in time, not one moment: it is as new as now. */
  readonly isContinuous: boolean;
}

/** The backups in a vault, the newest first. */
export async function recoveryPoints(client: BackupClient, BackupVaultName: string): Promise<RecoveryPoint[]> {
  const found: RecoveryPoint[] = [];
  for await (const { RecoveryPoints = [] } of paginateListRecoveryPointsByBackupVault(
    { client },
    { BackupVaultName },
  )) {
    for (const point of RecoveryPoints) {
      const { RecoveryPointArn: arn, ResourceArn: resourceArn, ResourceType: resourceType } = point;
      const { IamRoleArn: roleArn = '', CreationDate: createdAt } = point;
      if (arn === undefined || resourceArn === undefined || resourceType === undefined) continue;
      const isContinuous = arn.includes(':recovery-point:continuous:');
      if (createdAt === undefined || (point.Status !== 'COMPLETED' && !isContinuous)) continue;
      found.push({ arn, resourceArn, resourceType, roleArn, createdAt, isContinuous });
    }
  }
  return found.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}
