// `npm run fuzz -- [--seed 1] [--mutants 10000] [--geometry 1000] [FILE ...]`: damages models at random and looks whether
// Plinth answers each: `mutants` of them without shapes, `geometry` of them as a whole. Without files: the public models
// beside the checkout (../shared) and the example, and the report goes to docs/fuzz.md. What is found is made small, written to
// reports/fuzz/, and ends the command with exit code 1. Interrupted (SIGINT, SIGTERM), it reports what it has tried.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { type Campaign, type CampaignResult, runCampaign } from './campaign.ts';
import { minimise } from './minimise.ts';
import { MutantRunner } from './mutant-runner.ts';
import { type FoundMutant, mutantReport } from './report.ts';
import { replaceSection } from './report-section.ts';
import { campaignsOf, corpusCampaigns } from './seeds.ts';

const findingsFolder = fileURLToPath(new URL('../../reports/fuzz/', import.meta.url));
/** Processes at a time. */
const RUNNERS = 2;
/** So many are made small; more of a run are mostly the same. */
const MOST_MINIMISED = 12;

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '10000' },
    geometry: { type: 'string', default: '1000' },
  },
  allowPositionals: true,
});
const seed = Number(values.seed);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
const counts = { data: Number(values.mutants), geometry: Number(values.geometry) };

await build();
rmSync(findingsFolder, { recursive: true, force: true });
mkdirSync(findingsFolder, { recursive: true });
const campaigns = positionals.length > 0 ? campaignsOf(positionals, counts, seed) : corpusCampaigns(counts, seed);
const { results, found } = await runAll(campaigns);
const report = mutantReport({ seed, counts, results, found });
if (positionals.length > 0) console.log(report);
else replaceSection('mutants', report);
process.exitCode = found.length > 0 ? 1 : 0;

async function runAll(waiting: Campaign[]): Promise<{ results: CampaignResult[]; found: FoundMutant[] }> {
  const results: CampaignResult[] = [];
  const found: FoundMutant[] = [];
  const total = waiting.length;
  const queue = [...waiting];
  const work = async () => {
    const runner = new MutantRunner();
    try {
      for (let next = queue.shift(); next && !interrupted.signal.aborted; next = queue.shift()) {
        const result = await runCampaign(runner, next, interrupted.signal);
        results.push(result);
        console.error(`${results.length}/${total} ${next.mode} ${next.path}: ${JSON.stringify(result.answers)}`);
        for (const finding of result.findings) {
          console.error(JSON.stringify(finding));
          const file = found.length < MOST_MINIMISED ? await minimise(runner, finding, findingsFolder) : null;
          found.push({ finding, file });
        }
      }
    } finally {
      runner.close();
    }
  };
  await Promise.all(Array.from({ length: RUNNERS }, work));
  writeFileSync(`${findingsFolder}results.json`, JSON.stringify(results, null, 1));
  return { results, found };
}
