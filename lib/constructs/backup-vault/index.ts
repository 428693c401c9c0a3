import { BackupVault } from 'aws-cdk-lib/aws-backup';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

/** Of the vault in each region: alarms, copies and people find it by this. */
export const vaultName = ({ name }: Pick<EnvironmentConfig, 'name'>): string => `plinth-${name}`;

/** No backup goes before; as short as `keepDays` can be. */
export const LEAST_KEPT_DAYS = 7;
/** AWS keeps points in time no longer. */
const MOST_DAYS = 35;
/** Until then a lock that nobody can end any more can still be taken back. */
const DAYS_TO_RECONSIDER = 3;

export interface PlinthVaultProps {
  readonly config: Pick<EnvironmentConfig, 'name'>;
  readonly lock: 'governance' | 'compliance';
  readonly key: IKey | undefined;
}

/**
 * Where backups lie. Nobody removes one before its time: the lock refuses it to AWS Backup, the policy to people. It
 * outlives its stack, as the backups in it have to.
 */
export class PlinthVault extends BackupVault {
  constructor(scope: Construct, id: string, { config, lock, key }: PlinthVaultProps) {
    super(scope, id, {
      backupVaultName: vaultName(config),
      ...(key && { encryptionKey: key }),
      blockRecoveryPointDeletion: true,
      lockConfiguration: {
        minRetention: Duration.days(LEAST_KEPT_DAYS),
        maxRetention: Duration.days(MOST_DAYS),
        ...(lock === 'compliance' && { changeableFor: Duration.days(DAYS_TO_RECONSIDER) }),
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
