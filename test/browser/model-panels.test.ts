import { readFileSync } from 'node:fs';
import { beforeAll, expect, it, jest } from '@jest/globals';
import { atRest, keepScreenshot, selectInTree } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

const artifacts = ['elements.ndjson', 'properties.ndjson', 'tree.json', 'coverage.json', 'diagnostics.json'];

describeSite('the panels beside the 3D view', (site) => {
  let house = '';
  beforeAll(async () => {
    house = await site().houseModel();
  });
  const opened = async () => (await site().openModel(house)).page;

  it('search the tree by name, class and GlobalId', async () => {
    const page = await opened();
    const search = page.getByLabel(/Search the tree/);
    await search.fill('entrance door');
    await page.getByText('1 found').waitFor();
    await page.getByRole('treeitem', { name: 'Entrance door' }).click();
    const globalId = await page.locator('.property', { hasText: 'GlobalId' }).locator('dd').textContent();
    await search.fill(globalId ?? '');
    await page.getByText('1 found').waitFor();
    await search.fill('ifcwindow');
    await page.getByText(/^\d\d found$/).waitFor();
    await search.fill('no such thing');
    await page.getByText('Nothing in the tree matches.').waitFor();
  });

  it('hide a branch of the tree by its eye, and show it again', async () => {
    const page = await opened();
    const row = page.getByRole('treeitem', { name: /Upper floor/ });
    await row.hover();
    await row.locator('.tree-eye').click();
    await page.getByText(/^\d{2,} hidden$/).waitFor();
    await row.locator('.tree-eye').click();
    await page.getByText(/hidden$/).waitFor({ state: 'detached' });
  });

  it('answer what is within 2 m of an element by two clicks, then other distances', async () => {
    const page = await opened();
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.locator('canvas').click();
    await page.getByRole('button', { name: 'Within 2 m of this' }).click();
    const count = page.getByText(/^\d+ elements$/);
    const near = Number.parseInt((await count.textContent()) ?? '', 10);
    await page.getByRole('button', { name: '5 m', exact: true }).click();
    await page.getByRole('heading', { name: 'Within 5 m of' }).waitFor();
    expect(Number.parseInt((await count.textContent()) ?? '', 10)).toBeGreaterThan(near);
    expect(await page.locator('.answer').textContent()).toMatch(/IfcWall/);
    await page.getByRole('button', { name: 'Close the answer' }).click();
    await page.getByText('Only the answer').waitFor({ state: 'detached' });
  });

  it('find properties by name and value, with their units', async () => {
    const page = await opened();
    await selectInTree(page, 'Entrance door');
    const search = page.getByLabel('Search the properties by name or value');
    await search.fill('overallheight');
    await expect(page.locator('.properties-list dt').allTextContents()).resolves.toEqual(['OverallHeight']);
    expect(await page.locator('.properties-list dd').textContent()).toBe('2,350 mm');
    await search.fill('single_swing');
    await expect(page.locator('.properties-list dt').allTextContents()).resolves.toEqual(['OperationType']);
    await search.fill('no such property');
    await page.getByText('No property matches.').waitFor();
  });

  it('count classes, and show or hide one of them', async () => {
    const page = await opened();
    await page.getByRole('tab', { name: 'Classes' }).click();
    const windows = page.getByRole('button', { name: /^IfcWindow/ });
    await windows.click();
    await page.getByText('Only IfcWindow').waitFor();
    expect(await windows.getAttribute('aria-pressed')).toBe('true');
    await atRest(page);
    await keepScreenshot(page, 'classes');
    await windows.click();
    await page.getByRole('button', { name: 'Hide all IfcWindow' }).click();
    await page.getByText(/^\d+ hidden$/).waitFor();
  });

  it('report coverage, and offer every result for download', async () => {
    const page = await opened();
    await page.getByRole('tab', { name: 'Report' }).click();
    await page.getByText('263 of 263 elements are in 3D').waitFor();
    await page.getByText(/^\d+ of \d+ stated volumes and areas are as measured$/).waitFor();
    for (const name of artifacts) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\{/);
    }
  });

  it('are closed for a larger 3D view, and opened again', async () => {
    const page = await opened();
    const width = async () => (await page.locator('canvas').boundingBox())?.width;
    const before = await width();
    await page.getByRole('button', { name: 'Panel with the tree' }).click();
    await page.getByRole('button', { name: 'Panel with the properties' }).click();
    expect(await width()).toBe(1280);
    await page.getByRole('button', { name: 'Panel with the tree' }).click();
    await page.getByRole('button', { name: 'Panel with the properties' }).click();
    expect(await width()).toBe(before);
  });
});
