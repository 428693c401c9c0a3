import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { describeBrowser, openBrowser } from './support/chromium.ts';
import { buildingDrawn, dark, desktop, drawnShare, keepScreenshot, open, phone } from './support/model-page.ts';
import { exampleHouse, WebServer } from './support/web-server.ts';

jest.setTimeout(180_000);

const MULTIPART_BYTES = 40 * 2 ** 20;

describeBrowser('the start page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-files-'));
  let server: WebServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([WebServer.start(), openBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what it is for while there is nothing yet', async () => {
    const { page, errors } = await open(browser, server.url, desktop);
    await page.getByText('No model yet').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await keepScreenshot(page, 'start-empty');
  });

  it('takes a dropped file all the way to its building and properties', async () => {
    const { page, errors } = await open(browser, server.url, desktop);
    const content = readFileSync(exampleHouse(folder), 'utf8');
    const dropped = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'plinth-house.ifc'));
      return data;
    }, content);
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
    const link = page.getByRole('link', { name: 'plinth-house.ifc' });
    await link.waitFor({ timeout: 90_000 });
    await page.locator('img.portrait').waitFor();
    expect(await page.locator('.job').textContent()).toMatch(/(\d+) of \1 elements in 3D/);
    await keepScreenshot(page, 'start');
    expect(await violations(page)).toEqual([]);

    await link.click();
    await buildingDrawn(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    await page.locator('canvas').click();
    await page.getByText('GlobalId').waitFor();
    expect(errors).toEqual([]);
  });

  it('has nothing for axe to object to in the dark and on a phone', async () => {
    for (const [name, options] of Object.entries({ dark, phone })) {
      const { page } = await open(browser, server.url, options);
      await page.locator('img.portrait').first().waitFor();
      expect([name, await violations(page)]).toEqual([name, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport?.width);
      await keepScreenshot(page, `start-${name}`);
    }
  });

  it('names the reason and the remedy where a file is not taken', async () => {
    const path = join(folder, 'minutes.ifc');
    writeFileSync(path, '%PDF-1.7 not a model');
    const { page } = await open(browser, server.url, desktop);
    await page.getByLabel('Choose IFC files to upload').setInputFiles(path);
    const job = page.locator('.job', { hasText: 'minutes.ifc' });
    await job.locator('.job-error').waitFor({ timeout: 60_000 });
    expect(await job.textContent()).toContain('Not taken');
    expect(await violations(page)).toEqual([]);
  });

  it('deletes a model only after asking', async () => {
    const path = join(folder, 'walls.ifc');
    writeFileSync(path, smallModel());
    const { page } = await open(browser, server.url, desktop);
    await page.getByLabel('Choose IFC files to upload').setInputFiles(path);
    await page.getByRole('link', { name: 'walls.ifc' }).waitFor({ timeout: 60_000 });
    const cards = page.locator('.model-card');
    await cards.nth(1).waitFor();
    await page
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await cards.nth(1).waitFor({ state: 'detached' });
    expect(await cards.count()).toBe(1);
  });

  describe('an upload in parts', () => {
    it('is paused, survives a reload of the page and goes on where it was', async () => {
      const path = join(folder, 'large.ifc');
      writeFileSync(path, smallModel({ bytes: MULTIPART_BYTES }));
      const { page } = await open(browser, server.url, desktop);
      const sent: number[] = [];
      page.on('request', (request) => {
        const part = new URL(request.url()).searchParams.get('partNumber');
        if (request.method() === 'PUT' && part !== null) sent.push(Number(part));
      });
      const input = page.getByLabel('Choose IFC files to upload');
      // A slow line, so that there is time to pause.
      await page.route('**/s3/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        await route.continue();
      });
      await input.setInputFiles(path);
      await page.waitForFunction(() => localStorage.getItem('plinth:uploads')?.includes('multipartId'));
      await page.getByRole('button', { name: 'Pause large.ifc' }).click();
      await page.getByText('Paused').waitFor();
      expect(await violations(page)).toEqual([]);

      await page.reload();
      await page.getByText('Drop the same file again').waitFor();
      await page.unroute('**/s3/**');
      const before = sent.splice(0);
      await input.setInputFiles(path);
      await page.getByRole('link', { name: 'large.ifc' }).waitFor({ timeout: 90_000 });
      const arrived = before.slice(0, -1);
      expect(arrived.length).toBeGreaterThan(0);
      expect(sent.filter((part) => arrived.includes(part))).toEqual([]);
      expect(new Set([...before, ...sent])).toEqual(new Set([1, 2, 3, 4, 5]));
    });
  });
});
