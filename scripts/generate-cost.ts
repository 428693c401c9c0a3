// Writes docs/cost.md. `--check` exits 1 where it is out of date.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The validator of templates takes seconds, and judges them in `npm run synth`.
process.env['CDK_VALIDATION'] = 'false';
const { costDocument } = await import('./cost/cost-document.ts');

const path = fileURLToPath(new URL('../docs/cost.md', import.meta.url));
const text = costDocument();
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/cost.md is out of date: run `npm run cost`.');
  process.exitCode = 1;
}
