import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ModelList } from '#api/contracts';
import { ApiClient } from '../support/api-client.ts';
import { corpusFiles, corpusPath } from '../support/corpus.ts';
import { describeBrowser, openBrowser } from './support/chromium.ts';
import { atRest, buildingDrawn, desktop, drawnShare, keepScreenshot, open } from './support/model-page.ts';
import { WebServer } from './support/web-server.ts';

jest.setTimeout(600_000);

const SOURCE = 'Office_A_20110811.ifc';
const COPIES = '23';
const FIRST_PICTURE_MS = 3000;
/** Of the median, in software rendering: half the aim, since other work may share the machine. The figure is printed. */
const LEAST_FRAMES = 15;
const ORBIT_MS = 4000;

const replicate = fileURLToPath(new URL('../../bench/replicate.mjs', import.meta.url));
const describeLarge = corpusFiles().includes(SOURCE) ? describeBrowser : describeWithoutCorpus;

function describeWithoutCorpus(subject: string): void {
  // biome-ignore lint/suspicious/noSkippedTests: the skip is the report
  it.skip(`${subject}: needs ${SOURCE} of the public IFC corpus beside the checkout (../shared/ifc)`, () => undefined);
}

describeLarge('the page of a model with 25,000 elements (100 MB)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-large-'));
  let server: WebServer;
  let browser: Browser;
  let url = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([WebServer.start(), openBrowser()]);
    const path = join(folder, 'large.ifc');
    spawnSync(process.execPath, [replicate, corpusPath(SOURCE), COPIES, path]);
    const { page } = await open(browser, server.url, desktop);
    await page.getByLabel('Choose IFC files to upload').setInputFiles(path);
    await page.getByRole('link', { name: 'large.ifc' }).waitFor({ timeout: 500_000 });
    await page.context().close();
    const { models } = await new ApiClient(server.url).get('/v1/models', ModelList);
    url = `${server.url}/?model=${models[0]?.modelId}`;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a first picture within 3 s, and is turned at an even pace', async () => {
    const { page, errors } = await open(browser, url, desktop);
    const milliseconds = await buildingDrawn(page);
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.02);
    await keepScreenshot(page, 'large');
    const frames = await framesWhileOrbiting(page);
    process.stdout.write(`first picture after ${Math.round(milliseconds)} ms, ${frames} frames per second\n`);
    expect(milliseconds).toBeLessThan(FIRST_PICTURE_MS);
    expect(frames).toBeGreaterThan(LEAST_FRAMES);
    expect(errors).toEqual([]);
  });
});

/** Pictures per second, from the median of the times between them. */
async function framesWhileOrbiting(page: Page): Promise<number> {
  const box = await page.locator('canvas').boundingBox();
  if (box === null) throw new Error('There is no 3D view.');
  const { x, y, width, height } = box;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  const frames = page.evaluate(async (duration) => {
    const intervals: number[] = [];
    const end = performance.now() + duration;
    for (let last = performance.now(); last < end; ) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      intervals.push(now - last);
      last = now;
    }
    intervals.sort((a, b) => a - b);
    return 1000 / (intervals[intervals.length >> 1] ?? Infinity);
  }, ORBIT_MS);
  const stop = Date.now() + ORBIT_MS;
  for (let step = 0; Date.now() < stop; step++) {
    await page.mouse.move(x + width / 2 + 180 * Math.sin(step / 40), y + height / 2 + 30 * Math.sin(step / 25));
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
  return Math.round(10 * (await frames)) / 10;
}
