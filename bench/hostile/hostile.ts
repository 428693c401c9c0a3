// `npm run fuzz:hostile [-- NAME]`: files that nobody would write in earnest through `plinth process`. Writes its part of
// docs/fuzz.md, unless only those are asked for whose name has NAME in it; ends with exit code 1 where one is not answered as
// expected, in time and in memory.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { markdownTable } from '../../scripts/markdown-table.ts';
import { replaceSection } from '../fuzz/report-section.ts';
import { exampleModel } from '../fuzz/seeds.ts';
import { machineLine } from '../machine.ts';
import { type AnsweredFile, isAsExpected } from './expected.ts';
import { hostileArchives, hostileShapes, hostileTexts, truncated } from './files.ts';
import { knottedFiles } from './knotted-files.ts';
import { processFile } from './process-file.ts';
import { writeContent } from './write-file.ts';

const WITHIN_MS = 240_000;

const [asked = ''] = process.argv.slice(2);
await build();
const folder = mkdtempSync(join(tmpdir(), 'plinth-hostile-'));
const answered: AnsweredFile[] = [];
try {
  const shapes = [...hostileShapes, ...knottedFiles];
  const files = [...hostileTexts, ...hostileArchives, ...truncated(readFileSync(exampleModel)), ...shapes];
  for (const file of files.filter(({ name }) => name.includes(asked))) {
    const path = join(folder, 'hostile.ifc');
    rmSync(path, { force: true });
    writeContent(path, file.content());
    const answer = await processFile(path, WITHIN_MS);
    answered.push({ file, answer });
    console.error(
      `${isAsExpected({ file, answer }) ? 'as expected' : 'NOT EXPECTED'}: ${file.name}: ${JSON.stringify(answer)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (asked === '') replaceSection('hostile files', report(answered));
process.exitCode = answered.every(isAsExpected) ? 0 : 1;

function report(all: readonly AnsweredFile[]): string {
  const rows = all.map(({ file, answer }) => {
    const codes = answer.codes.map((code) => `\`${code}\``).join(', ');
    const said = answer.kind === 'converted' ? `converted, ${answer.produced} shapes` : answer.kind;
    const figures = [(answer.milliseconds / 1000).toFixed(1), String(answer.peakMB)];
    return [file.name, said, codes, ...figures, isAsExpected({ file, answer }) ? 'yes' : '**no**'];
  });
  return `${[
    '## Hostile files',
    '',
    'Written by `npm run fuzz:hostile`: each file through `plinth process`, start of the process included. A refusal has exit code 3; of a',
    'conversion the codes of its findings are given.',
    machineLine(),
    '',
    markdownTable(['file', 'answer', 'codes', 'seconds', 'peak MB', 'as expected'], rows),
    '',
  ].join('\n')}`;
}
