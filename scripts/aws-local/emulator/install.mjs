// @ts-check
// Installs MiniStack, the AWS emulator, and the Node that its Lambda functions run on, into the ignored folder.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { home, root } from '../folder.mjs';
import { run } from '../processes.mjs';

/**
 * The Lambda runtime: the emulator runs every function on the `node` that it finds first, whatever runtime the function
 * names, and leaves out the SDK that AWS's runtime has. CDK's own functions want that of EC2; the others they may want are
 * development packages of the project.
 */
const runtime = { [`node-${process.platform}-${process.arch}`]: '24.21.0', '@aws-sdk/client-ec2': '3.1162.0' };

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const folder = join(home, 'emulator');

/** The Python that has MiniStack. */
export const python = join(folder, 'python/bin/python');

/** Packages of the Lambda runtime. */
export const runtimePackages = join(folder, 'node/node_modules');

/** Where the `node` of the Lambda functions is. */
export const nodeFolder = join(runtimePackages, `node-${process.platform}-${process.arch}`, 'bin');

const stamp = join(folder, 'installed');
const wanted = createHash('sha256').update(readFileSync(requirements)).update(JSON.stringify(runtime)).digest('hex');

/** Whether exactly what is pinned here is installed. */
export function isEmulatorInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/**
 * @param {(line: string) => void} [log] told that it takes a while.
 * @throws with a remedy where Python 3.10 or later, its venv or a package registry is missing.
 */
export async function installEmulator(log = () => {}) {
  if (isEmulatorInstalled()) return;
  log('Installing the AWS emulator (MiniStack) and Node 24 into .aws-local (about 350 MB, once) ...');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await Promise.all([installPython(), installNode()]);
  writeFileSync(stamp, wanted);
}

async function installPython() {
  const version = await run('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).catch(() => '0.0');
  const [major = 0, minor = 0] = version.trim().split('.').map(Number);
  if (major !== 3 || minor < 10) {
    throw new Error('The AWS emulator needs Python 3.10 or later as `python3`: https://www.python.org/downloads');
  }
  try {
    await run('python3', ['-m', 'venv', join(folder, 'python')]);
  } catch (cause) {
    throw new Error('Python cannot make a virtual environment; on Debian: apt-get install python3-venv', { cause });
  }
  const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet', 'install', '--no-cache-dir', '--no-deps'];
  await run(python, [...pip, '--only-binary=:all:', '--require-hashes', '-r', requirements]);
}

/** Node's package for one platform is the program alone, and needs no install script. */
async function installNode() {
  const to = ['install', '--prefix', join(folder, 'node'), '--cache', join(home, 'cache/npm'), '--ignore-scripts'];
  const packages = Object.entries(runtime).map(([name, version]) => `${name}@${version}`);
  await run('npm', [...to, '--no-save', '--no-audit', '--no-fund', ...packages], { cwd: root });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await installEmulator(console.log);
