import type { IBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { type BackedUp, BackupPlans, BackupRole } from '#lib/constructs/backup-plans';
import { PlinthVault } from '#lib/constructs/backup-vault';
import { CacheSnapshots } from '#lib/constructs/cache-snapshots';
import { ConfigurationExport } from '#lib/constructs/configuration-export';
import type { FeatureFlags } from '#lib/constructs/feature-flags';
import { RestoreTests } from '#lib/constructs/restore-tests';
import { stateKey } from '#lib/constructs/state-key';
import type { DataStack } from './data-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import type { NetworkStack } from './network-stack.ts';

export interface BackupStackProps {
  readonly config: EnvironmentConfig;
  readonly backup: Extract<EnvironmentConfig['backup'], { kind: 'vault' }>;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly ingest: IngestStack;
  readonly flags: FeatureFlags;
}

/** Backups of everything that cannot be made again, and the weekly proof that they can be restored. */
export class BackupStack extends Stack {
  constructor(scope: Construct, id: string, props: BackupStackProps) {
    super(scope, id);
    const { config, backup, network, data, ingest, flags } = props;
    const key = stateKey(this, config, 'backups');
    const vault = new PlinthVault(this, 'Vault', { config, lock: backup.lock, key }) as IBackupVault;
    const role = new BackupRole(this, 'Role', { config }) as IRole;
    const resources = backedUp(data, ingest);
    new BackupPlans(this, 'Plans', { config, backup, vault, role, resources });
    new ConfigurationExport(this, 'Configuration', { config, key, applicationId: flags.applicationId });
    const { CACHE_NAME: cacheName } = data.cache.access;
    if (cacheName !== undefined) new CacheSnapshots(this, 'Cache', { config, cacheName, keepDays: backup.keepDays });
    if (backup.restoreTest === 'never') return;
    const keys = [data.artifacts.encryptionKey, ingest.uploads.encryptionKey].filter((one) => one !== undefined);
    new RestoreTests(this, 'RestoreTests', { config, network, vault, role, resources, keys });
  }
}

/** Not the counters of requests, answers that may come again, nor the web app: they are made again, or are worth nothing. */
function backedUp({ database, jobs, access, artifacts }: DataStack, { uploads }: IngestStack): BackedUp {
  return {
    ...(database.clusterArn !== undefined && { cluster: database.clusterArn }),
    tables: [jobs, access.apiKeys, access.audit].map(({ tableArn }) => tableArn),
    buckets: [artifacts, uploads].map(({ bucketArn }) => bucketArn),
    artifactsBucket: artifacts.bucketName,
  };
}
