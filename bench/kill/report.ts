import { markdownTable } from '../../scripts/markdown-table.ts';
import { machineLine } from '../machine.ts';
import type { Round } from './round.ts';

export interface KillRun {
  readonly points: number;
  readonly seed: number;
  /** What the files of a round take when nobody disturbs them; kills come within this time. */
  readonly undisturbedMs: number;
  readonly rounds: readonly Round[];
}

/** docs/kill.md. */
export function killReport({ points, seed, undisturbedMs, rounds }: KillRun): string {
  const faults = rounds.flatMap((round, number) => round.faults.map((fault) => ({ fault, round, number: number + 1 })));
  const atWork = rounds.filter(({ at }) => at !== 'done').length;
  const ready = rounds.map(({ readyMs }) => readyMs).sort((a, b) => a - b);
  return `${[
    '# Kill -9 while a file is being processed',
    '',
    `Written by \`npm run kill -- --points ${points} --seed ${seed}\`.`,
    machineLine(),
    '',
    'In every round `plinth serve` gets two files, is killed by SIGKILL at a random moment within the time that they take',
    `undisturbed (${undisturbedMs} ms), is started again on the same data folder, and is left alone until both jobs have`,
    'ended. Then is checked:',
    '',
    '- no job is lost: each file has one job, and it has succeeded;',
    '- none is done twice: a job succeeds once, was begun at most twice, and its model has one version;',
    '- no half model is visible: from the start of the second process on, a model is either not there, or shows all walls',
    '  and every artifact with the SHA-256 that `model.json` lists;',
    '- nothing is left over: no artifacts without a model, no upload without a job, no half-written or temporary file, no',
    '  process.',
    '',
    `**${rounds.length} kills, ${atWork} of them while there was work, ${faults.length} faults.** The server was ready again after ${median(ready)} ms (median; at most ${ready.at(-1) ?? 0} ms).`,
    '',
    '## Where the kills came',
    '',
    markdownTable(['what the files were at', 'kills', 'begun again'], placesOf(rounds)),
    '',
    '## Faults',
    '',
    faults.length === 0
      ? 'None.'
      : markdownTable(
          ['round', 'killed after, ms', 'at', 'fault'],
          faults.map(({ fault, round, number }) => [String(number), String(round.killedAfterMs), round.at, fault]),
        ),
  ].join('\n')}\n`;
}

function placesOf(rounds: readonly Round[]): string[][] {
  const places = [...new Set(rounds.map(({ at }) => at))].sort();
  return places.map((place) => {
    const there = rounds.filter(({ at }) => at === place);
    return [place, String(there.length), String(there.filter(({ attempts }) => attempts > 1).length)];
  });
}

const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0;
