// @ts-check
// Builds the web app into dist/web with Vite, and only if it was not built from the files that are here now.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/web-inputs.json');

/** What the page is made of, beside the packages that package.json names. */
const folders = ['web', 'api/contracts', 'core/model'];
const files = ['package.json', 'tsconfig.json', 'scripts/build-web.mjs'];

/**
 * @param {(line: string) => void} [log] told that it takes a while.
 */
export async function buildWeb(log = () => {}) {
  const inputs = JSON.stringify(await fingerprints());
  const isFresh =
    existsSync(join(root, 'dist/web/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
  if (isFresh) return;
  log('Building the web app ...');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });
  writeFileSync(stamp, inputs);
}

/** Taken before the build, so that what changes meanwhile is built the next time. */
async function fingerprints() {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const paths = [...found.flat(), ...files.map((file) => join(root, file))].sort();
  return paths.map((path) => {
    const { mtimeMs, size } = statSync(path);
    return `${path.slice(root.length)} ${mtimeMs} ${size}`;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWeb(console.log);
