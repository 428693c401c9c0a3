import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ApiClient } from '../support/api-client.ts';
import { violations } from './support/accessibility.ts';
import { describeBrowser, openBrowser } from './support/chromium.ts';
import { atRest, dark, desktop, drawnShare, keepScreenshot, open, openModel, phone } from './support/model-page.ts';
import { exampleHouse, WebServer } from './support/web-server.ts';

jest.setTimeout(180_000);

describeBrowser("a model's page", () => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-files-'));
  let server: WebServer;
  let browser: Browser;
  let url = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([WebServer.start(), openBrowser()]);
    const client = new ApiClient(server.url);
    const { id } = await client.upload(readFileSync(exampleHouse(folder), 'utf8'));
    const { modelId } = await client.waitFor(id);
    url = `${server.url}/?model=${modelId}`;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const title = (page: Page) => page.locator('.element-head h2').textContent();
  const tool = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name });
  const selectInTree = async (page: Page, name: string) => {
    await page.getByLabel(/Search the tree/).fill(name);
    await page.getByRole('treeitem', { name }).last().click();
  };

  it('shows the building, its tree and its facts', async () => {
    const { page, errors } = await openModel(browser, url);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.getByText('plinth-house.ifc').or(page.getByText('house.ifc')).first().waitFor();
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    expect(errors).toEqual([]);
    await keepScreenshot(page, 'model');
  });

  it('follows a click in the 3D view in tree, properties and address, and opens there again', async () => {
    const { page } = await openModel(browser, url);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.locator('canvas').click();
    await page.getByText('GlobalId').waitFor();
    const name = await title(page);
    const selected = page.locator('[role=treeitem][aria-selected=true]');
    expect(await selected.textContent()).toContain(name);
    expect(page.url()).toMatch(/&element=[0-9A-Za-z_$%]{22,}$/);

    const again = await openModel(browser, page.url());
    await again.page.getByText('GlobalId').waitFor();
    expect(await title(again.page)).toBe(name);
  });

  it('is walked by keys: down the tree, and around the building', async () => {
    const { page } = await openModel(browser, url);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.getByRole('tree').focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByText('GlobalId').waitFor();
    await atRest(page);
    const before = await page.locator('canvas').screenshot();
    await page.locator('canvas').focus();
    await page.keyboard.press('ArrowLeft');
    await atRest(page);
    expect((await page.locator('canvas').screenshot()).equals(before)).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByText('Click an element').waitFor();
  });

  it('isolates, hides and shows again', async () => {
    const { page } = await openModel(browser, url);
    await atRest(page);
    const whole = await drawnShare(page);
    await selectInTree(page, 'Entrance door');
    await tool(page, 'X-ray').click();
    await tool(page, 'Isolate').click();
    await page.getByText(/^Only /).waitFor();
    await tool(page, 'Views').click();
    await page.getByRole('button', { name: 'Corner' }).click();
    await atRest(page);
    expect(await drawnShare(page)).toBeLessThan(whole / 5);
    await tool(page, 'Show all').click();
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.9 * whole);
    await tool(page, 'Hide').click();
    await page.getByText('1 hidden').waitFor();
  });

  it('cuts the building open', async () => {
    const { page } = await openModel(browser, url);
    await atRest(page);
    const whole = await page.locator('canvas').screenshot();
    await tool(page, 'Section').click();
    await page.getByRole('slider').fill('0.45');
    await page.getByText(/^[+−][\d.]+ m$/).waitFor();
    await atRest(page);
    expect((await page.locator('canvas').screenshot()).equals(whole)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'section');
  });

  it('shows one level alone', async () => {
    const { page } = await openModel(browser, url);
    await page
      .getByRole('list', { name: 'Levels' })
      .getByRole('button', { name: /Upper floor/ })
      .click();
    await page.getByText(/^Level .*Upper floor/).waitFor();
    await atRest(page);
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'level');
  });

  it('answers what is within 2 m of an element by two clicks', async () => {
    const { page } = await openModel(browser, url);
    await selectInTree(page, 'Entrance door');
    await page.getByRole('button', { name: 'Within 2 m of this' }).click();
    await page.getByText(/^\d+ elements$/).waitFor();
    expect(await page.locator('.answer').textContent()).toMatch(/IfcWall/);
    await atRest(page);
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'answer');
  });

  it('finds properties by name and value', async () => {
    const { page } = await openModel(browser, url);
    await selectInTree(page, 'Entrance door');
    await page.getByLabel('Search the properties by name or value').fill('overallheight');
    await expect(page.locator('.properties-list dt').allTextContents()).resolves.toEqual(['OverallHeight']);
    expect(await page.locator('.properties-list dd').textContent()).toMatch(/ m{1,2}$/);
    expect(await violations(page)).toEqual([]);
  });

  it('counts classes, and shows one of them alone', async () => {
    const { page } = await openModel(browser, url);
    await page.getByRole('tab', { name: 'Classes' }).click();
    const windows = page.getByRole('button', { name: /^IfcWindow/ });
    await windows.click();
    await page.getByText('Only IfcWindow').waitFor();
    expect(await windows.getAttribute('aria-pressed')).toBe('true');
    await atRest(page);
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'classes');
  });

  it('reports coverage and offers every result for download', async () => {
    const { page } = await openModel(browser, url);
    await page.getByRole('tab', { name: 'Report' }).click();
    await page.getByText(/elements are in 3D/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'model.glb' }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 4)
        .toString(),
    ).toBe('glTF');
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'report');
  });

  it('has nothing for axe to object to in the light, in the dark and on a phone', async () => {
    for (const [name, options] of Object.entries({ light: desktop, dark, phone })) {
      const { page } = await openModel(browser, url, options);
      await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
      await page.locator('canvas').click();
      if (name === 'phone') await page.getByRole('tab', { name: 'Properties' }).click();
      await page.getByText('GlobalId').waitFor();
      await atRest(page);
      expect([name, await violations(page)]).toEqual([name, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport?.width);
      await keepScreenshot(page, `model-${name}`);
    }
  });

  it('says so where there is no such model', async () => {
    const { page } = await open(browser, `${server.url}/?model=00000000-0000-4000-8000-000000000000`, desktop);
    await page.getByText('There is no such model').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('offers another try where the 3D file does not arrive', async () => {
    const { page } = await open(browser, server.url, desktop);
    await page.context().route('**/model.glb*', (route) => route.abort());
    await page.goto(url);
    await page.getByText('The 3D file could not be loaded').waitFor();
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().unroute('**/model.glb*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
  });
});
