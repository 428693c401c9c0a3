import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { suitesNeeding } from '../../support/needs.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PLINTH_CHROMIUM'] ?? '', ...places].find((path) => existsSync(path));
const REMEDY = 'needs Chromium: install it, or name it in PLINTH_CHROMIUM';

/** A `describe` whose tests need a browser; without one a skipped test says so, on a build server a failed one. */
export function describeBrowser(subject: string, tests: () => void): void {
  suitesNeeding(subject, executablePath !== undefined, REMEDY, () => describe(subject, tests));
}

/** A browser that draws WebGL by software, so that every machine draws the same. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('There is no Chromium.');
  const args = ['--no-sandbox', '--ignore-gpu-blocklist', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  return chromium.launch({ executablePath, args });
}
