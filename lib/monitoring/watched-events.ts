import type { EventPattern } from 'aws-cdk-lib/aws-events';

/** What the patterns of events are about; undefined where the environment has none. */
export interface EventSources {
  readonly clusterArn: string;
  readonly databaseArn: string | undefined;
  readonly uploadBucket: string;
  /** Of CodeDeploy, which lets new versions of functions take over bit by bit. */
  readonly releases: string | undefined;
  readonly backupVault: string | undefined;
}

/**
 * What AWS tells by events and by no metric: a rule of EventBridge counts each kind and writes it into a log. Undefined
 * where there is nothing that the events could be about.
 */
export const watchedEvents = {
  stoppedTasks: ({ clusterArn }) => ({
    source: ['aws.ecs'],
    detailType: ['ECS Task State Change'],
    detail: {
      clusterArn: [clusterArn],
      lastStatus: ['STOPPED'],
      // Not those that spare capacity has stopped, nor the service, but for those that did not answer it any more.
      $or: [
        { stopCode: ['EssentialContainerExited', 'TaskFailedToStart'] },
        { stoppedReason: [{ prefix: 'Task failed container health checks' }] },
      ],
    },
  }),
  databaseFailures: ({ databaseArn }) =>
    databaseArn === undefined
      ? undefined
      : {
          source: ['aws.rds'],
          detailType: ['RDS DB Cluster Event'],
          detail: { SourceArn: [databaseArn], EventCategories: ['failure', 'failover'] },
        },
  failedRotations: ({ databaseArn }) =>
    databaseArn === undefined
      ? undefined
      : {
          source: ['aws.secretsmanager'],
          detailType: ['AWS Service Event via CloudTrail'],
          detail: { eventName: ['RotationFailed'] },
        },
  threats: ({ uploadBucket }) => ({
    source: ['aws.guardduty'],
    detailType: ['GuardDuty Malware Protection Object Scan Result'],
    detail: {
      s3ObjectDetails: { bucketName: [uploadBucket] },
      scanResultDetails: { scanResultStatus: ['THREATS_FOUND'] },
    },
  }),
  failedReleases: ({ releases }) =>
    releases === undefined
      ? undefined
      : {
          source: ['aws.codedeploy'],
          detailType: ['CodeDeploy Deployment State-change Notification'],
          detail: { application: [releases], state: ['FAILURE'] },
        },
  failedBackups: ({ backupVault }) =>
    backupVault === undefined
      ? undefined
      : {
          source: ['aws.backup'],
          detailType: ['Backup Job State Change'],
          detail: { backupVaultName: [backupVault], state: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'] },
        },
  completedBackups: ({ backupVault }) =>
    backupVault === undefined
      ? undefined
      : {
          source: ['aws.backup'],
          detailType: ['Backup Job State Change'],
          detail: { backupVaultName: [backupVault], state: ['COMPLETED'] },
        },
  failedCopies: ({ backupVault }) =>
    backupVault === undefined
      ? undefined
      : {
          source: ['aws.backup'],
          detailType: ['Copy Job State Change'],
          detail: { sourceBackupVaultArn: [{ suffix: `:backup-vault:${backupVault}` }], state: ['FAILED', 'PARTIAL'] },
        },
} as const satisfies Record<string, (sources: EventSources) => EventPattern | undefined>;
export type WatchedEvent = keyof typeof watchedEvents;
