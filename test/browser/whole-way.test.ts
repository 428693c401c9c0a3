import { readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { atRest, buildingDrawn, drawnShare, dropFile, keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite('from a file to its answers', (site) => {
  it('drop, upload, building, click, property, spatial question, download', async () => {
    const { page, errors } = await site().open();
    // Slowly, so that what is shown meanwhile can be seen.
    await page.route('**/s3/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await dropFile(page, 'h2:has-text("Models")', 'plinth-house.ifc', readFileSync(site().house(), 'utf8'));
    await page.getByRole('progressbar', { name: 'Upload of plinth-house.ifc' }).waitFor();
    const link = page.getByRole('link', { name: 'plinth-house.ifc' });
    await link.waitFor({ timeout: 90_000 });
    expect(await page.locator('.job').textContent()).toMatch(/(\d+) of \1 elements in 3D/);
    await page.locator('img.portrait').waitFor();
    await keepScreenshot(page, 'start');

    await link.click();
    await buildingDrawn(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.locator('canvas').click();
    await page.getByText('GlobalId').waitFor();
    const name = await page.locator('.element-head h2').textContent();
    expect(await page.locator('[role=treeitem][aria-selected=true]').textContent()).toContain(name);
    expect(await page.locator('.property', { hasText: /^Volume/ }).textContent()).toMatch(/\d m³$/);

    await page.getByRole('button', { name: 'Within 2 m of this' }).click();
    await page.getByText(/^\d+ elements$/).waitFor();
    await atRest(page);
    await keepScreenshot(page, 'answer');

    await page.getByRole('tab', { name: 'Report' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'model.glb' }).click(),
    ]);
    const magic = readFileSync(await download.path()).subarray(0, 4);
    expect(magic.toString()).toBe('glTF');
    expect(errors).toEqual([]);
  });
});
