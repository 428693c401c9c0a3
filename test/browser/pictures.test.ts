import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { smallModel } from '../support/small-model.ts';
import { signIn } from './support/accounts.ts';
import { atRest, desktop, drawnShare, selectInTree, tool } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

/** `PLINTH_PICTURES=1 npm test -- test/browser/pictures` makes those of the README anew; otherwise git ignores them. */
const wanted = process.env['PLINTH_PICTURES'] ? '../../docs/images/' : '../../dist/screenshots/';
const folder = fileURLToPath(new URL(wanted, import.meta.url));

const large: BrowserContextOptions = { ...desktop, viewport: { width: 1440, height: 860 } };
const jpeg = (name: string) => ({ path: `${folder}${name}.jpg`, type: 'jpeg', quality: 88 }) as const;

describeSite('the pictures of the README', (site) => {
  let house = '';
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    house = await site().houseModel();
  });

  it('show the example building', async () => {
    const { page } = await site().openModel(house, { ...desktop, viewport: { width: 1280, height: 848 } });
    await page.getByRole('button', { name: 'Panel with the tree' }).click();
    await page.getByRole('button', { name: 'Panel with the properties' }).click();
    await page.locator('canvas').focus();
    for (const key of ['ArrowLeft', 'ArrowDown', '+', '+', '+', '+', '+', '+']) await page.keyboard.press(key);
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.3);
    const style = '.toolbar, .ladder { visibility: hidden } canvas { outline: none !important }';
    await page.locator('canvas').screenshot({ ...jpeg('plinth-house'), style });
  });

  it('show the page with a selected door', async () => {
    const { page } = await site().openModel(house, large);
    await selectInTree(page, 'Terrace door, living room');
    await page.getByText('GlobalId').waitFor();
    await page.getByLabel(/Search the tree/).fill('');
    await page.getByRole('tree').focus();
    await page.mouse.move(0, 0);
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.3);
    await page.screenshot(jpeg('model-page'));
  });

  it('show a storey cut open in the dark', async () => {
    const { page } = await site().openModel(house, { ...large, colorScheme: 'dark' });
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await tool(page, 'Section').click();
    await page.getByRole('tab', { name: 'Classes' }).click();
    await page.getByRole('tab', { name: 'Report' }).click();
    await page.getByText('263 of 263 elements are in 3D').waitFor();
    await page.mouse.move(0, 0);
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    await page.screenshot(jpeg('section'));
  });
});

describeSite(
  'the picture of the signed-in page',
  (site) => {
    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      await site().model(smallModel(), { fileName: 'Annex.ifc' });
      const { id } = await site().client.upload('%PDF-1.7 not a model', { fileName: 'Minutes of Tuesday.ifc' });
      await site().client.waitFor(id);
      await site().houseModel();
    });

    it('shows models, what became of uploads, the project and who one is', async () => {
      const { page } = await site().open(`${site().url}/?project=tower`, large);
      await signIn(page, 'anna');
      await page.locator('img.portrait').nth(1).waitFor();
      await page.mouse.move(0, 0);
      expect(await page.locator('.job').count()).toBe(3);
      await page.screenshot(jpeg('signed-in'));
    });
  },
  { hasAccounts: true },
);
