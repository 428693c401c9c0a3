import { expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

const MULTIPART_BYTES = 40 * 2 ** 20;
const choose = 'Choose IFC files to upload';

describeSite('an upload in parts', (site) => {
  /** Numbers of the parts that the page sends, in the order in which it sends them. */
  function partsSentBy(page: Page): number[] {
    const sent: number[] = [];
    page.on('request', (request) => {
      const part = new URL(request.url()).searchParams.get('partNumber');
      if (request.method() === 'PUT' && part !== null) sent.push(Number(part));
    });
    return sent;
  }

  /** A slow line, so that there is time to pause. */
  async function slowDown(page: Page): Promise<void> {
    await page.route('**/s3/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      // What the page has given up meanwhile, by a pause or a reload, cannot go on.
      await route.continue().catch((error: unknown) => {
        if (!/already handled/.test(String(error))) throw error;
      });
    });
  }

  const underway = (page: Page) =>
    page.waitForFunction(() => localStorage.getItem('plinth:uploads')?.includes('multipartId'));

  it('is paused and resumed', async () => {
    const { page } = await site().open();
    await slowDown(page);
    const sent = partsSentBy(page);
    await page.getByLabel(choose).setInputFiles(site().file('paused.ifc', smallModel({ bytes: MULTIPART_BYTES })));
    await underway(page);
    await page.getByRole('button', { name: 'Pause paused.ifc' }).click();
    await page.getByText(/^Paused · \d+(\.\d)? MB of 41.9 MB$/).waitFor();
    await page.waitForTimeout(1500);
    const before = sent.length;
    await page.waitForTimeout(1500);
    expect(sent.length).toBe(before);
    expect(before).toBeLessThan(5);
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'upload-paused');
    await page.getByRole('button', { name: 'Resume paused.ifc' }).click();
    await page.getByRole('link', { name: 'paused.ifc' }).waitFor({ timeout: 90_000 });
    expect(new Set(sent)).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('survives a reload of the page and goes on where it was', async () => {
    const path = site().file('reloaded.ifc', smallModel({ bytes: MULTIPART_BYTES, walls: 3 }));
    const { page } = await site().open();
    await slowDown(page);
    const sent = partsSentBy(page);
    const input = page.getByLabel(choose);
    await input.setInputFiles(path);
    await underway(page);
    await page.getByRole('button', { name: 'Pause reloaded.ifc' }).click();
    await page.getByText(/^Paused · /).waitFor();

    await page.reload();
    await page.getByText('Drop the same file again').waitFor();
    await page.unroute('**/s3/**');
    const before = sent.splice(0);
    await input.setInputFiles(path);
    await page.getByRole('link', { name: 'reloaded.ifc' }).waitFor({ timeout: 90_000 });
    const arrived = before.slice(0, -1);
    expect(arrived.length).toBeGreaterThan(0);
    expect(sent.filter((part) => arrived.includes(part))).toEqual([]);
    expect(new Set([...before, ...sent])).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('says so when the line breaks, and goes on when asked to', async () => {
    const { page } = await site().open();
    await slowDown(page);
    await page
      .getByLabel(choose)
      .setInputFiles(site().file('broken.ifc', smallModel({ bytes: MULTIPART_BYTES, walls: 4 })));
    await underway(page);
    await page.unroute('**/s3/**');
    await page.route('**/s3/**', (route) => route.abort());
    const row = page.locator('.job', { hasText: 'broken.ifc' });
    await row.locator('.job-error').waitFor({ timeout: 60_000 });
    await page.unroute('**/s3/**');
    await row.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'broken.ifc' }).waitFor({ timeout: 90_000 });
  });

  it('waits where too many were announced, and one that is stopped meanwhile is not sent', async () => {
    const { page } = await site().open();
    let refusals = 0;
    const announced = new Set<string>();
    await page.route('**/v1/uploads', (route) => {
      announced.add(route.request().postDataJSON().fileName);
      if (refusals++ > 1) return route.continue();
      return route.fulfill({ status: 429, headers: { 'retry-after': '4' }, json: {} });
    });
    const files = ['kept.ifc', 'stopped.ifc'].map((name, at) => site().file(name, smallModel({ walls: 6 + at })));
    await page.getByLabel(choose).setInputFiles(files);
    await page.getByText('The server is busy').waitFor();
    await page.getByRole('button', { name: 'Stop uploading stopped.ifc' }).click();
    await page.getByRole('link', { name: 'kept.ifc' }).waitFor({ timeout: 60_000 });
    const stopped = page.locator('.job', { hasText: 'stopped.ifc' });
    await stopped.getByText('Cancelled').waitFor();
    expect(announced).toEqual(new Set(['kept.ifc', 'stopped.ifc']));
  });
});
