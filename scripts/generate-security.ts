// Writes docs/security.md. `--check` exits 1 where it is out of date.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { securityDocument } from './security-document.ts';

const path = fileURLToPath(new URL('../docs/security.md', import.meta.url));
const text = await securityDocument();
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/security.md is out of date: run `npm run security`.');
  process.exitCode = 1;
}
