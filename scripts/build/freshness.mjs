// @ts-check
// Whether dist/ was built from exactly the files that are here now: one `stat` per file, and no package is loaded.

import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '../write-whole.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Code is compiled ahead for one Node. */
const runtime = `${process.version} ${process.arch}`;

const bundlesOfProcess = ['dist/plinth.mjs', 'dist/geometry-worker.mjs', 'dist/process.cjs', 'dist/shapes.cjs'];

/**
 * What is asked for -> where it is noted what that was built from, and what must be there. `plinth process`, which
 * people wait for, asks for a part of the files only.
 */
const stamps = {
  process: { path: 'dist/process-inputs.json', bundles: bundlesOfProcess },
  everything: {
    path: 'dist/inputs.json',
    bundles: [
      ...bundlesOfProcess,
      'dist/pglite-worker.mjs',
      'dist/process-worker.mjs',
      'dist/job.cjs',
      'dist/generate-example.mjs',
    ],
  },
};

/**
 * @typedef {keyof typeof stamps} Wanted
 * @typedef {{ readonly runtime: string, readonly files: Readonly<Record<string, string>> }} Stamp
 */

/**
 * @param {Wanted} wanted
 * @returns {boolean}
 */
export function isFresh(wanted) {
  const stamp = readStamp(wanted);
  if (stamp?.runtime !== runtime || !stamps[wanted].bundles.every(isThere)) return false;
  for (const file in stamp.files) if (fingerprint(file) !== stamp.files[file]) return false;
  return true;
}

/**
 * @param {Wanted} wanted
 * @param {Iterable<string>} files what it was built from, relative to the repository
 * @param {number} startedAt A file written after this moment may have been read before: it gets no valid fingerprint.
 */
export function noteInputs(wanted, files, startedAt) {
  const prints = Object.fromEntries([...files].map((file) => [file, fingerprint(file, startedAt)]));
  writeWhole(root + stamps[wanted].path, JSON.stringify({ runtime, files: prints }));
}

/**
 * @param {Wanted} wanted
 * @returns {Stamp | undefined}
 */
function readStamp(wanted) {
  const { path } = stamps[wanted];
  return isThere(path) ? JSON.parse(readFileSync(root + path, 'utf8')) : undefined;
}

/** @param {string} file */
function isThere(file) {
  return statSync(root + file, { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param {string} file
 * @param {number} [changedBefore] milliseconds
 */
function fingerprint(file, changedBefore = Number.POSITIVE_INFINITY) {
  const stat = statSync(root + file, { throwIfNoEntry: false });
  return stat && stat.mtimeMs < changedBefore ? `${stat.mtimeMs} ${stat.size}` : 'changed';
}
