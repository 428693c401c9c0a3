import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

/** AWS's own, since only AWS knows what the next kind of backup asks for; those for S3 are policies of their own. */
const POLICIES = [
  'service-role/AWSBackupServiceRolePolicyForBackup',
  'service-role/AWSBackupServiceRolePolicyForRestores',
  'AWSBackupServiceRolePolicyForS3Backup',
  'AWSBackupServiceRolePolicyForS3Restore',
];

/** The path of the role that backs up: by it, a bucket that nobody else reads knows it without knowing its stack. */
export const backupRolePath = ({ name }: Pick<EnvironmentConfig, 'name'>): string => `/plinth-${name}/backup/`;

export interface BackupRoleProps {
  readonly config: Pick<EnvironmentConfig, 'name'>;
}

/** As whom AWS Backup makes backups and brings them back. AWS's policies let it use the keys of what it backs up. */
export class BackupRole extends Role {
  constructor(scope: Construct, id: string, { config }: BackupRoleProps) {
    super(scope, id, {
      description: 'AWS Backup: makes backups and restores them',
      path: backupRolePath(config),
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: POLICIES.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    for (const name of POLICIES) {
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        reason:
          'Narrower, by the actions of each kind of resource, the next kind would be left out of backups without a word.',
      });
    }
  }
}
