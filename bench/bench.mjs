// npm run bench -- [--rounds N] [FILE ...]   measures Plinth beside web-ifc on the same files in one run.
// npm run bench -- --check [--rounds N]      measures the corpus and a file of 101 MB, beside every engine that is installed
//                                            (`npm run bench:peers`), and into databases; exits 1 where a bar is missed.
// npm run bench -- --large [--huge]          measures a file of 1 GB (and one of 2.5 GB), with --check beside all that; exits 1
//                                            where a bar is missed. It needs as much room in the folder for temporary files.
// npm run bench -- --server [FILE ...]       measures the server: from the upload to the first answer (bench/server.mjs).
//
// Quoted are medians. Results go to bench/results/, with machine and versions; those of a check and of large files to
// docs/performance.md, and those of a check to README.md too.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildBench } from './build.mjs';
import { judgeLarge } from './speed/bars.mjs';
import { check } from './speed/check.mjs';
import { largeTables, measureLarge } from './speed/large.mjs';
import { measure } from './speed/measure.mjs';
import { withFigures } from './speed/readme.mjs';
import { conditionsOf, table, withLargeReport, withReport } from './speed/report.mjs';
import * as task from './speed/tasks.mjs';

const rootUrl = new URL('..', import.meta.url);
const root = fileURLToPath(rootUrl);
if (process.argv[2] === '--server') {
  await import('./server.mjs');
  process.exit();
}
const { values: options, positionals: given } = parseArgs({
  options: {
    rounds: { type: 'string' },
    check: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    huge: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const rounds = Number(options.rounds ?? 5);
/** Models beside the checkout; the bars are about these. */
const corpus = join(root, '../shared/ifc');
const BUILDING = join(corpus, 'Office_A_20110811.ifc');

const isLarge = options.large || options.huge;
const files = given.length > 0 ? given : [BUILDING];
const missing = (options.check || isLarge ? [BUILDING] : files).filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`Not found: ${missing.join(', ')}. Name IFC files: npm run bench -- FILE ...`);
  process.exit(2);
}

await buildBench();

const command = ['npm run bench --', ...process.argv.slice(2).map((argument) => basename(argument))].join(' ');
const large = isLarge ? await measureLarge(BUILDING, Number(options.rounds ?? 1), options.huge) : undefined;
const checked = options.check ? await check(corpus, BUILDING, rounds, large) : undefined;
const conditions = conditionsOf(rootUrl, command);
const parts = [
  ...(large ? largeTables(large) : []),
  ...(checked?.parts ?? (large ? [] : files.map((file) => table(measure(file, task.allTasks, rounds))))),
];
const report = ['# Benchmark', '', conditions, ...parts].join('\n');
mkdirSync(join(root, 'bench/results'), { recursive: true });
const kind = checked ? '-check' : large ? '-large' : '';
writeFileSync(
  join(root, `bench/results/${new Date().toISOString().slice(0, 10)}-${cpus().length}-cores${kind}.md`),
  `${report}\n`,
);
if (large) rewrite('docs/performance.md', (document) => withLargeReport(document, conditions, largeTables(large)));
if (checked) {
  const checkReport = ['# Benchmark', '', conditions, ...checked.parts].join('\n');
  rewrite('docs/performance.md', (document) => withReport(document, checkReport));
  rewrite('README.md', (readme) => withFigures(readme, checked.run, checked.verdicts, conditions));
}
const verdicts = [...(checked?.verdicts ?? []), ...(large ? judgeLarge(large) : [])];
if (verdicts.some(({ isKept }) => isKept === false)) process.exitCode = 1;
console.log(report);

/** Tables are aligned as in every other document. */
function rewrite(name, change) {
  const path = join(root, name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  execFileSync('npx', ['biome', 'format', '--write', path], { cwd: root, stdio: 'ignore' });
}
