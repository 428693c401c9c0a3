// The tables of bench/results/, from which docs/performance.md is made.

import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { medianOf, middle } from './measure.mjs';
import { ratios } from './tasks.mjs';

/** @param {URL} root @param {string} command @returns {string} */
export function heading(root, command) {
  const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    '# Benchmark',
    '',
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
    '',
    '| ratio | |',
    '|---|---|',
    ...compared,
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
