import { beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atRest, drawnShare, isSame, keepScreenshot, pictureAtRest, selectInTree, tool } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(240_000);

// The server of this file cuts the example house into tiles, though it is small.
process.env['PLINTH_TILES_ABOVE'] = '2000';

/** How many elements the 3D view has. */
const elementsIn = async (page: Page) => Number(await page.locator('canvas').getAttribute('data-elements'));

describeSite('the page of a model in tiles', (site) => {
  let house = '';
  beforeAll(async () => {
    house = await site().houseModel();
  });

  /** Opens it, and notes which tiles it asks for. */
  async function opened() {
    const context = await site().newContext();
    const asked: string[] = [];
    context.on('request', (request) => {
      const name = /artifacts\/(tiles\/\d+\.glb)\?/.exec(request.url())?.[1];
      if (name !== undefined && !asked.includes(name)) asked.push(name);
    });
    const page = await context.newPage();
    await page.goto(house);
    await page.locator('canvas[data-picture=whole]').waitFor({ timeout: 60_000 });
    await page.getByRole('treeitem').first().waitFor();
    return { page, asked };
  }

  it('begins with the first, and fetches what the view needs', async () => {
    const { page, asked } = await opened();
    expect(asked[0]).toBe('tiles/0.glb');
    await expectSoon(
      () => asked.length,
      (count) => count > 1,
    );
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    await keepScreenshot(page, 'tiles');
  });

  it('fetches more of what one comes near to, and shows it', async () => {
    const { page, asked } = await opened();
    await atRest(page);
    const [before, tiles] = [await elementsIn(page), asked.length];
    await page.mouse.move(640, 400);
    for (let turn = 0; turn < 6; turn++) {
      await page.mouse.wheel(0, -600);
      await page.waitForTimeout(200);
    }
    await expectSoon(
      () => asked.length,
      (count) => count > tiles,
    );
    await expectSoon(
      () => elementsIn(page),
      (count) => count > before,
    );
  });

  it('flies to an element that is not there yet, and selects it', async () => {
    const { page } = await opened();
    const first = await pictureAtRest(page);
    await selectInTree(page, 'Kitchen');
    await tool(page, 'Fit').waitFor();
    await page.getByText('GlobalId').waitFor();
    expect(await isSame(page, await pictureAtRest(page), first)).toBe(false);
  });

  it('picks an element in the view as in any model', async () => {
    const { page } = await opened();
    await atRest(page);
    await page.locator('canvas').click();
    await page.getByText('GlobalId').waitFor();
    const name = await page.locator('.element-head h2').textContent();
    const selected = page.locator('[role=treeitem][aria-selected=true]');
    expect(await selected.textContent()).toContain(name);
    expect(page.url()).toMatch(/&element=[0-9A-Za-z_$%]{22,}$/);
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
