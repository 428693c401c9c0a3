// @ts-check
// `npm run audit:sarif`: what `npm audit` knows against the packages of the lock file, as SARIF for GitHub's code scanning.
// Exit codes: 1 where something is high or critical, 2 where npm could not find out.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { auditFrom, sarifOf } from './sarif.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = 'reports/npm-audit.sarif';

const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
const audit = auditFrom(stdout);
if (typeof audit === 'string') {
  console.error(`npm audit has no answer: ${audit}`);
  process.exitCode = 2;
} else {
  mkdirSync(new URL('../../reports/', import.meta.url), { recursive: true });
  writeFileSync(new URL(`../../${OUTPUT}`, import.meta.url), JSON.stringify(sarifOf(audit), null, 2));
  const grave = audit.filter(({ severity }) => severity === 'high' || severity === 'critical');
  console.log(`${audit.length} advisories, ${grave.length} of them high or critical: ${OUTPUT}`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}
