import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from './support/accessibility.ts';
import { appearances, atRest, keepScreenshot, selectInTree, tool } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

/** What the model's page looks like, and how one gets there; each begins where the one before has ended. */
const states: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['model', (page) => page.getByRole('treeitem', { name: /Ground floor/ }).waitFor()],
  ['classes', (page) => page.getByRole('tab', { name: 'Classes' }).click()],
  ['report', (page) => page.getByRole('tab', { name: 'Report' }).click()],
  [
    'selected',
    async (page) => {
      await page.getByRole('tab', { name: 'Tree' }).click();
      await selectInTree(page, 'Terrace door, living room');
      await page.getByRole('tab', { name: 'Properties' }).click();
      await page.getByText('GlobalId').waitFor();
    },
  ],
  [
    'answer',
    async (page) => {
      await page.getByRole('button', { name: 'Within 2 m of this' }).click();
      await page.getByText(/^\d+ elements$/).waitFor();
      await tool(page, 'Section').click();
    },
  ],
];

describeSite('for every eye', (site) => {
  let house = '';
  beforeAll(async () => {
    house = await site().houseModel();
  });

  describe.each(Object.entries(appearances))('%s:', (name, options) => {
    async function isGood(page: Page, state: string): Promise<void> {
      expect([state, await violations(page)]).toEqual([state, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport?.width);
      await keepScreenshot(page, `${state}-${name}`);
    }

    it('axe has nothing against the start page, and nothing sticks out of it', async () => {
      const { page } = await site().open(site().url, options);
      await page.locator('img.portrait').waitFor();
      await isGood(page, 'start');
    });

    it("axe has nothing against a model's page, and nothing sticks out of it", async () => {
      const { page } = await site().openModel(house, options);
      for (const [state, go] of states) {
        await go(page);
        await atRest(page);
        await isGood(page, state);
      }
    });
  });
});
