// The part of README.md that a check writes: the large file, engine by engine.

import { middle } from './measure.mjs';
import * as task from './tasks.mjs';

const BEGIN = '<!-- Written by `npm run bench -- --check`. -->';
const END = '<!-- End of what it writes. -->';

/**
 * @param {string} readme
 * @param {import('./bars.mjs').Run} run
 * @param {readonly import('./bars.mjs').Verdict[]} verdicts
 * @param {string} conditions where and when, with which versions
 * @returns {string} the same with a new part
 */
export function withFigures(readme, run, verdicts, conditions) {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`README.md has no part between ${BEGIN} and ${END}`);
  return `${readme.slice(0, from)}${BEGIN}\n${figures(run, verdicts, conditions)}\n${readme.slice(to)}`;
}

function figures({ corpus, large, peers, load }, verdicts, conditions) {
  const of = (name) => large.samples.get(name) ?? [];
  const rows = [
    ['**Plinth**', of(task.INDEX), of(task.PROPERTIES), of(task.GEOMETRY), of(task.WHOLE)],
    ['web-ifc', of(task.OPEN), of(task.OPEN_PROPERTIES), of(task.OPEN_GEOMETRY), []],
    ...peers.map(({ peer, samples }) => [peer, samples.map(({ openMs }) => ({ ms: openMs })), [], samples, []]),
  ].map(([engine, ...all]) => [engine, ...all.map(seconds), peakOf(all), elementsOf(all)]);
  const kept = verdicts.filter(({ isKept }) => isKept).length;
  const ours = total(corpus, task.GEOMETRY);
  const theirs = total(corpus, task.OPEN_GEOMETRY);
  const loads = load.filter(({ samples }) => samples.length > 0);
  return [
    conditions,
    '',
    `| ${large.file}, ${(large.bytes / 1e6).toFixed(0)} MB | open | and every property | and triangles | whole process, all files written | peak RSS, MB | elements |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `IfcOpenShell's triangles are written as GLB. Into an empty database that model takes ${loads
      .map(({ database, samples }) => `${seconds(samples)} (${database})`)
      .join(
        ' and ',
      )}. Shapes of the ${corpus.length} public files, one process each: ${inSeconds(ours)} together, web-ifc ${inSeconds(theirs)}.`,
    `Of ${verdicts.length} bars that we have set ourselves ${kept} are kept: [docs/performance.md](docs/performance.md).`,
  ].join('\n');
}

const total = (files, name) =>
  files.reduce((sum, { samples }) => sum + middle((samples.get(name) ?? []).map(({ ms }) => ms)), 0);

const inSeconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;

function seconds(samples) {
  return samples.length === 0 ? '' : inSeconds(middle(samples.map(({ ms }) => ms)));
}

/** Of the last of the measured tasks: the one that does most. */
function peakOf(all) {
  const last = all.findLast((samples) => samples.some(({ peakMB }) => peakMB !== undefined)) ?? [];
  return last.length === 0 ? '' : String(middle(last.map(({ peakMB }) => peakMB)));
}

function elementsOf(all) {
  const [sample] = all.findLast((samples) => samples.length > 0) ?? [];
  return (sample?.counts?.elements ?? sample?.elements)?.toLocaleString('en') ?? 'none';
}
