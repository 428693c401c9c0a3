// @ts-check
// `npm run lint:workflows`: judges .github/workflows by actionlint, which is on the PATH, in ACTIONLINT, or fetched by Go.
// Exit codes: actionlint's, or 3 where there is neither it nor Go.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const VERSION = 'v1.7.7';
const root = fileURLToPath(new URL('../..', import.meta.url));

const candidates = [
  [process.env['ACTIONLINT'] ?? 'actionlint'],
  ['go', 'run', `github.com/rhysd/actionlint/cmd/actionlint@${VERSION}`],
];

process.exitCode = judge();

function judge() {
  for (const [program = '', ...args] of candidates) {
    // Its own checks only: shellcheck and pyflakes are not everywhere, and no step has more than one command.
    const options = [...args, '-no-color', '-shellcheck=', '-pyflakes='];
    const { status, error } = spawnSync(program, options, { cwd: root, stdio: 'inherit' });
    if (error === undefined) return status ?? 1;
  }
  console.error('Neither actionlint nor Go is here: https://github.com/rhysd/actionlint/blob/main/docs/install.md');
  return 3;
}
