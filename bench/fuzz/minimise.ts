import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../random.ts';
import { type Finding, findingsOf, tryTwice } from './campaign.ts';
import { applied } from './edits.ts';
import type { MutantRunner } from './mutant-runner.ts';
import { editsOf } from './operators.ts';

/** A finding is made smaller for so many attempts; a hang costs seconds each time. */
const MOST_ATTEMPTS: Readonly<Record<Finding['kind'], number>> = {
  crash: 120,
  fault: 120,
  lost: 20,
  hang: 12,
  memory: 12,
};
const LIMIT_MS = 20_000;

/**
 * Leaves out of a mutant what it does not take to show the finding, statements above all, and writes what is left.
 *
 * @returns the path of the file.
 */
export async function minimise(runner: MutantRunner, finding: Finding, folder: string): Promise<string> {
  const { path, seed, mode } = finding.attempt;
  const original = readFileSync(path);
  const mutant = applied(original, seed === null ? [] : editsOf(original, randomFrom(seed)));
  const target = join(folder, `${finding.kind}-${mode}-${seed}.ifc`);
  const stillThere = async (text: string) => {
    writeFileSync(target, text, 'latin1');
    const attempt = { path: target, seed: null, edits: null, mode };
    const outcome = await tryTwice(runner, attempt, LIMIT_MS);
    return (await findingsOf(runner, attempt, outcome, LIMIT_MS)).some(({ kind }) => kind === finding.kind);
  };
  const smallest = await shrunk(mutant.toString('latin1'), stillThere, MOST_ATTEMPTS[finding.kind]);
  writeFileSync(target, smallest, 'latin1');
  return target;
}

/** Leaves out halves, quarters, eighths ... of the statements, as long as the rest still shows it. */
async function shrunk(text: string, shows: (text: string) => Promise<boolean>, most: number): Promise<string> {
  let pieces = text.split(/(?<=;)/);
  let size = Math.ceil(pieces.length / 2);
  for (let attempts = 0; attempts < most && size >= 1; ) {
    let isSmaller = false;
    for (let from = 0; from < pieces.length && attempts < most; attempts++) {
      const rest = [...pieces.slice(0, from), ...pieces.slice(from + size)];
      if (await shows(rest.join(''))) [pieces, isSmaller] = [rest, true];
      else from += size;
    }
    if (size === 1 && !isSmaller) break;
    size = Math.max(1, Math.floor(size / 2));
  }
  return pieces.join('');
}
