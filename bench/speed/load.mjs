// How long the rows of a model take into a database, each time an empty one. `npm run bench -- --server` measures the same
// inside a server, from the upload on.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ ms: number, elements: number, properties: number, peakMB: number }} LoadSample
 * @typedef {{ database: string, samples: readonly LoadSample[] }} LoadResult no samples: there is no such database here
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
export const POSTGRESQL = 'PostgreSQL';
const databases = [POSTGRESQL, 'PGlite'];

/**
 * @param {string} file path of an IFC file
 * @param {number} rounds
 * @returns {LoadResult[]}
 */
export function measureLoad(file, rounds) {
  const out = mkdtempSync(join(tmpdir(), 'plinth-bench-load-'));
  try {
    run([join(root, 'cli/plinth.mjs'), 'process', file, '--out', out, '--json']);
    return databases.map((database) => {
      const command = [join(root, 'dist/bench/load.mjs'), database, out];
      const samples = Array.from({ length: rounds }, () => JSON.parse(run(command)));
      return { database, samples: samples.filter((sample) => sample !== null) };
    });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function run(command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}
