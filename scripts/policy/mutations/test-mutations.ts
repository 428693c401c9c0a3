// `npm run test:mutations [folder]`: makes mistakes in a cloud assembly, one after the other, and sees whether each is found
// by a rule about its cause; and makes harmless changes, of which nothing may be found. Ends with 1 where it is otherwise.

import { Judge } from '../judge.ts';
import { withSynthesized } from '../synthesize.ts';
import { readAssembly } from '../template/assembly.ts';
import { further } from './further.ts';
import { harmless } from './harmless.ts';
import { baselineOf, isAsExpected, type Mutation, type Outcome, outcomesOf } from './mutation.ts';
import { ofTheResearch } from './of-the-research.ts';
import { specimens } from './specimens.ts';

const [given] = process.argv.slice(2);
const judge = new Judge();
if (given === undefined) withSynthesized(run);
else run(given);
judge.free();

function run(folder: string): void {
  const all = readAssembly(folder, 'eu-central-1');
  // The most that an environment has is in that whose stacks are protected.
  const stacks = [
    ...all.filter(({ isProtected }) => isProtected),
    ...all.filter(({ isProtected }) => !isProtected),
    specimens,
  ];
  const before = baselineOf(stacks, judge);
  const report = (what: string, mutations: readonly Mutation[]) =>
    say(what, outcomesOf(mutations, stacks, judge, before));
  report('mistakes of the research found', ofTheResearch);
  report('further mistakes found', further);
  report('harmless changes left alone', harmless);
}

function say(what: string, outcomes: readonly Outcome[]): void {
  for (const { mutation, place, findings } of outcomes.filter((one) => !isAsExpected(one))) {
    const found = findings.map(({ rule, path }) => `${rule} ${path}`).join('; ');
    console.log(`NOT AS EXPECTED: ${mutation.name} (${place ?? 'no such place'}): ${found || 'nothing found'}`);
    process.exitCode = 1;
  }
  console.log(`${outcomes.filter(isAsExpected).length} of ${outcomes.length} ${what}.`);
}
