import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomFrom } from '../random.ts';
import type { Campaign } from './campaign.ts';

const beside = fileURLToPath(new URL('../../../shared/', import.meta.url));
export const exampleModel = fileURLToPath(new URL('../../examples/plinth-house.ifc', import.meta.url));

/** Models below the folders of the public files beside the checkout, sorted; none where they are absent. */
export function publicModels(...folders: readonly string[]): string[] {
  return folders
    .map((folder) => join(beside, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /\.ifc(zip)?$/i.test(path))
    .sort();
}

/** Of the many small files that test one thing each, so many are mutated. */
const SMALL_FILES = 100;
/** The share of the mutants that the models of buildings get; the small files get the others. */
const SHARE_OF_MODELS = 0.15;
/** Beside the size of a file, what each attempt costs. */
const BYTES_PER_ATTEMPT = 20_000;

const modes = ['data', 'geometry'] as const;

/**
 * Which files are mutated how often: a model the more often the smaller it is, so that each gets about as much time.
 * The smallest come first: a run that is interrupted has tried most kinds.
 */
export function corpusCampaigns(counts: Readonly<Record<Campaign['mode'], number>>, seed: number): Campaign[] {
  const models = [...publicModels('ifc'), exampleModel].filter((path) => existsSync(path));
  const all = publicModels('gherkin', 'ids', 'step-syntax');
  const every = Math.max(1, Math.floor(all.length / SMALL_FILES));
  const small = all.filter((_, position) => position % every === 0).slice(0, SMALL_FILES);
  const campaigns = modes.flatMap((mode) => {
    const ofModels = small.length === 0 ? counts[mode] : Math.round(counts[mode] * SHARE_OF_MODELS);
    return [
      ...shared(models, ofModels, (path) => 1 / (statSync(path).size + BYTES_PER_ATTEMPT), mode, seed),
      ...shared(small, counts[mode] - ofModels, () => 1, mode, seed),
    ];
  });
  return campaigns.sort((a, b) => statSync(a.path).size - statSync(b.path).size);
}

/** As many mutants of each file that is named. */
export function campaignsOf(
  paths: readonly string[],
  counts: Readonly<Record<Campaign['mode'], number>>,
  seed: number,
): Campaign[] {
  return modes.flatMap((mode) => shared(paths, counts[mode], () => 1, mode, seed));
}

/** At least one each; the one with the most gets what is left over or short. */
function shared(
  paths: readonly string[],
  mutants: number,
  weightOf: (path: string) => number,
  mode: Campaign['mode'],
  seed: number,
): Campaign[] {
  if (mutants === 0) return [];
  const weights = paths.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map((weight) => Math.max(1, Math.round((mutants * weight) / total)));
  const given = counts.reduce((sum, count) => sum + count, 0);
  const largest = counts.indexOf(Math.max(...counts));
  return paths.map((path, position) => ({
    path,
    mode,
    mutants: (counts[position] ?? 0) + (position === largest ? mutants - given : 0),
    seed: seedOf(seed, `${mode} ${basename(path)}`),
  }));
}

/** A seed of its own for each file, whatever other files there are. */
function seedOf(seed: number, name: string): number {
  let mixed = seed;
  for (const character of name) mixed = Math.imul(mixed ^ character.charCodeAt(0), 0x01000193);
  return randomFrom(mixed).below(2 ** 32);
}
