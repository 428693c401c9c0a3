// @ts-check
// Writes docs/contracts.md: which adapter of which port runs which contract suite. `--check` exits 1 where it is out of
// date. The suites and where they are run are read from test/, the adapters from their `implements`.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = join(root, 'docs/contracts.md');

/** Column -> how the name under which a suite is run, or else the file of its adapter, tells that it belongs there. */
const technologies = [
  { name: 'memory', adapter: /^adapters\/memory\// },
  { name: 'disk', adapter: /^(adapters\/disk|standalone\/(s3|configuration))\// },
  { name: 'PGlite', run: / on PGlite$/ },
  { name: 'PostgreSQL', run: / on a server$/ },
  { name: 'S3', adapter: /^adapters\/s3\// },
  { name: 'SQS', adapter: /^adapters\/sqs\// },
  { name: 'DynamoDB', adapter: /^adapters\/dynamodb\// },
  { name: 'Valkey', adapter: /^adapters\/valkey\// },
  { name: 'AppConfig', adapter: /^adapters\/appconfig\// },
  { name: 'JWT', adapter: /^adapters\/jwt\// },
];

/** Adapters that run no suite, and what tests them instead. */
const otherwise = {
  DiskByteSource: { test: 'test/unit/disk/byte-source.test.ts', because: 'the only `ByteSource` of the product' },
  MultipartWriter: { test: 'test/contract/s3.test.ts', because: 'part of `S3ObjectStore`' },
  Dispatcher: {
    test: 'test/unit/standalone/dispatcher.test.ts',
    because: 'queue and worker in one process: nothing is received from it',
  },
};

/** @typedef {{ port: string, adapter: string, run: string, technology: string, test: string }} Registration */

/** The text of docs/contracts.md. Throws where an adapter of a port is tested by nothing. */
export function contractsDocument() {
  const found = registrations();
  const adapters = adaptersOfPorts();
  for (const { adapter, port, file } of adapters) {
    const isTested = found.some((one) => one.port === port && one.adapter === adapter) || adapter in otherwise;
    if (!isTested) throw new Error(`${adapter} (${file}) runs no contract suite for ${port}.`);
  }
  const ports = [...new Set(found.map(({ port }) => port))].sort();
  const columns = technologies.map(({ name }) => name);
  const cell = (/** @type {string} */ port, /** @type {string} */ technology) =>
    [...new Set(found.filter((one) => one.port === port && one.technology === technology).map(link))].join(', ');
  const row = (/** @type {string} */ port) => [`\`${port}\``, ...columns.map((name) => cell(port, name))];
  const others = Object.entries(otherwise).map(
    ([adapter, { test, because }]) => `- \`${adapter}\`: ${because}; [tests](../${test})`,
  );
  return `${[
    '# Ports and the adapters that keep their contracts',
    '',
    'Every port of `core/ports` has one contract suite in `test/contract/`, and every adapter of the port runs it:',
    'S3, SQS and DynamoDB against the AWS emulator, PostgreSQL, Valkey and Redis against real servers. What is not',
    'installed is skipped with a line that says so; on a build server (`CI`) that is a failure.',
    'Written by `npm run contracts`.',
    '',
    ...table([['port', ...columns], ...ports.map(row)]),
    '',
    'Not by a suite:',
    '',
    ...others,
  ].join('\n')}\n`;
}

/** @param {Registration} registration */
function link({ adapter, test }) {
  return `[${adapter}](${relative('docs', test)})`;
}

/** As Biome formats it. @param {string[][]} rows */
function table([head = [], ...rows]) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/** Every suite that is run for an adapter. @returns {Registration[]} */
function registrations() {
  const suites = suitePorts();
  const adapters = adaptersOfPorts();
  return filesBelow('test', '.test.ts').flatMap((test) =>
    [...textOf(test).matchAll(/(\w+Contract)\(\s*'([^']+)'/g)].flatMap(([, suite = '', run = '']) =>
      adapters
        .filter(({ adapter, port }) => suites.get(suite)?.includes(port) && run.split(/\W+/).includes(adapter))
        .map(({ adapter, port, file }) => ({ port, adapter, run, technology: technologyOf(run, file), test })),
    ),
  );
}

/** @param {string} run @param {string} file */
function technologyOf(run, file) {
  const technology = technologies.find((one) => one.run?.test(run) || one.adapter?.test(file));
  if (technology === undefined) throw new Error(`'${run}' belongs to no column of the table.`);
  return technology.name;
}

/** Suite -> the ports whose promises it is about, as its description says. */
function suitePorts() {
  const ports = portNames();
  /** @type {Map<string, string[]>} */
  const suites = new Map();
  for (const file of filesBelow('test/contract', '.contract.ts')) {
    const declared = /\/\*\* What every (.+?) promises[^/]*\*\/\nexport function (\w+Contract)/.exec(textOf(file));
    if (declared === null) continue; // a part of another suite
    const named = ports.filter((port) => new RegExp(`\\b${port}\\b`).test(declared[1] ?? ''));
    if (named.length === 0) throw new Error(`${file} names no port.`);
    suites.set(declared[2] ?? '', named);
  }
  return suites;
}

const portNames = () =>
  filesBelow('core/ports', '.ts').flatMap((file) =>
    [...textOf(file).matchAll(/^export interface (\w+)/gm)].map(([, name = '']) => name),
  );

/** Every class that implements a port. */
function adaptersOfPorts() {
  const ports = portNames();
  return ['adapters', 'standalone']
    .flatMap((folder) => filesBelow(folder, '.ts'))
    .flatMap((file) =>
      [...textOf(file).matchAll(/class (\w+) implements ([\w, ]+) \{/g)].flatMap(([, adapter = '', implemented = '']) =>
        implemented
          .split(', ')
          .filter((port) => ports.includes(port))
          .map((port) => ({ adapter, port, file })),
      ),
    );
}

/** @param {string} folder @param {string} ending */
function filesBelow(folder, ending) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** @param {string} file */
function textOf(file) {
  return readFileSync(join(root, file), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = contractsDocument();
  if (!process.argv.includes('--check')) writeFileSync(document, text);
  else if (readFileSync(document, 'utf8') !== text) {
    console.error('docs/contracts.md is out of date: run `npm run contracts`.');
    process.exitCode = 1;
  }
}
