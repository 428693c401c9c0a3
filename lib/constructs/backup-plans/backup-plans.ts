import {
  BackupPlan,
  BackupPlanRule,
  type BackupPlanRuleProps,
  BackupResource,
  BackupVault,
  type IBackupVault,
} from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Duration, Stack, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { LEAST_KEPT_DAYS, vaultName } from '#lib/constructs/backup-vault';
import type { BackedUp } from './backed-up.ts';

type VaultBackup = Extract<EnvironmentConfig['backup'], { kind: 'vault' }>;

export interface BackupPlansProps {
  readonly config: Pick<EnvironmentConfig, 'name'>;
  readonly backup: VaultBackup;
  readonly vault: IBackupVault;
  readonly role: IRole;
  readonly resources: BackedUp;
}

/** At 02:00 UTC, when the fewest people work; the clocks' change neither doubles nor skips it. */
const DAILY_HOUR = 2;
/** Later than the daily ones have to have begun: AWS Backup makes one backup of a resource at a time. */
const CONTINUOUS_HOUR = 4;

/** After so long without having begun, or ended, a backup counts as failed, and an alarm tells. */
const windows = { startWindow: Duration.hours(1), completionWindow: Duration.hours(8) };

/**
 * What is backed up when. Tables have points in time of their own, of 30 days, and AWS Backup keeps none of them; objects
 * reach the other region by replication, which is faster than any copy.
 */
export class BackupPlans extends Construct {
  private readonly props: BackupPlansProps;

  constructor(scope: Construct, id: string, props: BackupPlansProps) {
    super(scope, id);
    this.props = props;
    const { resources, backup } = props;
    const { cluster, tables, buckets } = { cluster: [], ...resources };
    const daily = { scheduleExpression: at([DAILY_HOUR]), keepDays: backup.keepDays };
    this.createPlan('Continuous', [cluster, buckets], {
      scheduleExpression: at([CONTINUOUS_HOUR]),
      enableContinuousBackup: true,
      keepDays: backup.keepDays,
    });
    if (backup.copies === undefined) {
      this.createPlan('Daily', [cluster, tables, buckets], daily);
    } else {
      this.createCopies(backup.copies, { daily, copied: [cluster, tables], others: [buckets] });
    }
  }

  /** The daily backup is one of those that are copied; those in between are for the day on which the region is away. */
  private createCopies(
    { region, everyHours }: NonNullable<VaultBackup['copies']>,
    { daily, copied, others }: { daily: PlanRule; copied: Arns[]; others: Arns[] },
  ): void {
    const destinationBackupVault = this.vaultIn(region);
    const copy = (days: number) => [{ destinationBackupVault, deleteAfter: Duration.days(days) }];
    this.createPlan('Daily', copied, { ...daily, copyActions: copy(daily.keepDays) });
    this.createPlan('DailyObjects', others, daily);
    const hours = Array.from({ length: 24 / everyHours - 1 }, (_, index) => DAILY_HOUR + (index + 1) * everyHours);
    if (hours.length === 0) return;
    this.createPlan('Copies', copied, {
      scheduleExpression: at(hours.map((hour) => hour % 24)),
      keepDays: LEAST_KEPT_DAYS,
      copyActions: copy(LEAST_KEPT_DAYS),
    });
  }

  private createPlan(id: string, arns: Arns[], { keepDays, ...rule }: PlanRule): void {
    const { config, vault, role } = this.props;
    const plan = new BackupPlan(this, id, { backupPlanName: `plinth-${config.name}-${id.toLowerCase()}` });
    plan.addRule(
      new BackupPlanRule({
        ...windows,
        ...rule,
        ruleName: id,
        backupVault: vault,
        deleteAfter: Duration.days(keepDays),
        scheduleExpressionTimezone: TimeZone.ETC_UTC,
      }),
    );
    plan.addSelection('Selection', { role, resources: arns.flat().map((arn) => BackupResource.fromArn(arn)) });
  }

  private vaultIn(region: string): IBackupVault {
    const resourceName = vaultName(this.props.config);
    const arn = Stack.of(this).formatArn({
      service: 'backup',
      resource: 'backup-vault',
      region,
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return BackupVault.fromBackupVaultArn(this, `VaultIn-${region}`, arn);
  }
}

type Arns = string | readonly string[];
type PlanRule = BackupPlanRuleProps & { readonly keepDays: number };

const at = (hours: readonly number[]): Schedule =>
  Schedule.cron({ minute: '0', hour: hours.toSorted((a, b) => a - b).join(',') });
