// npm run bench -- [--rounds N] [FILE ...] measures Plinth beside web-ifc on the same files in one run.
// npm run bench -- --server [FILE ...]     measures the server: from the upload to the first answer (bench/server.mjs).
//
// Every sample is a process of its own; the tasks take turns, so that a machine that slows down slows all of them.
// Quoted are medians. Results go to bench/results/, with machine and versions.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
if (process.argv[2] === '--server') {
  await import('./server.mjs');
  process.exit();
}
const [option, rounds] = process.argv.slice(2);
const ROUNDS = option === '--rounds' ? Number(rounds) : 7;

/** A task run inside the bundle of tasks.ts, or the whole command, process start included. */
const tasks = [
  'newline scan',
  'Plinth: index',
  'web-ifc: OpenModel',
  'Plinth: index + properties',
  'web-ifc: OpenModel + properties',
  'Plinth: index + geometry',
  'web-ifc: OpenModel + geometry',
  'Plinth: whole `plinth process`, process start included',
  'web-ifc: OpenModel + geometry, process start included',
];

/** Figures that say how Plinth stands to its peer: [what, Plinth's task, the other's]. */
const ratios = [
  ['index: times faster than OpenModel', 'Plinth: index', 'web-ifc: OpenModel'],
  ['index: times the newline scan', 'newline scan', 'Plinth: index'],
  ['properties: times faster', 'Plinth: index + properties', 'web-ifc: OpenModel + properties'],
  ['geometry: times faster than open + geometry', 'Plinth: index + geometry', 'web-ifc: OpenModel + geometry'],
  [
    'whole process: times faster than open + geometry',
    'Plinth: whole `plinth process`, process start included',
    'web-ifc: OpenModel + geometry, process start included',
  ],
];

await build({
  absWorkingDir: root,
  entryPoints: { 'bench-tasks': 'bench/tasks.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
});

const given = process.argv.slice(option === '--rounds' ? 4 : 2);
const files = given.length > 0 ? given : [join(root, '../shared/ifc/Office_A_20110811.ifc')];
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`Not found: ${missing.join(', ')}. Name IFC files: npm run bench -- FILE ...`);
  process.exit(2);
}

const report = [heading()];
for (const file of files) report.push(await measure(file));
mkdirSync(join(root, 'bench/results'), { recursive: true });
const target = join(root, `bench/results/${new Date().toISOString().slice(0, 10)}-${cpus().length}-cores.md`);
writeFileSync(target, `${report.join('\n')}\n`);
console.log(report.join('\n'));

async function measure(file) {
  const out = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
  const samples = new Map(tasks.map((task) => [task, []]));
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const task of tasks) {
        const sample = runTask(task, file, out);
        if (round > 0) samples.get(task).push(sample);
      }
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return table(file, samples);
}

/** One sample: the task's own milliseconds, or those of the whole process. */
function runTask(task, file, out) {
  const plinth = task.includes('plinth process');
  const command = plinth
    ? [join(root, 'cli/plinth.mjs'), 'process', file, '--out', out, '--json']
    : [join(root, 'dist/bench-tasks.mjs'), task.replace(', process start included', ''), file];
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const ms = performance.now() - began;
  if (status !== 0) throw new Error(`${task} on ${file} ended with ${status}:\n${stderr}`);
  const last = JSON.parse(stdout.trim().split('\n').at(-1));
  if (!plinth) return { ...last, ms: task.endsWith('included') ? ms : last.ms };
  const { produced, geometry, peakMemoryMB } = last;
  return { ms, elements: produced, triangles: geometry.triangles, peakMB: peakMemoryMB };
}

function table(file, samples) {
  const megabytes = statSync(file).size / 1e6;
  const median = (task) => middle(samples.get(task).map(({ ms }) => ms));
  const rows = tasks.map((task) => {
    const all = samples.get(task);
    const times = all.map(({ ms }) => ms);
    const { ms: _, peakMB, ...counts } = all[0];
    const counted = Object.entries(counts).map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
    return `| ${task} | ${round(median(task))} | ${round(Math.min(...times))}-${round(Math.max(...times))} | ${round(
      megabytes / (median(task) / 1000),
    )} | ${middle(all.map((sample) => sample.peakMB))} | ${counted.join(', ')} |`;
  });
  const compared = ratios.map(([what, ours, theirs]) => `| ${what} | ${(median(theirs) / median(ours)).toFixed(2)} |`);
  return [
    `\n## ${basename(file)}, ${megabytes.toFixed(1)} MB, median of ${ROUNDS}`,
    '',
    '| task | ms | min-max | MB/s | peak RSS, MB | counted |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '| ratio | |',
    '|---|---|',
    ...compared,
  ].join('\n');
}

function heading() {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return [
    '# Benchmark',
    '',
    `${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.version}; Plinth ${version};`,
    `web-ifc ${dependencies['web-ifc']}. Command: \`npm run bench${given.map((file) => ` ${basename(file)}`).join('')}\`.`,
  ].join('\n');
}

function middle(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
