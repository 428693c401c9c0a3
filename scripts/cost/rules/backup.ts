import { z } from 'zod';
import { type CostRule, charges, type FixedCharge, onlyInUse, type Priced } from '../charges.ts';
import { idle } from '../idle.ts';
import { runsPerMonth } from '../schedule.ts';

const DAYS_OF_MONTH = 730 / 24;

const Lifecycle = z.object({ DeleteAfterDays: z.number() });
const Rule = z.object({
  ScheduleExpression: z.string(),
  Lifecycle,
  EnableContinuousBackup: z.boolean().default(false),
  CopyActions: z.array(z.object({ Lifecycle })).default([]),
});
const Plan = z.object({ BackupPlan: z.object({ BackupPlanRule: z.tuple([Rule]) }) });
const Selection = z.object({ BackupSelection: z.object({ Resources: z.array(z.unknown()) }) });
const Tested = z.object({ ProtectedResourceType: z.string(), ProtectedResourceArns: z.array(z.unknown()) });
const Schedule = z.object({ ScheduleExpression: z.string(), RestoreTestingPlanName: z.string() });

/** Others of the stack of one type. */
const others = ({ stack }: Priced, type: string) => [...stack.values()].filter((one) => one.type === type);

/** What lies in the vaults: whole copies of database and tables for each backup; of buckets one, and what has changed. */
const plan: CostRule = (resource) => {
  const [rule] = Plan.parse(resource.properties).BackupPlan.BackupPlanRule;
  const selected = others(resource, 'AWS::Backup::BackupSelection')
    .filter(({ properties }) => JSON.stringify(properties['BackupPlanId']).includes(`"${resource.id}"`))
    .flatMap(({ properties }) =>
      Selection.parse(properties).BackupSelection.Resources.map((arn) => JSON.stringify(arn)),
    );
  const { database, tables, buckets } = idle.backedUpGigabytes;
  const databases = selected.some((arn) => arn.includes(':cluster:')) ? database : 0;
  const ofTables = selected.some((arn) => /Jobs|ApiKeys|Audit/.test(arn)) ? tables : 0;
  const ofBuckets = selected.some((arn) => /Artifacts|Uploads/.test(arn)) ? buckets : 0;
  const aDay = runsPerMonth(rule.ScheduleExpression) / DAYS_OF_MONTH;
  const kept = (days: number) => (rule.EnableContinuousBackup ? 1 : aDay * days);
  const stored = (days: number, because: string): FixedCharge[] => [
    { price: 'backup.aurora', units: databases * kept(days), because },
    { price: 'backup.dynamodb', units: ofTables * kept(days), because },
    { price: 'backup.s3', units: ofBuckets, because },
  ];
  const copies = rule.CopyActions.flatMap((copy) => [
    ...stored(copy.Lifecycle.DeleteAfterDays, 'copies in the other region'),
    {
      price: 'transfer.region',
      units: runsPerMonth(rule.ScheduleExpression) * (databases + ofTables),
      because: 'copies on their way to the other region',
    },
  ]);
  return charges([...stored(rule.Lifecycle.DeleteAfterDays, 'backups in the vault'), ...copies]);
};

/** A test is paid by the resource; that of a database starts an instance. */
const restoreTests: CostRule = (resource) => {
  const { ScheduleExpression, RestoreTestingPlanName } = Schedule.parse(resource.properties);
  const runs = runsPerMonth(ScheduleExpression);
  const because = `restore tests, ${ScheduleExpression}`;
  const tested = others(resource, 'AWS::Backup::RestoreTestingSelection')
    .filter(({ properties }) => properties['RestoreTestingPlanName'] === RestoreTestingPlanName)
    .map(({ properties }) => Tested.parse(properties));
  const { database, tables, buckets } = idle.backedUpGigabytes;
  const gigabytes: Readonly<Record<string, number>> = { Aurora: database, DynamoDB: tables, S3: buckets };
  const { instanceHours, acu } = idle.restoreTest;
  return charges(
    tested.flatMap(({ ProtectedResourceType: type, ProtectedResourceArns: { length } }) => [
      { price: 'backup.restore-test', units: runs * length, because },
      { price: 'backup.restored', units: runs * (gigabytes[type] ?? 0), because },
      { price: 'aurora.acu-hour', units: type === 'Aurora' ? runs * instanceHours * acu : 0, because },
    ]),
    'backup.restore-test',
    'backup.restored',
  );
};

/** What keeps copies of everything, and tests them. */
export const backupRules: Readonly<Record<string, CostRule>> = {
  'AWS::Backup::BackupVault': onlyInUse('backup.aurora', 'backup.s3', 'backup.dynamodb', 'transfer.region'),
  'AWS::Backup::LogicallyAirGappedBackupVault': onlyInUse('backup.aurora', 'backup.s3', 'backup.dynamodb'),
  'AWS::Backup::BackupPlan': plan,
  'AWS::Backup::BackupSelection': onlyInUse(),
  'AWS::Backup::RestoreTestingPlan': restoreTests,
  'AWS::Backup::RestoreTestingSelection': onlyInUse(),
};
