// Bundles what is measured into dist/, and compiles Plinth's part of it ahead.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { compiled } from '../scripts/build/groups.mjs';
import { importFromOutside } from '../scripts/build/import-from-outside.mjs';
import { build as buildProduct } from '../scripts/build.mjs';
import { writeWhole } from '../scripts/write-whole.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const plinth = join(root, 'dist/bench-plinth.cjs');

/** The product is built, too: what is timed runs its threads and its command. */
export async function buildBench() {
  await buildProduct();
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      'bench-tasks': 'bench/tasks.ts',
      'bench/load': 'bench/load/main.ts',
      'compile-ahead/bench': 'bench/compile-ahead.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { outputFiles, metafile } = await bundle({
    ...compiled,
    absWorkingDir: root,
    entryPoints: { 'bench-plinth': 'bench/plinth-tasks.ts' },
    sourcemap: false,
  });
  rmSync(`${plinth}.compiled`, { force: true });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  for (const { path, text } of outputFiles) writeWhole(path, importFromOutside(text, imports));
  compileAhead();
}

/** By the example building, as what `plinth process` runs. */
function compileAhead() {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-build-'));
  try {
    const model = join(folder, 'house.ifc');
    run('generate-example.mjs', model);
    run('compile-ahead/bench.mjs', model);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program, ...args) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist', program), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildBench();
