#!/usr/bin/env node
// @ts-check
// The `plinth` command in a checkout: brings the bundle up to date, then runs it.

import '../scripts/node-version.mjs';
import { isFresh } from '../scripts/build/freshness.mjs';

process.setSourceMapsEnabled(true);

try {
  if (!isFresh(process.argv[2] === 'process' ? 'process' : 'everything')) {
    const { build } = await import('../scripts/build.mjs');
    await build();
  }
  await import(new URL('../dist/plinth.mjs', import.meta.url).href);
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.error(`A package is missing. Run \`npm ci\` first.\n${error.message}`);
  process.exitCode = 1;
}
