// The bars that Plinth is to keep, each a figure of one run. `npm run bench -- --check` exits 1 where one is missed.

import { cpus } from 'node:os';
import { IFC_LITE, IFCOPENSHELL_DEFAULT, IFCOPENSHELL_MANIFOLD } from '../peers/peers.mjs';
import { POSTGRESQL } from './load.mjs';
import { medianOf, middle } from './measure.mjs';
import * as task from './tasks.mjs';

const LARGE_FILE = 1e6;
const GLB_FILE = 500e3;

/**
 * What was measured: every file of the corpus, and the large one, that one by peers and into databases too.
 *
 * @typedef {import('./measure.mjs').Measured} Measured
 * @typedef {{ corpus: readonly Measured[], large: Measured, peers: readonly import('../peers/peers.mjs').PeerResult[],
 *   load: readonly import('./load.mjs').LoadResult[] }} Run
 * @typedef {{ what: string, bar: string, figure: string, isKept: boolean | undefined }} Verdict undefined: not measured
 */

/** `figure`: a number, or why there is none. @type {readonly { what: string, least?: number, most?: number, figure: (run: Run) => number | string }[]} */
const bars = [
  { what: 'index: times faster than OpenModel', least: 4, figure: ofLarge(task.INDEX, task.OPEN) },
  { what: 'index: times the newline scan', most: 8, figure: ofLarge(task.SCAN, task.INDEX) },
  {
    what: 'index + all properties: times faster than OpenModel + properties',
    least: 4,
    figure: ofLarge(task.PROPERTIES, task.OPEN_PROPERTIES),
  },
  {
    what: 'geometry of the corpus, sum: times faster than OpenModel + geometry',
    least: 3,
    figure: ({ corpus }) => sum(corpus, task.OPEN_GEOMETRY) / sum(corpus, task.GEOMETRY),
  },
  {
    what: 'geometry of the slowest file over 1 MB: times faster',
    least: 1,
    figure: ({ corpus }) =>
      Math.min(
        ...corpus
          .filter(({ bytes }) => bytes > LARGE_FILE)
          .map((file) => medianOf(file, task.OPEN_GEOMETRY) / medianOf(file, task.GEOMETRY)),
      ),
  },
  {
    what: 'whole `plinth process` of the large file: share of the time of bare OpenModel + geometry',
    most: 0.6,
    figure: ofLarge(task.STARTED_GEOMETRY, task.WHOLE),
  },
  ...[
    { peer: IFCOPENSHELL_DEFAULT, least: 20 },
    { peer: IFCOPENSHELL_MANIFOLD, least: 3.5 },
    { peer: IFC_LITE, least: 4 },
  ].map(({ peer, least }) => ({
    what: `whole \`plinth process\` of the large file: times faster than ${peer}`,
    least,
    figure: ofPeer(peer),
  })),
  {
    what: 'loading the large file into PostgreSQL: share of the time of the whole `plinth process`',
    most: 1,
    figure: ({ large, load }) => {
      const samples = load.find(({ database }) => database === POSTGRESQL)?.samples ?? [];
      if (samples.length === 0) return 'no PostgreSQL server with PostGIS here';
      return middle(samples.map(({ ms }) => ms)) / medianOf(large, task.WHOLE);
    },
  },
  {
    what: 'GLB: per cent of the bytes of the IFC file, geometric mean of those above 500 kB',
    most: 10,
    figure: ({ corpus }) => 100 * Math.exp(mean(corpus.flatMap(logOfGlbShare))),
  },
];

/**
 * What is measured with `--large` alone. Two threads are judged there: the second one has compiled its code after about a
 * second, which is most of the time that the shapes of 101 MB take in all.
 *
 * @typedef {{ gigabyte: Measured, huge?: Measured }} LargeRun
 * @type {readonly { what: string, least?: number, most?: number, figure: (run: LargeRun) => number | string }[]}
 */
const largeBars = [
  { what: '1 GB: seconds until all files but shapes are written', most: 30, figure: secondsOf(task.DATA) },
  { what: '1 GB: peak RSS of that, MB', most: 1500, figure: peakOf(task.DATA) },
  { what: '1 GB: seconds until all shapes are made by one thread', most: 30, figure: secondsOf(task.ONE_THREAD) },
  {
    what: '1 GB: shapes by two threads, times faster than by one',
    least: 1.6,
    figure: ({ gigabyte }) =>
      cpus().length < 2
        ? 'one processor only'
        : medianOf(gigabyte, task.ONE_THREAD) / medianOf(gigabyte, task.TWO_THREADS),
  },
  { what: '1 GB: peak RSS of the whole `plinth process`, MB', most: 3000, figure: peakOf(task.WHOLE) },
  {
    what: '2.5 GB: peak RSS of the whole `plinth process`, which ends, MB',
    most: 6000,
    figure: ({ huge }) => (huge === undefined ? 'with `--huge`' : peakOf(task.WHOLE)({ gigabyte: huge })),
  },
];

/** @param {Run} run @returns {Verdict[]} */
export const judge = (run) => verdicts(bars, run);

/** @param {LargeRun | undefined} run undefined: not measured @returns {Verdict[]} */
export const judgeLarge = (run) =>
  run === undefined
    ? verdicts(
        largeBars.map((bar) => ({ ...bar, figure: () => 'with `--large`' })),
        undefined,
      )
    : verdicts(largeBars, run);

function verdicts(bars, run) {
  return bars.map(({ what, least, most, figure }) => {
    const bar = least === undefined ? `<= ${most}` : `>= ${least}`;
    const found = figure(run);
    if (typeof found === 'string') return { what, bar, figure: found, isKept: undefined };
    const isKept = found >= (least ?? Number.NEGATIVE_INFINITY) && found <= (most ?? Number.POSITIVE_INFINITY);
    return { what, bar, figure: found.toFixed(found < 100 ? 2 : 0), isKept };
  });
}

/** The time that one task takes of the large file, over that of another. */
function ofLarge(below, above) {
  return ({ large }) => medianOf(large, above) / medianOf(large, below);
}

function secondsOf(name) {
  return ({ gigabyte }) => medianOf(gigabyte, name) / 1000;
}

function peakOf(name) {
  return ({ gigabyte }) => Math.max(...(gigabyte.samples.get(name) ?? []).map(({ peakMB }) => peakMB));
}

/** A peer's own time, from opening the file on, over that of the whole command; nothing of the peer's start is counted. */
function ofPeer(name) {
  return ({ large, peers }) => {
    const { samples = [], problem = 'not measured' } = peers.find(({ peer }) => peer === name) ?? {};
    if (samples.length === 0) return problem;
    return middle(samples.map(({ ms }) => ms)) / medianOf(large, task.WHOLE);
  };
}

function logOfGlbShare({ bytes, samples }) {
  const glbBytes = samples.get(task.WHOLE)?.[0]?.glbBytes;
  return bytes < GLB_FILE || glbBytes === undefined ? [] : [Math.log(glbBytes / bytes)];
}

const sum = (files, name) => files.reduce((total, file) => total + medianOf(file, name), 0);
const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
