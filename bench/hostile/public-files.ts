// `npm run fuzz:public`: every public model beside the checkout (../shared/{ifc,gherkin,ids,step-syntax}), as it is, through what
// `plinth process` does. Writes its part of docs/fuzz.md; ends with exit code 1 where one is neither converted nor refused.

import { basename } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { markdownTable } from '../../scripts/markdown-table.ts';
import { type Finding, findingsOf } from '../fuzz/campaign.ts';
import { MutantRunner } from '../fuzz/mutant-runner.ts';
import type { Verdict } from '../fuzz/protocol.ts';
import { replaceSection } from '../fuzz/report-section.ts';
import { publicModels } from '../fuzz/seeds.ts';
import { machineLine } from '../machine.ts';

const folders = ['ifc', 'gherkin', 'ids', 'step-syntax'];
const WITHIN_MS = 120_000;
/** Processes at a time. */
const RUNNERS = 2;
const NAMED = 3;

interface Answered {
  readonly folder: string;
  readonly path: string;
  /** Undefined where there was none. */
  readonly verdict: Verdict | undefined;
  readonly findings: readonly Finding[];
}

await build();
const waiting = folders.flatMap((folder) => publicModels(folder).map((path) => ({ folder, path })));
const total = waiting.length;
if (total === 0) {
  console.error('The public files are not beside the checkout (../shared).');
  process.exit(2);
}
const answered: Answered[] = [];
await Promise.all(Array.from({ length: RUNNERS }, work));
replaceSection('public files', reportOf(answered));
process.exitCode = answered.every(({ findings }) => findings.length === 0) ? 0 : 1;

async function work(): Promise<void> {
  const runner = new MutantRunner();
  try {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const attempt = { path: next.path, mode: 'geometry', seed: null, edits: null } as const;
      const outcome = await runner.attempt(attempt, WITHIN_MS);
      const findings = await findingsOf(runner, attempt, outcome, WITHIN_MS);
      answered.push({ ...next, verdict: outcome.kind === 'verdict' ? outcome.verdict : undefined, findings });
      for (const finding of findings) console.error(JSON.stringify(finding));
      if (answered.length % 100 === 0) console.error(`${answered.length} of ${total}`);
    }
  } finally {
    runner.close();
  }
}

function reportOf(all: readonly Answered[]): string {
  const rows = folders.map((folder) => {
    const here = all.filter((one) => one.folder === folder);
    const verdicts = here.flatMap(({ verdict }) => verdict ?? []);
    const converted = verdicts.filter(({ answer }) => answer === 'converted').length;
    const slowest = Math.round(Math.max(0, ...verdicts.map(({ milliseconds }) => milliseconds)));
    const found = here.filter(({ findings }) => findings.length > 0).length;
    const counts = [here.length, converted, verdicts.length - converted, found, slowest];
    return [`\`../shared/${folder}\``, ...counts.map(String)];
  });
  const found = all.flatMap(({ path, findings }) =>
    findings.map(({ kind, reason }) => [basename(path), kind, (reason.split('\n')[0] ?? '').replaceAll('|', '\\|')]),
  );
  return `${[
    '## The public files',
    '',
    'Written by `npm run fuzz:public`: every model, as it is, through what `plinth process` does, shapes included, in processes that take',
    'one file after the other. What is written is checked as for mutants.',
    machineLine(),
    '',
    markdownTable(['folder', 'files', 'converted', 'refused', 'with findings', 'slowest, ms'], rows),
    '',
    '### Why files were refused',
    '',
    markdownTable(['code', 'files', 'says', 'such as'], refusalsOf(all)),
    ...(found.length === 0 ? [] : ['', '### Findings', '', markdownTable(['file', 'what', 'reason'], found)]),
    '',
  ].join('\n')}`;
}

function refusalsOf(all: readonly Answered[]): string[][] {
  const byCode = new Map<string, { message: string; names: string[] }>();
  for (const { path, verdict } of all) {
    if (verdict === undefined || verdict.answer === 'converted') continue;
    const known = byCode.get(verdict.answer) ?? { message: verdict.message, names: [] };
    byCode.set(verdict.answer, { ...known, names: [...known.names, basename(path)].sort() });
  }
  return [...byCode].sort().map(([code, { message, names }]) => {
    return [`\`${code}\``, String(names.length), message, names.slice(0, NAMED).join(', ')];
  });
}
