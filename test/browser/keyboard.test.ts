import { beforeAll, expect, it, jest } from '@jest/globals';
import { atRest, drawnShare, isSame, keepScreenshot, pictureAtRest, tool } from './support/pages.ts';
import { describeSite } from './support/site.ts';
import { tabThrough } from './support/tab-through.ts';

jest.setTimeout(180_000);

describeSite('everything from the keyboard', (site) => {
  let house = '';
  beforeAll(async () => {
    house = await site().houseModel();
  });

  it('on the start page', async () => {
    const { page } = await site().open();
    await page.locator('img.portrait').waitFor();
    const stops = await tabThrough(page);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual([
      'Plinth: all models',
      'Models',
      'Jobs',
      'API',
      'Switch to dark colours',
      'plinth-house',
      'Upload the next version of plinth-house',
      'Delete plinth-house',
      'Choose IFC files to upload',
      'plinth-house.ifc',
    ]);
  });

  it("on a model's page", async () => {
    const { page } = await site().openModel(house);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.getByRole('toolbar').waitFor();
    const stops = await tabThrough(page);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    const names = stops.map(({ name }) => name).join('\n');
    for (const name of ['Plinth: all models', 'Tree', 'Spatial tree', 'Building.', 'Fit', 'Section', 'Properties']) {
      expect(names).toContain(name);
    }
  });

  it('down the tree, and around the building', async () => {
    const { page } = await site().openModel(house);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.getByRole('tree').focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByText('GlobalId').waitFor();
    const canvas = page.locator('canvas');
    await canvas.focus();
    let before = await pictureAtRest(page);
    for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', '+', 'f', 's']) {
      await page.keyboard.press(key);
      const after = await pictureAtRest(page);
      expect([key, await isSame(page, after, before)]).toEqual([key, false]);
      before = after;
    }
    await page.keyboard.press('r');
    expect(await tool(page, 'Spaces').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('h');
    await page.getByText(/hidden$/).waitFor();
    await page.keyboard.press('a');
    await page.getByText(/hidden$/).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByText('Click an element').waitFor();
  });

  it('closer to the building, and away from it', async () => {
    const { page } = await site().openModel(house);
    const shareAfter = async (key: string) => {
      await page.locator('canvas').press(key);
      await atRest(page);
      return drawnShare(page);
    };
    await atRest(page);
    const first = await drawnShare(page);
    const closer = await shareAfter('+');
    expect(closer).toBeGreaterThan(first);
    expect(await shareAfter('-')).toBeLessThan(closer);
  });

  it('with every key shown on demand', async () => {
    const { page } = await site().openModel(house);
    await atRest(page);
    await page.locator('canvas').focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('Cut the building open');
    await keepScreenshot(page, 'keys');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');
  });
});
