import { readFileSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename } from 'node:path';
import type { Sample } from './sample.ts';

/** What was measured, where and how. */
export function heading(files: readonly string[], rounds: number): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [cpu] = cpus();
  const machine = `${cpus().length} x ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `# Benchmark of the server

${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.version}; Plinth ${version}. Command: \`npm run bench -- --server --rounds ${rounds}\`
(files: ${files.map((file) => basename(file)).join(', ')}). Seconds from the first request of the upload on, median of ${rounds}
(all samples in brackets), one file at a time. A PostgreSQL server has its default settings.
The API shows a version, artifacts and rows together, once the job has succeeded.`;
}

/** What is shown: the row's name -> its value in a sample. */
const rows: Readonly<Record<string, (taken: Sample) => number>> = {
  'uploaded, s': ({ uploaded }) => uploaded / 1000,
  'viewable: all artifacts are there, s': ({ artifacts }) => artifacts / 1000,
  'queryable: the job has succeeded, s': ({ loaded }) => loaded / 1000,
  'of that, loading into the database, s': ({ loading }) => loading / 1000,
  'first byte of model.glb after that, ms': ({ firstByte }) => firstByte,
  'first page of doors after that, ms': ({ firstPage }) => firstPage,
  'within 2 m of a door after that, ms': ({ near }) => near,
  'the same bytes for another model, s': ({ again }) => again / 1000,
  '/healthz while converting, p99, ms': ({ healthConverting }) => healthConverting.p99,
  '/healthz while converting, max, ms': ({ healthConverting }) => healthConverting.max,
  '/healthz while loading, median, ms': ({ healthLoading }) => healthLoading.median,
  '/healthz while loading, p99, ms': ({ healthLoading }) => healthLoading.p99,
  '/healthz while loading, max, ms': ({ healthLoading }) => healthLoading.max,
  'peak of the converting process, MB': ({ peakMB }) => peakMB,
  'start of the server with an empty folder, s': ({ start }) => start / 1000,
  'load of the machine before': ({ load }) => load,
};

/** @param samples of each kind of database, by its name. */
export function table(file: string, samples: ReadonlyMap<string, readonly Sample[]>): string {
  const all = [...samples.values()];
  const [first] = all[0] ?? [];
  const counts = first && Object.entries(first.counts).map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
  const lines = Object.entries(rows).map(
    ([name, of]) => `| ${name} | ${all.map((taken) => cell(taken.map(of))).join(' | ')} |`,
  );
  return `
## ${basename(file)}, ${(statSync(file).size / 1e6).toFixed(1)} MB: ${counts?.join(', ')}

| | ${[...samples.keys()].join(' | ')} |
|---|${all.map(() => '---|').join('')}
${lines.join('\n')}`;
}

function cell(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = (value: number) => (value >= 100 ? String(Math.round(value)) : value.toPrecision(3));
  return `${shown(sorted[sorted.length >> 1] ?? Number.NaN)} (${sorted.map(shown).join(', ')})`;
}
