// `npm run oracle`: compares what Plinth reads with what IfcOpenShell and web-ifc read, file by file, fact by fact, and
// writes docs/oracle.md. Ends with exit code 1 where a difference has no explanation.
//
//   node bench/oracle/oracle.mjs [FILE.ifc ...]
//
// Without files: the public IFC corpus beside the checkout (../shared/ifc) and the example model, where it has been
// generated. With files, the report goes to the terminal.

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explanationOf } from './explanations.mjs';
import { compare } from './facts.mjs';
import { readWithIfcOpenShell } from './ifcopenshell.mjs';
import { readWithPlinth } from './plinth.mjs';
import { NoPython, pythonWithIfcOpenShell } from './python.mjs';
import { report } from './report.mjs';
import { probeFile } from './strings.mjs';
import { readWithWebIfc } from './web-ifc.mjs';

const corpus = fileURLToPath(new URL('../../../shared/ifc/', import.meta.url));
const exampleModel = fileURLToPath(new URL('../../examples/plinth-house.ifc', import.meta.url));
const reportFile = fileURLToPath(new URL('../../docs/oracle.md', import.meta.url));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof NoPython)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(given) {
  const files = given.length > 0 ? given : corpusFiles();
  if (files.length === 0) {
    console.error('Nothing to compare: the public IFC corpus is not beside the checkout (../shared/ifc).');
    return 1;
  }
  const python = pythonWithIfcOpenShell();
  const results = [];
  for (const path of files) {
    const result = await readAndCompare(python, path);
    console.error(summaryOf(result));
    results.push(result);
  }
  const text = report(results, await readProbes(python));
  if (given.length > 0) console.log(text);
  else writeFileSync(reportFile, text);
  return results.some(({ readers }) => readers.some(({ unexplained }) => unexplained.length > 0)) ? 1 : 0;
}

function corpusFiles() {
  if (!existsSync(corpus)) return [];
  const names = readdirSync(corpus).filter((name) => /\.ifc(zip)?$/i.test(name));
  return [...names.sort().map((name) => join(corpus, name)), ...(existsSync(exampleModel) ? [exampleModel] : [])];
}

async function readAndCompare(python, path) {
  const file = basename(path);
  const plinth = readWithPlinth(path);
  const readings = { IfcOpenShell: readWithIfcOpenShell(python, path), 'web-ifc': await readWithWebIfc(path) };
  const readers = Object.entries(readings).map(([reader, reading]) => judge(file, reader, plinth, reading));
  return { file, refusal: plinth.refusal, readers };
}

/** Compares with one reader, and sorts the differences by what explains them. */
function judge(file, reader, plinth, { facts, refusal, standIn }) {
  const comparisons = facts && plinth.facts ? compare(plinth.facts, facts) : [];
  const explained = new Map();
  const unexplained = [];
  for (const difference of comparisons.flatMap(({ differences }) => differences)) {
    const explanation = explanationOf(reader, difference, { file, standIn });
    if (explanation === undefined) unexplained.push(difference);
    else explained.set(explanation, [...(explained.get(explanation) ?? []), difference]);
  }
  const instances = facts?.['instances per class'] && sum(facts['instances per class'].values());
  return { reader, refusal, standIn, instances, comparisons, explained, unexplained };
}

function sum(numbers) {
  return [...numbers].reduce((total, number) => total + number, 0);
}

function summaryOf({ file, refusal, readers }) {
  const parts = readers.map(({ reader, comparisons, unexplained, ...other }) => {
    const equal = sum(comparisons.map((comparison) => comparison.equal));
    const different = sum(comparisons.map(({ differences }) => differences.length));
    if (other.refusal) return `${reader} refuses`;
    return `${reader}: ${equal} equal, ${different} different, ${unexplained.length} unexplained`;
  });
  return `${file}: ${[...(refusal ? [`Plinth refuses (${refusal})`] : []), ...parts].join('; ')}`;
}

async function readProbes(python) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-oracle-'));
  try {
    const path = join(folder, 'strings.ifc');
    writeFileSync(path, probeFile());
    return {
      Plinth: readWithPlinth(path),
      IfcOpenShell: readWithIfcOpenShell(python, path),
      'web-ifc': await readWithWebIfc(path),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
