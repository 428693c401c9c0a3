// Files of 1 GB and of 2.5 GB: made of one building, measured, and removed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { replicate } from '../replicate.mjs';
import { judgeLarge } from './bars.mjs';
import { measure, tell } from './measure.mjs';
import { barTable, table } from './report.mjs';
import * as task from './tasks.mjs';

/** Copies of the building that make 1 GB, and 2.5 GB. */
const GIGABYTE = 227;
const HUGE = 565;

/**
 * @param {string} building of which the files are made
 * @param {number} rounds for 1 GB; 2.5 GB are measured once
 * @param {boolean} isHuge whether 2.5 GB are measured, too
 * @returns {Promise<import('./bars.mjs').LargeRun>}
 */
export async function measureLarge(building, rounds, isHuge) {
  const gigabyte = await measured(building, GIGABYTE, task.largeTasks, rounds);
  return isHuge ? { gigabyte, huge: await measured(building, HUGE, [task.WHOLE], 1) } : { gigabyte };
}

/** Nothing is warmed up: what that saves is little beside the rest. */
async function measured(building, copies, tasks, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-model-'));
  try {
    const file = join(folder, `${basename(building, '.ifc')}-x${copies}.ifc`);
    tell(`making ${basename(file)}`);
    await replicate(building, copies, file);
    tell(`${basename(file)}: tasks: ${tasks.length}, rounds: ${rounds}`);
    return measure(file, tasks, rounds, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('./bars.mjs').LargeRun} run @returns {string[]} bars and tables */
export const largeTables = (run) => [barTable(judgeLarge(run)), ...Object.values(run).map(table)];
