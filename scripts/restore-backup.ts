// `npm run backup:restore -- ENVIRONMENT --resource NAME [--date YYYY-MM-DD] [--copy] [--yes]`: restores the newest backup
// of that day beside what is there; without `--yes` it only tells which. What to do with it then: docs/backup.md.

import { parseArgs } from 'node:util';
import { BackupClient } from '@aws-sdk/client-backup';
import { environmentOf } from './backup/environment-of.ts';
import { recoveryPoints } from './backup/recovery-points.ts';
import { newestUntil, startRestore } from './backup/restore.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      resource: { type: 'string' },
      date: { type: 'string' },
      copy: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const { name, region, backup } = environmentOf(positionals[0]);
  const from = values.copy ? backup.copies?.region : region;
  if (from === undefined) throw new Error(`${name} has no copies in another region.`);
  const client = new BackupClient({ region: from });
  const points = await recoveryPoints(client, `plinth-${name}`);
  const { resource } = values;
  const known = [...new Set(points.map(({ resourceArn }) => resourceArn))];
  if (resource === undefined) throw new Error(`Say what by --resource, a part of one of:\n  ${known.join('\n  ')}`);
  const until = values.date === undefined ? new Date() : endOf(values.date);
  const point = newestUntil(points, until, ({ resourceArn }) => resourceArn.includes(resource));
  if (point === undefined) throw new Error(`There is no backup of ${resource} until ${until.toISOString()}.`);
  const restored = `plinth-${name}-restored-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}`;
  console.log(`${point.resourceType} ${point.resourceArn}\nas of ${point.createdAt.toISOString()}\nto ${restored}`);
  if (values.yes)
    console.log(`Restore job ${await startRestore(client, `plinth-${name}`, point, restored)} has begun.`);
  else console.log('Nothing was done. With --yes it is.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** The last moment of a day in UTC. */
function endOf(date: string): Date {
  const end = new Date(`${date}T23:59:59.999Z`);
  if (Number.isNaN(end.getTime())) throw new Error(`${date} is no date: YYYY-MM-DD.`);
  return end;
}
