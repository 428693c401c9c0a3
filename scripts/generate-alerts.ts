// Writes docs/alerts.md. `--check` exits 1 where it is out of date.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alertsDocument } from './alerts-document.ts';

const path = fileURLToPath(new URL('../docs/alerts.md', import.meta.url));
const text = alertsDocument();
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/alerts.md is out of date: run `npm run alerts`.');
  process.exitCode = 1;
}
