import {
  type BackupClient,
  DescribeRestoreJobCommand,
  PutRestoreValidationResultCommand,
} from '@aws-sdk/client-backup';
import { z } from 'zod';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { Finding } from './finding.ts';
import { restoreMetrics } from './metric-names.ts';

/** What the state machine asks for: to look into something, and then to tell AWS Backup what was found. */
const Check = z.object({
  step: z.literal('check'),
  restoreJobId: z.string().min(1),
  restored: z.discriminatedUnion('resourceType', [
    z.object({ resourceType: z.literal('DynamoDB'), arn: z.string() }),
    z.object({ resourceType: z.literal('S3'), arn: z.string() }),
    z.object({ resourceType: z.literal('Aurora'), arn: z.string(), secretArn: z.string().min(1) }),
  ]),
});
const Report = z.object({
  step: z.literal('report'),
  restoreJobId: z.string().min(1),
  finding: Finding,
  /** AWS Backup takes no result for what it could not restore. */
  wasRestored: z.boolean(),
});
const RestoreCheckEvent = z.discriminatedUnion('step', [Check, Report]);

/** How to look into what was restored of a backup that was made at that time. Names of both; ARNs of the database. */
export interface RestoreChecks {
  readonly table: (restored: string, original: string) => Promise<Finding>;
  readonly bucket: (restored: string, original: string, backedUpAt: Date) => Promise<Finding>;
  readonly database: (clusterArn: string, secretArn: string, backedUpAt: Date) => Promise<Finding>;
}

/** AWS Backup takes no longer messages. */
const LONGEST_MESSAGE = 1000;

/** Looks into what AWS Backup has restored for a test, and tells it what was found; both are steps of a state machine. */
export function restoreCheck(tools: Observability, backup: BackupClient, checks: RestoreChecks) {
  return observedFunction(tools, async (event: unknown): Promise<Finding> => {
    const request = RestoreCheckEvent.parse(event);
    if (request.step === 'check') return check(backup, checks, request);
    const { restoreJobId, finding, wasRestored } = request;
    if (wasRestored) await report(backup, restoreJobId, finding);
    tools.metrics.addMetric(finding.passed ? restoreMetrics.passed : restoreMetrics.failed, 'Count', 1);
    const tell = finding.passed ? 'info' : 'error';
    tools.logger[tell]('A backup was restored for a test.', { restoreJobId, ...finding });
    return finding;
  });
}

async function check(
  backup: BackupClient,
  checks: RestoreChecks,
  { restoreJobId, restored }: z.infer<typeof Check>,
): Promise<Finding> {
  const { SourceResourceArn: source, RecoveryPointCreationDate: backedUpAt } = await backup.send(
    new DescribeRestoreJobCommand({ RestoreJobId: restoreJobId }),
  );
  if (source === undefined || backedUpAt === undefined) {
    throw new Error('AWS Backup does not tell what the backup is of, or from when.');
  }
  if (restored.resourceType === 'Aurora') return checks.database(restored.arn, restored.secretArn, backedUpAt);
  if (restored.resourceType === 'S3') return checks.bucket(nameIn(restored.arn), nameIn(source), backedUpAt);
  return checks.table(nameIn(restored.arn), nameIn(source));
}

async function report(backup: BackupClient, RestoreJobId: string, { passed, message }: Finding): Promise<void> {
  const ValidationStatus = passed ? 'SUCCESSFUL' : 'FAILED';
  const ValidationStatusMessage = message.slice(0, LONGEST_MESSAGE);
  await backup.send(new PutRestoreValidationResultCommand({ RestoreJobId, ValidationStatus, ValidationStatusMessage }));
}

/** The name of a table or bucket: `arn:aws:dynamodb:...:table/<name>`, `arn:aws:s3:::<name>`. */
const nameIn = (arn: string): string => arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
