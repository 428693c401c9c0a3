// Every sample is a process of its own; the tasks take turns, so that a machine that slows down slows all of them.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ONE_THREAD, SIDE_BY_SIDE, WHOLE } from './tasks.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {{ ms: number, peakMB: number, glbBytes?: number, counts: Record<string, number> }} Sample
 * @typedef {{ file: string, bytes: number, samples: Map<string, Sample[]> }} Measured
 */

/** `plinth process` ends so where the file itself cannot be read. */
const REFUSED = 3;

/** The file is none that can be read: there is nothing to measure. */
export class Refused extends Error {}

/**
 * `warmUps` rounds that do not count, then `rounds` that do.
 *
 * @param {string} file path of an IFC file
 * @param {readonly string[]} tasks
 * @param {number} rounds
 * @param {number} [warmUps]
 * @returns {Measured}
 * @throws {Refused}
 */
export function measure(file, tasks, rounds, warmUps = 1) {
  const out = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
  /** @type {Map<string, Sample[]>} */
  const samples = new Map(tasks.map((task) => [task, []]));
  try {
    for (let round = -warmUps; round < rounds; round++) {
      for (const task of tasks) {
        const sample = runTask(task, file, out);
        if (round >= 0) samples.get(task)?.push(sample);
      }
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return { file: basename(file), bytes: statSync(file).size, samples };
}

/** @param {Measured} measured @param {string} task @returns {number} milliseconds */
export function medianOf({ samples }, task) {
  return middle((samples.get(task) ?? []).map(({ ms }) => ms));
}

/** @param {readonly number[]} values @returns {number} */
export function middle(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The task's own milliseconds, or those of the whole process. */
function runTask(task, file, out) {
  const isWhole = task === WHOLE;
  const command = commandOf(task, file, out);
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const wallMs = performance.now() - began;
  if (isWhole && status === REFUSED) throw new Refused(basename(file));
  if (status !== 0) throw new Error(`${task} on ${file} ended with ${status}:\n${stderr}`);
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (!isWhole) {
    const { ms, peakMB, ...counts } = last;
    return { ms: task.endsWith('included') ? wallMs : ms, peakMB, counts };
  }
  const { produced, geometry, peakMemoryMB, artifacts } = last;
  const glbBytes = artifacts
    .filter(({ name }) => name.endsWith('.glb')) // a very large model has several, as tiles
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const counts = { elements: produced, triangles: geometry.triangles };
  return { ms: wallMs, peakMB: peakMemoryMB, glbBytes, counts };
}

function commandOf(task, file, out) {
  if (task === WHOLE) return [join(root, 'cli/plinth.mjs'), 'process', file, '--out', out, '--json'];
  const tasks = join(root, 'dist/bench-tasks.mjs');
  if (task === SIDE_BY_SIDE) return [join(root, 'bench/speed/at-once.mjs'), tasks, ONE_THREAD, file];
  return [tasks, task.replace(', process start included', ''), file];
}

/** What it is at, on the stream that is no report. */
export function tell(what) {
  console.error(`${String(Math.round(performance.now() / 1000)).padStart(4)} s  ${what}`);
}
