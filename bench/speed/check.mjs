// Everything that the bars are about, measured in one run: the public models, a file of 101 MB, other engines, databases.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { measurePeers } from '../peers/peers.mjs';
import { replicate } from '../replicate.mjs';
import { judge, judgeLarge } from './bars.mjs';
import { measureLoad } from './load.mjs';
import { measure, Refused, tell } from './measure.mjs';
import { barTable, loadTable, peerTable, table } from './report.mjs';
import * as task from './tasks.mjs';

/** Copies of the building that make 101 MB. */
const COPIES = 23;
/** What other engines make of these is told too: one of them dies of the first. */
const OF_PEERS = ['duplex.ifc', 'AC20-FZK-Haus.ifc', 'Office_A_20110811.ifc'];
const PEER_ROUNDS = 3;
const LOAD_ROUNDS = 3;

/**
 * @param {string} corpus folder of models
 * @param {string} building one of them, of which the large file is made
 * @param {number} rounds
 * @param {import('./bars.mjs').LargeRun | undefined} largeRun what was measured of larger ones
 * @returns {Promise<{ run: import('./bars.mjs').Run, verdicts: import('./bars.mjs').Verdict[], parts: string[] }>} what
 *   was measured, how it stands to the bars, and the parts of the report
 */
export async function check(corpus, building, rounds, largeRun) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-model-'));
  try {
    const large = join(folder, `${basename(building, '.ifc')}-x${COPIES}.ifc`);
    tell(`making ${basename(large)}`);
    await replicate(building, COPIES, large);
    const ofCorpus = readdirSync(corpus)
      .filter((name) => name.endsWith('.ifc'))
      .flatMap((name) => measuredUnlessRefused(join(corpus, name), rounds));
    tell(`${basename(large)}: ${task.allTasks.length} tasks, ${rounds} rounds`);
    const ofLarge = measure(large, task.allTasks, rounds);
    const small = OF_PEERS.map((name) => ({ name, results: ofPeers(join(corpus, name), 1) }));
    const peers = ofPeers(large, PEER_ROUNDS);
    tell('loading into databases');
    const load = measureLoad(large, LOAD_ROUNDS);
    const run = { corpus: ofCorpus, large: ofLarge, peers, load };
    const verdicts = [...judge(run), ...judgeLarge(largeRun)];
    const allPeers = [...small, { name: basename(large), results: peers }];
    return {
      run,
      verdicts,
      parts: [barTable(verdicts), table(ofLarge), peerTable(allPeers), loadTable(load), ...ofCorpus.map(table)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole process comes first, and once: it tells by its exit code that the corpus has a broken file here on purpose. */
function measuredUnlessRefused(file, rounds) {
  tell(basename(file));
  try {
    const whole = measure(file, [task.WHOLE], 1);
    const { samples, ...measured } = measure(file, [task.GEOMETRY, task.OPEN_GEOMETRY], rounds);
    return [{ ...measured, samples: new Map([...whole.samples, ...samples]) }];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function ofPeers(file, rounds) {
  tell(`${basename(file)} by other engines`);
  return measurePeers(file, rounds);
}
