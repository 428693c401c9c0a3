// A Python environment with IfcOpenShell, kept in the system's folder for temporary files and made when first needed.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const IFCOPENSHELL = '0.9.0.post1';

const folder = join(tmpdir(), `plinth-oracle-ifcopenshell-${IFCOPENSHELL}`);
const inside = (root) =>
  process.platform === 'win32' ? join(root, 'Scripts', 'python.exe') : join(root, 'bin', 'python');

/** What keeps the oracle from running, in words for the person who started it. */
export class NoPython extends Error {}

/** @returns {string | undefined} the Python interpreter that has IfcOpenShell, where it is installed already */
export function installedPython() {
  return existsSync(inside(folder)) ? inside(folder) : undefined;
}

/** @returns {string} the Python interpreter that has IfcOpenShell @throws {NoPython} */
export function pythonWithIfcOpenShell() {
  if (existsSync(inside(folder))) return inside(folder);
  const python = ['python3', 'python'].find((command) => run(command, ['--version']).status === 0);
  if (python === undefined) {
    throw new NoPython('The oracle needs Python 3.10 to 3.13, and neither `python3` nor `python` can be started.');
  }
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    console.error(`Installing IfcOpenShell ${IFCOPENSHELL} (55 MB) into ${folder} ...`);
    orThrow(run(python, ['-m', 'venv', unfinished]), 'Python cannot make a virtual environment (python3-venv).');
    const install = ['-m', 'pip', 'install', '--quiet', `ifcopenshell==${IFCOPENSHELL}`];
    orThrow(run(inside(unfinished), install), `pip cannot install ifcopenshell==${IFCOPENSHELL}.`);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return inside(folder);
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' });
}

function orThrow({ status, stderr, stdout }, message) {
  if (status !== 0) throw new NoPython(`${message}\n${(stderr || stdout || '').trim()}`);
}
