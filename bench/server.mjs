// npm run bench -- --server [--rounds 3] [FILE ...]     how long after its upload a model can be seen and asked, on both databases.
//
// Each sample has a server, a data folder and a database of its own, because bytes that are there are not converted again.
// Quoted are medians; all samples are in the result, with the load of the machine before each.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { build as buildProduct } from '../scripts/build.mjs';
import { replicate } from './replicate.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Makes 101 MB of Office_A. */
const COPIES = 23;

await buildProduct();
await build({
  absWorkingDir: root,
  entryPoints: { server: 'bench/server/main.ts' },
  outdir: 'dist/bench',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
});

const work = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
try {
  const { values, positionals: files } = parseArgs({
    args: process.argv.slice(3),
    options: { rounds: { type: 'string', default: '3' } },
    allowPositionals: true,
  });
  if (files.length === 0) files.push(...(await usualFiles()));
  const { status, stdout } = spawnSync(process.execPath, ['dist/bench/server.mjs', values.rounds, ...files], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  const name = `${new Date().toISOString().slice(0, 10)}-${cpus().length}-cores-server.md`;
  writeFileSync(join(root, 'bench/results', name), stdout);
  console.log(stdout);
} finally {
  rmSync(work, { recursive: true });
}

async function usualFiles() {
  const office = join(root, '../shared/ifc/Office_A_20110811.ifc');
  if (!existsSync(office)) {
    console.error('The public IFC corpus is not there. Name IFC files: npm run bench -- --server FILE ...');
    process.exit(2);
  }
  const large = join(work, `Office_A-x${COPIES}.ifc`);
  await replicate(office, COPIES, large);
  return [office, large];
}
