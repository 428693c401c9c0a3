// npm run bench -- [--rounds N] [FILE ...]   measures Plinth beside web-ifc on the same files in one run.
// npm run bench -- --check [--rounds N]      measures the corpus and a file of 100 MB; exits 1 where a bar is missed.
// npm run bench -- --server [FILE ...]       measures the server: from the upload to the first answer (bench/server.mjs).
//
// Quoted are medians. Results go to bench/results/, with machine and versions; those of a check to docs/performance.md too.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { replicate } from './replicate.mjs';
import { judge } from './speed/bars.mjs';
import { measure, Refused } from './speed/measure.mjs';
import { barTable, heading, table, withReport } from './speed/report.mjs';
import * as task from './speed/tasks.mjs';

const rootUrl = new URL('..', import.meta.url);
const root = fileURLToPath(rootUrl);
if (process.argv[2] === '--server') {
  await import('./server.mjs');
  process.exit();
}
const { values: options, positionals: given } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const rounds = Number(options.rounds);
/** Models beside the checkout; the bars are about these. */
const corpus = join(root, '../shared/ifc');
const BUILDING = join(corpus, 'Office_A_20110811.ifc');
/** Copies of it that make 101 MB. */
const COPIES = 23;

const files = given.length > 0 ? given : [BUILDING];
const missing = (options.check ? [BUILDING] : files).filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`Not found: ${missing.join(', ')}. Name IFC files: npm run bench -- FILE ...`);
  process.exit(2);
}

await build({
  absWorkingDir: root,
  entryPoints: { 'bench-tasks': 'bench/tasks.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});

const measured = options.check ? await check() : files.map((file) => table(measure(file, task.allTasks, rounds)));
const command = ['npm run bench --', ...process.argv.slice(2).map((argument) => basename(argument))].join(' ');
const report = [heading(rootUrl, command), ...measured].join('\n');
mkdirSync(join(root, 'bench/results'), { recursive: true });
const kind = options.check ? '-check' : '';
writeFileSync(
  join(root, `bench/results/${new Date().toISOString().slice(0, 10)}-${cpus().length}-cores${kind}.md`),
  `${report}\n`,
);
if (options.check) {
  const document = join(root, 'docs/performance.md');
  writeFileSync(document, withReport(readFileSync(document, 'utf8'), report));
}
console.log(report);

/** Measures what the bars are about; sets the exit code. */
async function check() {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-model-'));
  try {
    const large = join(folder, `${basename(BUILDING, '.ifc')}-x${COPIES}.ifc`);
    await replicate(BUILDING, COPIES, large);
    const ofCorpus = readdirSync(corpus)
      .filter((name) => name.endsWith('.ifc'))
      .flatMap((name) => measuredUnlessRefused(join(corpus, name)));
    const ofLarge = measure(large, task.allTasks, rounds);
    const verdicts = judge({ corpus: ofCorpus, large: ofLarge });
    if (verdicts.some(({ isKept }) => isKept === false)) process.exitCode = 1;
    return [barTable(verdicts), table(ofLarge), ...ofCorpus.map(table)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole process comes first: it tells by its exit code that the corpus has a broken file here on purpose. */
function measuredUnlessRefused(file) {
  try {
    return [measure(file, [task.WHOLE, task.GEOMETRY, task.OPEN_GEOMETRY], rounds)];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}
