import { expect, it, jest } from '@jest/globals';
import { JobList } from '#api/contracts';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { appearances, keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite('the start page', (site) => {
  const choose = 'Choose IFC files to upload';

  it.each(Object.entries(appearances))('says what it is for while there is nothing yet: %s', async (name, options) => {
    const { page, errors } = await site().open(site().url, options);
    await page.getByText('No model yet').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await keepScreenshot(page, `start-empty-${name}`);
  });

  it('lists models, newest first, with a picture and the counts of each', async () => {
    await site().model(smallModel(), { fileName: 'first.ifc' });
    await site().model(smallModel({ walls: 3 }), { fileName: 'second.ifc' });
    const { page, errors } = await site().open();
    const card = page.locator('.model-card').first();
    await card.locator('img.portrait').waitFor();
    expect(await card.textContent()).toMatch(/second\s*IFC4 · \d+ objects · just now/);
    expect(errors).toEqual([]);
  });

  it('names the reason and the remedy where a file is not taken', async () => {
    const { page } = await site().open();
    await page.getByLabel(choose).setInputFiles(site().file('minutes.ifc', '%PDF-1.7 not a model'));
    const job = page.locator('.job', { hasText: 'minutes.ifc' });
    await job.locator('.job-error').waitFor({ timeout: 60_000 });
    expect(await job.textContent()).toMatch(/Not taken.*PDF.*Export the model as IFC/);
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'start-rejected');
  });

  it('says at once that a file is empty', async () => {
    const { page } = await site().open();
    await page.getByLabel(choose).setInputFiles(site().file('nothing.ifc', ''));
    await page.getByText('The file is empty').waitFor();
    await page.getByRole('button', { name: 'Stop uploading nothing.ifc' }).click();
    await page.getByText('The file is empty').waitFor({ state: 'detached' });
  });

  it('shows how far a job at work is, cancels it, and tries it again', async () => {
    const { page } = await site().open();
    const path = site().file('slow.ifc', smallModel({ isSlow: true }));
    await page.getByLabel(choose).setInputFiles(path);
    const job = page.locator('.job', { hasText: 'slow.ifc' });
    await job.getByRole('progressbar', { name: 'Processing of slow.ifc' }).waitFor({ timeout: 60_000 });
    await job.getByText(/^[A-Z].* · [1-9]\d? %$/).waitFor();
    await job.getByRole('button', { name: 'Cancel slow.ifc' }).click();
    await job.getByText('Cancelled').waitFor();
    await job.getByRole('button', { name: /^Try again/ }).click();
    await job.getByRole('progressbar', { name: /^Processing/ }).waitFor({ timeout: 60_000 });
    await job.getByRole('button', { name: 'Cancel slow.ifc' }).click();
    await job.getByText('Cancelled').waitFor();
  });

  it('keeps a long list of ended jobs short until all are asked for', async () => {
    for (const part of ['a', 'b', 'c', 'd', 'e']) {
      await site().model(smallModel({ fireRating: part }), { fileName: `${part}.ifc` });
    }
    const { jobs } = await site().client.get('/v1/jobs', JobList);
    const { page } = await site().open();
    await page.locator('.job').first().waitFor();
    expect(await page.locator('.job').count()).toBe(5);
    await page.getByRole('button', { name: `Show ${jobs.length - 5} earlier` }).click();
    expect(await page.locator('.job').count()).toBe(jobs.length);
  });

  it('takes the next version of a model, which the page then shows; the earlier one can be downloaded', async () => {
    const { page } = await site().open(await site().model(smallModel(), { fileName: 'tower.ifc' }));
    await page.getByRole('tab', { name: 'Report' }).click();
    const input = page.getByLabel('Upload the next version of tower');
    await input.setInputFiles(site().file('tower-2.ifc', smallModel({ walls: 4 })));
    await page.getByRole('link', { name: 'tower-2.ifc' }).click({ timeout: 60_000 });
    await page.getByText('version 2').first().waitFor();
    await page.getByRole('tab', { name: 'Report' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '3D file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('version-1.glb');
    await page.getByText('Upload the next version').scrollIntoViewIfNeeded();
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, 'versions');
  });

  it('deletes a model only after asking', async () => {
    await site().model(smallModel({ walls: 5 }), { fileName: 'doomed.ifc' });
    const { page } = await site().open();
    const card = page.locator('.model-card', { hasText: 'doomed' });
    const ask = () => card.getByRole('button', { name: 'Delete doomed' }).click();
    await ask();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await card.count()).toBe(1);
    await ask();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await card.waitFor({ state: 'detached' });
    const { models } = await (await site().client.fetch('/v1/models')).json();
    expect(JSON.stringify(models)).not.toContain('doomed');
  });
});
