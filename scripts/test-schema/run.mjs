// @ts-check
// `npm run test:schema`: schemathesis asks a standalone server everything that /openapi.json allows, and much that it does
// not: no answer may be a fault, or other than the document says. Arguments go to schemathesis.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';
import { installMissing } from '../install.mjs';
import { prepareSchemathesis } from './schemathesis.mjs';
import { signedInServer } from './signed-in-server.mjs';

const settings = fileURLToPath(new URL('../../test/schema', import.meta.url));

/** So many keys ask in turn: each may ask ten times a second. */
const KEYS = 12;

installMissing({ dev: true });
const schemathesis = await prepareSchemathesis();
if (schemathesis === undefined) {
  console.log('SKIPPED: schemathesis needs Python 3.10 or later with venv, and a package registry.');
  process.exit(process.env['CI'] === undefined ? 0 : 1);
}
await build();
const data = mkdtempSync(join(tmpdir(), 'plinth-schema-'));
const server = await signedInServer(data, KEYS);
try {
  process.exitCode = await ask(schemathesis);
} finally {
  await server.end();
  rmSync(data, { recursive: true, force: true });
}

/** @param {string} program @returns {Promise<number>} its exit code */
function ask(program) {
  const options = ['--config-file', join(settings, 'schemathesis.toml'), 'run', `${server.url}/openapi.json`];
  const env = { ...process.env, SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: settings, PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(program, [...options, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: data, // it keeps notes there
    env: { ...env, PLINTH_KEYS: server.keys.join(' '), PLINTH_MODEL: server.modelId },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
