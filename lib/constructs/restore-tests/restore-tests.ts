import { CfnRestoreTestingPlan, CfnRestoreTestingSelection, type IBackupVault } from 'aws-cdk-lib/aws-backup';
import { type IVpc, SecurityGroup, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { SubnetGroup } from 'aws-cdk-lib/aws-rds';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { BackedUp } from '#lib/constructs/backup-plans';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { RestoreValidation } from './restore-validation.ts';

export interface RestoreTestsProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'logs' | 'state'>;
  readonly network: { readonly vpc: IVpc; readonly dataSubnets: SubnetSelection };
  readonly vault: IBackupVault;
  /** As whom AWS Backup restores. */
  readonly role: IRole;
  readonly resources: BackedUp;
  /** By which the originals are encrypted. */
  readonly keys: readonly IKey[];
}

/** So long what was restored stays for being looked into, if nothing was found before. */
const VALIDATION_HOURS = 4;

/** The database; without one of our own, the rest: something is tested every Sunday. */
const WEEKLY = 'cron(0 5 ? * SUN *)';
/** Tables and buckets: each costs as much to test as the database does (ADR 31). */
const QUARTERLY = 'cron(0 5 1 1,4,7,10 ? *)';

/** AWS Backup restores the newest backup of everything, again and again; what it has restored is looked into, and removed. */
export class RestoreTests extends Construct {
  private readonly props: RestoreTestsProps;
  private readonly plans: CfnRestoreTestingPlan[] = [];

  constructor(scope: Construct, id: string, props: RestoreTestsProps) {
    super(scope, id);
    this.props = props;
    const { cluster, tables, buckets } = props.resources;
    if (cluster !== undefined) {
      this.select(this.createPlan('Database', WEEKLY), 'Aurora', [cluster], this.placeOfDatabase());
    }
    const state = this.createPlan('State', cluster === undefined ? WEEKLY : QUARTERLY);
    this.select(state, 'DynamoDB', tables);
    this.select(state, 'S3', buckets);
    this.createRule();
  }

  private createPlan(id: string, scheduleExpression: string): CfnRestoreTestingPlan {
    const plan = new CfnRestoreTestingPlan(this, id, {
      restoreTestingPlanName: `plinth_${this.props.config.name}_${id.toLowerCase()}`,
      scheduleExpression,
      scheduleExpressionTimezone: 'Etc/UTC',
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [this.props.vault.backupVaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: 7,
      },
    });
    this.plans.push(plan);
    return plan;
  }

  private select(
    plan: CfnRestoreTestingPlan,
    type: string,
    arns: readonly string[],
    restoreMetadataOverrides?: Record<string, string>,
  ): void {
    const selection = new CfnRestoreTestingSelection(this, type, {
      restoreTestingPlanName: plan.restoreTestingPlanName,
      restoreTestingSelectionName: type,
      protectedResourceType: type,
      protectedResourceArns: [...arns],
      iamRoleArn: this.props.role.roleArn,
      validationWindowHours: VALIDATION_HOURS,
      ...(restoreMetadataOverrides && { restoreMetadataOverrides }),
    });
    selection.addResourceDependency(plan);
  }

  /** Else it would be the account's default network, which may not exist. Nobody reaches the copy but the Data API. */
  private placeOfDatabase(): Record<string, string> {
    const { vpc, dataSubnets: vpcSubnets } = this.props.network;
    const description = 'Databases restored for a test';
    const removalPolicy = RemovalPolicy.DESTROY;
    const subnets = new SubnetGroup(this, 'Subnets', { vpc, vpcSubnets, description, removalPolicy });
    const closed = new SecurityGroup(this, 'Closed', { vpc, description, allowAllOutbound: false });
    return {
      dbsubnetgroupname: subnets.subnetGroupName,
      vpcsecuritygroupids: JSON.stringify([closed.securityGroupId]),
    };
  }

  private createRule(): void {
    const { config, resources, keys } = this.props;
    const { stateMachine } = new RestoreValidation(this, 'Validation', { config, resources, keys });
    new Rule(this, 'Restored', {
      description: 'A backup was restored for a test, or could not be',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Restore Job State Change'],
        detail: {
          status: ['COMPLETED', 'FAILED', 'ABORTED'],
          restoreTestingPlanArn: this.plans.map(({ attrRestoreTestingPlanArn }) => attrRestoreTestingPlanArn),
        },
      },
      targets: [new SfnStateMachine(stateMachine, { deadLetterQueue: new DeadLetterQueue(this, 'DeadLetters') })],
    });
  }
}
