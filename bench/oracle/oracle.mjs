// `npm run oracle`: compares what Plinth reads with what IfcOpenShell and web-ifc read, file by file, fact by fact, and
// writes docs/oracle.md. Ends with exit code 1 where a difference has no explanation.
//
//   node bench/oracle/oracle.mjs [FILE.ifc ...]
//
// Without files: the public IFC corpus beside the checkout (../shared/ifc) and the example model, where it has been
// generated. With files, the report goes to the terminal.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportBesideIfcOpenShell } from './beside-ifcopenshell.mjs';
import { explanationOf } from './explanations.mjs';
import { compare } from './facts.mjs';
import { readWithIfcOpenShell } from './ifcopenshell.mjs';
import { readWithPlinth } from './plinth.mjs';
import { report } from './report.mjs';
import { probeFile } from './strings.mjs';
import { readWithWebIfc } from './web-ifc.mjs';

const exampleModel = fileURLToPath(new URL('../../examples/plinth-house.ifc', import.meta.url));
const reportFile = fileURLToPath(new URL('../../docs/oracle.md', import.meta.url));

process.exitCode = await reportBesideIfcOpenShell(process.argv.slice(2), {
  reportFile,
  others: [exampleModel],
  compare: compareAll,
});

async function compareAll(files, python) {
  const results = [];
  for (const path of files) {
    const result = await readAndCompare(python, path);
    console.error(summaryOf(result));
    results.push(result);
  }
  const isRight = results.every(({ readers }) => readers.every(({ unexplained }) => unexplained.length === 0));
  return { text: report(results, await readProbes(python)), isRight };
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
