import { beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallModel } from '../support/small-model.ts';
import { atRest, desktop, drawnShare, keepScreenshot, selectInTree, tool } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(240_000);

// The server of this file cuts the example house into tiles, though it is small.
process.env['PLINTH_TILES_ABOVE'] = '2000';

/** How many elements the 3D view has. */
const elementsIn = async (page: Page) => Number(await page.locator('canvas').getAttribute('data-elements'));

const WALLS = 400;

describeSite('the page of a model in tiles', (site) => {
  let row = '';
  let house = '';
  beforeAll(async () => {
    // Four kilometres: from where one sees all of it a wall is smaller than a point.
    row = await site().model(smallModel({ walls: WALLS }), { fileName: 'row.ifc' });
    house = await site().houseModel();
  });

  /** Opens a model, and notes which tiles it asks for. */
  async function opened(address: string) {
    const context = await site().newContext(desktop);
    const asked: string[] = [];
    context.on('request', (request) => {
      const name = /artifacts\/(tiles\/\d+\.glb)\?/.exec(request.url())?.[1];
      if (name !== undefined && !asked.includes(name)) asked.push(name);
    });
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('canvas[data-picture=whole]').waitFor({ timeout: 60_000 });
    await page.getByRole('treeitem').first().waitFor();
    return { page, asked };
  }

  it('fetches the first, and of the others those that show something in the view', async () => {
    const { page, asked } = await opened(house);
    await expectSoon(
      () => asked.length,
      (count) => count > 1,
    );
    expect(asked[0]).toBe('tiles/0.glb');
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    await keepScreenshot(page, 'tiles');
  });

  it('fetches nothing that would be too small to be seen, until one goes there', async () => {
    const { page, asked } = await opened(row);
    await atRest(page);
    expect(asked).toEqual(['tiles/0.glb']);
    const before = await elementsIn(page);
    expect(before).toBeLessThan(WALLS / 2);
    await selectInTree(page, `Wall ${WALLS - 10}`);
    await tool(page, 'Fit').click();
    await expectSoon(
      () => elementsIn(page),
      (count) => count > before,
    );
    expect(asked.length).toBeGreaterThan(1);
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.02);
  });

  it('picks an element in the view as in any model', async () => {
    const { page } = await opened(house);
    await atRest(page);
    await page.locator('canvas').click();
    await page.getByText('GlobalId').waitFor();
    const name = await page.locator('.element-head h2').textContent();
    const selected = page.locator('[role=treeitem][aria-selected=true]');
    expect(await selected.textContent()).toContain(name);
    expect(page.url()).toMatch(/&element=[0-9A-Za-z_$%]{22,}$/);
  });

  it('is drawn on the start page as far as its first tile goes', async () => {
    const { page } = await site().open();
    const card = page.locator('.portrait').first();
    await card.waitFor();
    await page.locator('img.portrait').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('img.portrait').count()).toBeGreaterThan(0);
  });
});

/** Waits for up to 30 s until it holds. */
async function expectSoon(read: () => number | Promise<number>, holds: (value: number) => boolean): Promise<void> {
  let value = await read();
  for (let turn = 0; turn < 150 && !holds(value); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    value = await read();
  }
  expect(holds(value)).toBe(true);
}
