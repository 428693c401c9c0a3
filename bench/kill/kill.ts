// `npm run kill -- [--points 100] [--seed 1]`: kills a server of the standalone edition (SIGKILL) at random moments while it
// works, starts it again, and looks whether anything is lost, done twice, half visible or left over. Writes docs/kill.md;
// ends with exit code 1 where anything was found.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom } from '../random.ts';
import { killReport } from './report.ts';
import { KilledServer, type Round } from './round.ts';

const reportFile = fileURLToPath(new URL('../../docs/kill.md', import.meta.url));

const { values } = parseArgs({
  options: { points: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const [points, seed] = [Number(values.points), Number(values.seed)];
const folder = mkdtempSync(join(tmpdir(), 'plinth-kill-'));
const rounds: Round[] = [];
try {
  const server = await KilledServer.start(folder);
  const undisturbedMs = await server.undisturbedMs();
  const random = randomFrom(seed);
  while (rounds.length < points) {
    const round = await server.round(random, undisturbedMs);
    rounds.push(round);
    console.error(`${rounds.length}/${points}: ${JSON.stringify(round)}`);
  }
  await server.end();
  writeFileSync(reportFile, killReport({ points, seed, undisturbedMs, rounds }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = rounds.some(({ faults }) => faults.length > 0) ? 1 : 0;
