// ifc-lite as npm has it, in the system's folder for temporary files: it is no dependency of Plinth.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dependencies = { '@ifc-lite/geometry': '7.4.0', '@ifc-lite/parser': '3.15.0' };
export const IFC_LITE = Object.entries(dependencies)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ');
const folder = join(tmpdir(), `plinth-bench-ifc-lite-${Object.values(dependencies).join('-')}`);

/** @returns {string | undefined} the folder that has its `node_modules` */
export function installedIfcLite() {
  return existsSync(folder) ? folder : undefined;
}

/** @returns {string} what keeps it from being installed; empty where it is there now */
export function installIfcLite() {
  if (existsSync(folder)) return '';
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true, dependencies }));
    const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
    const { status, stderr, error } = spawnSync('npm', options, { cwd: unfinished, encoding: 'utf8' });
    if (status !== 0) return error?.message ?? stderr.trim();
    renameSync(unfinished, folder);
    return '';
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
