// @ts-check
// `npm run image:check`: does every step of containers/ifc-worker/Dockerfile that needs no Docker in a clean folder that
// holds the build context and nothing else; sums the content of the image; and runs it as its user in its own root.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileSystem, IgnoreMode } from 'aws-cdk-lib/core';
import { runInRoot } from './run-in-root.mjs';
import { filesBelow, sumOf } from './size.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const MOST_BYTES = 250e6;
const SETUID_OR_SETGID = 0o6000;

const dockerfile = readFileSync(join(repository, 'containers/ifc-worker/Dockerfile'), 'utf8');
const [, nodeVersion] = dockerfile.match(/^FROM .*node:([\d.]+)-bookworm-slim AS root$/m) ?? [];
if (nodeVersion === undefined) throw new Error('The Dockerfile names no version of Node for the root of the image.');

const clean = mkdtempSync(join(tmpdir(), 'plinth-image-'));
try {
  const context = join(clean, 'src');
  step('build context', () => copyContext(context));
  say(`  ${megabytes(sumOf(filesBelow(context)))} in the build context`);
  step('npm ci --ignore-scripts', () => run('npm', ['ci', '--ignore-scripts'], context));
  const bundles = join(clean, 'app');
  step('bundles', () => run('node', ['scripts/build-worker.mjs', bundles], context));
  const node = step(`Node ${nodeVersion}`, () => fetchNode('x64'));
  const root = join(clean, 'root');
  step('root of the image', () => run(node, ['scripts/worker-image/assemble-root.mjs', bundles, root], context));
  judge(root, bundles);
  step('run', () => say(`  ${runInRoot(root)}`));
} finally {
  rmSync(clean, { recursive: true, force: true });
}

/** As `docker build` and the CDK copy it, by .dockerignore. @param {string} folder */
function copyContext(folder) {
  const exclude = readFileSync(join(repository, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  mkdirSync(folder);
  FileSystem.copyDirectory(repository, folder, { exclude, ignoreMode: IgnoreMode.DOCKER });
}

/**
 * The same program as in the official image, from the npm registry.
 *
 * @param {'x64' | 'arm64'} architecture
 */
function fetchNode(architecture) {
  const name = `node-linux-${architecture}`;
  const folder = join(clean, name);
  mkdirSync(folder);
  run('npm', ['install', '--no-save', '--force', '--prefix', folder, `${name}@${nodeVersion}`], folder);
  return join(folder, 'node_modules', name, 'bin/node');
}

/**
 * @param {string} root
 * @param {string} bundles
 */
function judge(root, bundles) {
  const files = filesBelow(root);
  const risky = files.filter(({ mode }) => mode & SETUID_OR_SETGID);
  if (risky.length > 0) throw new Error(`setuid or setgid: ${risky.map(({ path }) => path).join(', ')}`);
  const app = sumOf(filesBelow(bundles));
  const node = sumOf(files.filter(({ path }) => relative(root, path) === 'usr/local/bin/node'));
  const all = sumOf(files);
  say(
    `  linux/amd64: ${megabytes(all)} = Node ${megabytes(node)} + libraries ${megabytes(all - node - app)} + bundles ${megabytes(app)}`,
  );
  const otherNode = statSync(fetchNode('arm64')).size;
  say(`  linux/arm64: ${megabytes(all - node + otherNode)}, its libraries taken for as large`);
  if (Math.max(all, all - node + otherNode) > MOST_BYTES)
    throw new Error(`The image is larger than ${megabytes(MOST_BYTES)}.`);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * @template T
 * @param {string} name
 * @param {() => T} work
 */
function step(name, work) {
  const startedAt = performance.now();
  const result = work();
  say(`ok ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** @param {string} line */
function say(line) {
  console.log(line);
}
