// The bars that Plinth is to keep, each a figure of one run. `npm run bench -- --check` exits 1 where one is missed.

import { medianOf } from './measure.mjs';
import * as task from './tasks.mjs';

const LARGE_FILE = 1e6;
const GLB_FILE = 500e3;

/**
 * What was measured: every file of the corpus, and the large one.
 *
 * @typedef {import('./measure.mjs').Measured} Measured
 * @typedef {{ corpus: readonly Measured[], large: Measured }} Run
 * @typedef {{ what: string, bar: string, figure: string, isKept: boolean | undefined }} Verdict
 */

/** @type {readonly { what: string, least?: number, most?: number, figure: (run: Run) => number }[]} */
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
  {
    what: 'GLB: per cent of the bytes of the IFC file, geometric mean of those above 500 kB',
    most: 10,
    figure: ({ corpus }) => 100 * Math.exp(mean(corpus.flatMap(logOfGlbShare))),
  },
];

/** Bars beside peers that this bench does not run yet: said, so that nobody takes them for kept. */
const otherPeers = [
  { what: 'whole `plinth process`: times faster than IfcOpenShell, default kernel', least: 20, by: 'IfcOpenShell' },
  { what: 'whole `plinth process`: times faster than IfcOpenShell, manifold kernel', least: 3.5, by: 'IfcOpenShell' },
  { what: 'whole `plinth process`: times faster than ifc-lite', least: 4, by: 'ifc-lite' },
];

/** @param {Run} run @returns {Verdict[]} those of other peers undecided */
export function judge(run) {
  const verdicts = bars.map(({ what, least, most, figure }) => {
    const found = figure(run);
    const isKept = found >= (least ?? Number.NEGATIVE_INFINITY) && found <= (most ?? Number.POSITIVE_INFINITY);
    return { what, bar: least === undefined ? `<= ${most}` : `>= ${least}`, figure: found.toFixed(2), isKept };
  });
  const undecided = otherPeers.map(({ what, least, by }) => {
    return { what, bar: `>= ${least}`, figure: `${by} is not part of this run`, isKept: undefined };
  });
  return [...verdicts, ...undecided];
}

/** The time that one task takes of the large file, over that of another. */
function ofLarge(below, above) {
  return ({ large }) => medianOf(large, above) / medianOf(large, below);
}

function logOfGlbShare({ bytes, samples }) {
  const glbBytes = samples.get(task.WHOLE)?.[0]?.glbBytes;
  return bytes < GLB_FILE || glbBytes === undefined ? [] : [Math.log(glbBytes / bytes)];
}

const sum = (files, name) => files.reduce((total, file) => total + medianOf(file, name), 0);
const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
