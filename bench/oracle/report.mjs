// The report of the oracle, as Markdown.

import { readFileSync } from 'node:fs';
import { explanations } from './explanations.mjs';
import { IFCOPENSHELL } from './python.mjs';
import { probes, readingOf } from './strings.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const VERSIONS = { IfcOpenShell: IFCOPENSHELL, 'web-ifc': manifest.dependencies['web-ifc'] };
const SHOWN = 3;

/** @returns {string} */
export function report(results, probeReadings) {
  return `${[
    introduction,
    ...Object.keys(VERSIONS).flatMap((reader) => ofReader(reader, results)),
    ...ofStrings(probeReadings),
  ].join('\n\n')}\n`;
}

const introduction = `# Independent oracles

Written by \`npm run oracle\` (bench/oracle); do not edit. It reads every file of the public IFC corpus beside the checkout
(\`../shared/ifc\`) and the example model three times, with \`plinth process\`, with IfcOpenShell's utilities (Python,
installed into a temporary folder) and with web-ifc's API, and compares fact by fact. Numbers are equal within a relative
1e-9, everything else exactly; what both leave out (an empty list, a \`$\`) is not counted. \`get_psets\` puts all sets of
one name of an object together, so of Plinth's it is asked that one of them has the value. The command fails where a
difference has no explanation below. Values that a person derived from the bytes are in test/support/hand-checked and are
part of \`npm test\`. Shapes are compared in [kernel.md](kernel.md) (\`npm run kernel\`), pictures of six models beside those of
IfcOpenShell's GLB by \`npm run test:browser -- --testPathPatterns pictures-oracle\`.`;

function ofReader(reader, results) {
  const ofThis = results.map(({ file, refusal, readers }) => ({
    file,
    plinthRefusal: refusal,
    ...readers.find((candidate) => candidate.reader === reader),
  }));
  return [
    `## ${reader} ${VERSIONS[reader]}`,
    fileTable(reader, ofThis),
    aspectTable(ofThis),
    ...explanationTexts(reader, ofThis),
    unexplainedText(ofThis),
  ];
}

function fileTable(reader, results) {
  const rows = results.map(({ file, plinthRefusal, refusal, standIn, instances, comparisons }) => {
    if (plinthRefusal || refusal) {
      const ours = plinthRefusal ? `Plinth refuses: \`${plinthRefusal}\`` : 'Plinth reads it';
      return `| ${file} | ${ours}; ${refusal ? `${reader} fails: ${code(refusal)}` : `${reader} reads ${instances === undefined ? 'it' : `it as ${instances} instances`}`} | | | | |`;
    }
    const note = standIn ? ` (read as ${standIn})` : '';
    return `| ${file}${note} | ${numbers(comparisons).join(' | ')} |`;
  });
  const total = numbers(results.flatMap(({ comparisons }) => comparisons));
  return table(['file', ...COUNTS(reader)], [...rows, `| **all** | ${total.join(' | ')} |`]);
}

function aspectTable(results) {
  const byAspect = grouped(results.flatMap(({ comparisons }) => comparisons));
  const rows = [...byAspect].map(([aspect, comparisons]) => `| ${aspect} | ${numbers(comparisons).join(' | ')} |`);
  return table(['what', ...COUNTS('other')], rows);
}

function grouped(comparisons) {
  const groups = new Map();
  for (const comparison of comparisons) {
    groups.set(comparison.aspect, [...(groups.get(comparison.aspect) ?? []), comparison]);
  }
  return groups;
}

const COUNTS = (reader) => ['compared', 'equal', 'different', 'only Plinth', `only ${reader}`];

function numbers(comparisons) {
  const differences = comparisons.flatMap((comparison) => comparison.differences);
  const count = (kind) => differences.filter((difference) => difference.kind === kind).length;
  const equal = comparisons.reduce((sum, comparison) => sum + comparison.equal, 0);
  const counts = [equal, count('different'), count('only ours'), count('only theirs')];
  return [counts.reduce((sum, one) => sum + one, 0), ...counts].map((number) => number.toLocaleString('en'));
}

function explanationTexts(reader, results) {
  const texts = explanations
    .filter((explanation) => explanation.reader === reader)
    .map((explanation) => {
      const found = results.flatMap(({ file, explained }) =>
        (explained.get(explanation) ?? []).map((difference) => ({ file, ...difference })),
      );
      return found.length === 0 ? undefined : explanationText(explanation, found);
    })
    .filter((text) => text !== undefined);
  return texts.length === 0 ? [] : ['### Differences and who is right', ...texts];
}

function explanationText({ title, byHand, right }, found) {
  const files = new Set(found.map(({ file }) => file)).size;
  return [
    `#### ${title} (${found.length.toLocaleString('en')} in ${files} ${files === 1 ? 'file' : 'files'})`,
    `By hand: ${byHand}\n\nRight: ${right}`,
    found.slice(0, SHOWN).map(exampleLine).join('\n'),
  ].join('\n\n');
}

function unexplainedText(results) {
  const found = results.flatMap(({ file, unexplained }) => unexplained.map((difference) => ({ file, ...difference })));
  if (found.length === 0) return 'No difference is without explanation.';
  return `### Without explanation (${found.length})\n\n${found.slice(0, 200).map(exampleLine).join('\n')}`;
}

function exampleLine({ file, aspect, key, kind, ours, theirs }) {
  const values = [
    ...(kind === 'only theirs' ? [] : [`Plinth ${code(show(ours))}`]),
    ...(kind === 'only ours' ? [] : [`other ${code(show(theirs))}`]),
  ];
  return `- ${file}, ${aspect}, ${code(key)}: ${values.join(', ')}`;
}

function ofStrings(readings) {
  const readers = Object.keys(readings);
  const rows = probes.map((probe) => {
    const cells = readers.map((reader) => {
      const value = readings[reader].facts ? readingOf(readings[reader].facts, probe) : readings[reader].refusal;
      return value === probe.means ? 'same' : code(show(value));
    });
    return `| ${probe.name} | ${code(escaped(probe.bytes))} | ${code(show(probe.means))} | ${cells.join(' | ')} | ${probe.from} |`;
  });
  return [
    '## Strings',
    'One string of each way of writing, in a model made for this (bench/oracle/strings.mjs). "same" is what the bytes mean by hand; anything else is shown as JSON.',
    table(['written', 'bytes', 'by hand', ...readers, 'from'], rows),
  ];
}

function table(columns, rows) {
  return [`| ${columns.join(' | ')} |`, `|${columns.map(() => '---').join('|')}|`, ...rows].join('\n');
}

const show = (value) => JSON.stringify(value) ?? 'nothing';
const escaped = (bytes) =>
  bytes.replace(/[\u0080-\u00ff]/g, (byte) => `<${byte.charCodeAt(0).toString(16).toUpperCase()}>`);

/** Inline code in a table cell: control characters made visible, no bars, no line ends. */
function code(text) {
  const visible = text
    .replace(/\p{Cc}/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('|', '\\|');
  return visible.includes('`') ? `\`\` ${visible} \`\`` : `\`${visible}\``;
}
