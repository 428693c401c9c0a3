// @ts-check
// Puts the root of the worker's image together: Node as it runs this file, the libraries it is linked with, the bundles,
// and the few files that the C library looks for. Runs in the Dockerfile, and in `npm run image:check`.
//   node assemble-root.mjs <folder of the bundles> <root>

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [bundles, root] = process.argv.slice(2);
if (bundles === undefined || root === undefined) throw new Error('usage: assemble-root.mjs <bundles> <root>');

/** The user of the image; see containers/ifc-worker/image.ts. */
const USER = 10001;

/** Path in the image -> text. Names are looked up in /etc/hosts first, then asked of the name server. */
const files = {
  'etc/passwd': `root:x:0:0:root:/:/none\nworker:x:${USER}:${USER}:worker:/scratch:/none\n`,
  'etc/group': `root:x:0:\nworker:x:${USER}:\n`,
  'etc/nsswitch.conf': 'hosts: files dns\n',
};

const node = 'usr/local/bin/node';
copy(process.execPath, node);
chmodSync(join(root, node), 0o755);
for (const library of linkedLibraries(process.execPath)) copy(realpathSync(library), library);
cpSync(bundles, join(root, 'app'), { recursive: true });
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
for (const folder of ['tmp', 'proc', 'dev']) mkdirSync(join(root, folder), { recursive: true });

/**
 * @param {string} from
 * @param {string} path in the image
 */
function copy(from, path) {
  const to = join(/** @type {string} */ (root), path);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * The lines of ldd(1): `name => path (address)`, and the loader as `path (address)`.
 *
 * @param {string} program
 */
function linkedLibraries(program) {
  const lines = execFileSync('ldd', [program], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => line.match(/(?:=> |^\s*)(\/\S+) \(0x/)?.[1] ?? []);
}
