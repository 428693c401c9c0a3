// `npm run backup:validate -- ENVIRONMENT`: whether the newest backups, their copies and the restore tests are there and
// new enough. Exit code: how many are not; 100 where nothing could be looked at.

import { BackupClient } from '@aws-sdk/client-backup';
import { environmentOf } from './backup/environment-of.ts';
import { recoveryPoints } from './backup/recovery-points.ts';
import { restoreTestsOf } from './backup/restore-tests-of.ts';
import { judgeBackups } from './backup/validate.ts';

const DAY = 24;
const QUARTER = 92 * DAY;
/** AWS Backup begins within an hour and may take eight. */
const PATIENCE = 9;

/** The database and the rest are tested by plans of their own. */
const testsOf = async (name: string, since: Date, client: BackupClient) =>
  (
    await Promise.all(['database', 'state'].map((plan) => restoreTestsOf(client, `plinth_${name}_${plan}`, since)))
  ).flat();

try {
  const { name, region, backup } = environmentOf(process.argv[2]);
  const vault = `plinth-${name}`;
  const client = new BackupClient({ region });
  const { copies, restoreTest } = backup;
  const limits = {
    backupHours: DAY + PATIENCE,
    copyHours: (copies?.everyHours ?? 0) + PATIENCE,
    testHours: { Aurora: 7 * DAY + PATIENCE, DynamoDB: QUARTER + PATIENCE, S3: QUARTER + PATIENCE },
  };
  const since = new Date(Date.now() - 2 * QUARTER * 3_600_000);
  const facts = {
    points: await recoveryPoints(client, vault),
    ...(copies && { copies: await recoveryPoints(new BackupClient({ region: copies.region }), vault) }),
    ...(restoreTest === 'weekly' && { tests: await testsOf(name, since, client) }),
  };
  const verdicts = judgeBackups(facts, limits, new Date());
  for (const { passed, text } of verdicts) console.log(`${passed ? 'PASS' : 'FAIL'}  ${text}`);
  process.exitCode = verdicts.filter(({ passed }) => !passed).length;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 100;
}
