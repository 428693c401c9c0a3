// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * Has V8 compile bundles, by converting the example building with them: what that calls is compiled. Without it they
 * run too, only later.
 *
 * @param {readonly string[]} bundles
 */
export function compileAhead(bundles) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-compile-ahead-'));
  try {
    const model = join(folder, 'house.ifc');
    const said = [
      run('generate-example.mjs', model),
      run('compile-ahead/train.mjs', model, join(folder, 'out')),
      run('compile-ahead/train-job.mjs', model, join(folder, 'store')),
    ];
    const missing = bundles.filter((path) => !existsSync(join(dist, '..', `${path}.compiled`)));
    if (missing.length > 0) console.warn(`Not compiled ahead: ${missing.join(', ')}\n${said.join('\n').trim()}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} bundle
 * @param {string[]} args
 */
function run(bundle, ...args) {
  return spawnSync(process.execPath, [join(dist, bundle), ...args], { encoding: 'utf8', timeout: 60_000 }).stderr;
}
