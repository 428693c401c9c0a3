import { existsSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PLINTH_CHROMIUM'] ?? '', ...places].find((path) => existsSync(path));

/** A `describe` whose tests need a browser; without one a skipped test says so. */
export function describeBrowser(subject: string, tests: () => void): void {
  describe(subject, executablePath === undefined ? reportAbsence : tests);
}

function reportAbsence(): void {
  // biome-ignore lint/suspicious/noSkippedTests: the skip is the report
  it.skip('needs Chromium: install it, or name it in PLINTH_CHROMIUM', () => undefined);
}

/** A browser that draws WebGL by software, so that every machine draws the same. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('There is no Chromium.');
  const args = ['--no-sandbox', '--ignore-gpu-blocklist', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  return chromium.launch({ executablePath, args });
}
