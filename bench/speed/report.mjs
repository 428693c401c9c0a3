// The tables of bench/results/, from which docs/performance.md is made.

import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { medianOf, middle } from './measure.mjs';
import { ratios } from './tasks.mjs';

/** Where, when and with what was measured. @param {URL} root @param {string} command @returns {string} */
export function conditionsOf(root, command) {
  const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    `${new Date().toISOString().slice(0, 10)}; ${machine}; load average at the end ${load.join(', ')};`,
    `Node ${process.version}; Plinth ${version}; web-ifc ${dependencies['web-ifc']}. Command: \`${command}\`.`,
  ].join('\n');
}

/** @param {import('./measure.mjs').Measured} measured @returns {string} */
export function table(measured) {
  const { file, bytes, samples } = measured;
  const megabytes = bytes / 1e6;
  const rows = [...samples].map(([task, all]) => {
    const times = all.map(({ ms }) => ms);
    const range = `${round(Math.min(...times))}-${round(Math.max(...times))}`;
    const perSecond = round(megabytes / (middle(times) / 1000));
    const counted = Object.entries(all[0]?.counts ?? {}).map(
      ([name, count]) => `${count.toLocaleString('en')} ${name}`,
    );
    const peak = middle(all.map(({ peakMB }) => peakMB));
    return `| ${task} | ${round(middle(times))} | ${range} | ${perSecond} | ${peak} | ${counted.join(', ')} |`;
  });
  const compared = ratios
    .filter(([, ours, theirs]) => samples.has(ours) && samples.has(theirs))
    .map(
      ([what, ours, theirs]) => `| ${what} | ${(medianOf(measured, theirs) / medianOf(measured, ours)).toFixed(2)} |`,
    );
  return [
    `\n## ${file}, ${megabytes.toFixed(1)} MB, median of ${[...samples.values()][0]?.length}`,
    '',
    '| task | ms | min-max | MB/s | peak RSS, MB | counted |',
    '|---|---|---|---|---|---|',
    ...rows,
    ...(compared.length === 0 ? [] : ['', '| ratio | |', '|---|---|', ...compared]),
  ].join('\n');
}

/** @param {readonly import('./bars.mjs').Verdict[]} verdicts @returns {string} */
export function barTable(verdicts) {
  const said = (isKept) => (isKept === undefined ? 'not measured' : isKept ? 'kept' : '**missed**');
  return [
    '\n## Bars',
    '',
    '| what | bar | measured | |',
    '|---|---|---|---|',
    ...verdicts.map(({ what, bar, figure, isKept }) => `| ${what} | ${bar} | ${figure} | ${said(isKept)} |`),
  ].join('\n');
}

/**
 * What other engines take from opening a file to its last triangle, or to a GLB, which only IfcOpenShell writes here.
 *
 * @param {readonly { name: string, results: readonly import('../peers/peers.mjs').PeerResult[] }[]} files
 * @returns {string}
 */
export function peerTable(files) {
  const rows = files.flatMap(({ name, results }) => {
    return results.map(({ peer, samples, problem }) => {
      const [first] = samples;
      if (first === undefined) return `| ${name} | ${peer} | | | | | | **${problem}** |`;
      const { version, elements, triangles, glbBytes } = first;
      const [ms, openMs, peakMB] = ['ms', 'openMs', 'peakMB'].map((key) => middle(samples.map((one) => one[key])));
      const counted = `${elements.toLocaleString('en')} elements, ${triangles.toLocaleString('en')} triangles`;
      const glb = glbBytes === undefined ? '' : `, GLB of ${(glbBytes / 1e6).toFixed(1)} MB`;
      return `| ${name} | ${peer} | ${version} | ${round(ms)} | ${round(openMs)} | ${samples.length} | ${peakMB} | ${counted}${glb} |`;
    });
  });
  return [
    '\n## Other engines',
    '',
    'As PyPI and npm have them (`npm run bench:peers`); their start and the reading of properties are not counted.',
    '',
    '| file | engine | version | ms | of that, open | runs | peak RSS, MB | made |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** @param {readonly import('./load.mjs').LoadResult[]} results of the large file @returns {string} */
export function loadTable(results) {
  const rows = results.map(({ database, samples }) => {
    const times = samples.map(({ ms }) => ms);
    const [first] = samples;
    if (first === undefined) return `| ${database} | not here | | | |`;
    const rows = `${first.elements.toLocaleString('en')} elements, ${first.properties.toLocaleString('en')} values`;
    const range = `${round(Math.min(...times))}-${round(Math.max(...times))}`;
    return `| ${database} | ${round(middle(times))} | ${range} | ${middle(samples.map(({ peakMB }) => peakMB))} | ${rows} |`;
  });
  return [
    '\n## Loading the large file into an empty database',
    '',
    '| database | ms | min-max | peak RSS of the loading process, MB | loaded |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const LARGE_BEGIN = '<!-- Written by `npm run bench -- --large`. -->';
const LARGE_END = '<!-- End of what it writes. -->';

/**
 * The document with a new part on large files.
 *
 * @param {string} document
 * @param {string} conditions where and when, with which versions
 * @param {readonly string[]} parts
 * @returns {string}
 */
export function withLargeReport(document, conditions, parts) {
  const [from, to] = [document.indexOf(LARGE_BEGIN), document.indexOf(LARGE_END)];
  if (from === -1 || to < from) throw new Error(`There is no part between ${LARGE_BEGIN} and ${LARGE_END}.`);
  const part = [LARGE_BEGIN, '', conditions, ...parts].join('\n').replaceAll('\n## ', '\n### ');
  return `${document.slice(0, from)}${part}\n\n${document.slice(to)}`;
}

const BEGIN = '<!-- What follows is written by `npm run bench -- --check`. -->';

/**
 * The document with a new last part.
 *
 * @param {string} document
 * @param {string} report the whole report of a check
 * @returns {string}
 */
export function withReport(document, report) {
  const before = document.includes(BEGIN) ? document.slice(0, document.indexOf(BEGIN)) : `${document}\n`;
  return `${before}${BEGIN}\n\n${report.replace('# Benchmark', '# How fast the conversion is')}\n`;
}

function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
