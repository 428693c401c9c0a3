import { beforeAll, expect, it, jest } from '@jest/globals';
import { JobList } from '#api/contracts';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { appearances, keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite('the page of jobs', (site) => {
  beforeAll(async () => {
    await site().model(smallModel(), { fileName: 'tower.ifc' });
    const { id } = await site().client.upload('%PDF-1.7 not a model', { fileName: 'minutes.ifc' });
    await site().client.waitFor(id);
  });

  const open = (options = appearances.light) => site().open(`${site().url}/?page=jobs`, options);

  it('counts what waits, what is done and what is without a model', async () => {
    const { page, errors } = await open();
    const numbers = page.getByRole('region', { name: 'Numbers' });
    await numbers.getByText('Without a model').waitFor();
    const text = (await numbers.textContent()) ?? '';
    expect(text).toMatch(/Waiting0nothing waits.*At work0by one worker.*Done1.*0 failed, 1 not taken/);
    expect(text).toMatch(/A file takes\d+\.\d s/);
    expect(text).toMatch(/Database can be used.*Workers can be used/);
    expect(errors).toEqual([]);
  });

  it('finds jobs by their state, with reason, remedy and history', async () => {
    const { page } = await open();
    await page.getByLabel('Show').selectOption('Not taken');
    const list = page.getByRole('list', { name: 'Jobs found' });
    await list.getByText('minutes.ifc').first().waitFor();
    expect(await list.locator('.job').count()).toBe(1);
    expect(await list.textContent()).toMatch(/PDF.*Export the model as IFC/);
    await page.getByText('History').click();
    await list.getByText('Waiting for its file').waitFor();
    expect(await list.locator('.job-history').textContent()).toMatch(/Checking the file.*Not taken.*Taken up/);
    await page.getByLabel('Show').selectOption('Failed');
    await page.getByText('None.').waitFor();
  });

  it('cancels a job at work, and tries it again', async () => {
    const { page } = await open();
    const { id } = await site().client.upload(smallModel({ isSlow: true }), { fileName: 'slow.ifc' });
    const job = page.locator('.job', { hasText: 'slow.ifc' });
    await job.getByRole('progressbar', { name: /^Processing/ }).waitFor({ timeout: 60_000 });
    await job.getByRole('button', { name: 'Cancel slow.ifc' }).click();
    await job.getByRole('button', { name: 'Try again slow.ifc' }).click();
    await job.getByRole('progressbar', { name: /^Processing/ }).waitFor({ timeout: 60_000 });
    await job.getByRole('button', { name: 'Cancel slow.ifc' }).click();
    expect((await site().client.waitFor(id)).state).toBe('cancelled');
  });

  it('tries all failed jobs again, and says how many', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Try all failed again' }).click();
    await page.getByText('No failed job can be tried again.').waitFor();
    const { jobs } = await site().client.get('/v1/jobs?limit=2', JobList);
    await page.route('**/v1/jobs/retry-failed', (route) => route.fulfill({ json: { jobs, isComplete: false } }));
    await page.getByRole('button', { name: 'Try all failed again' }).click();
    await page.getByText('2 jobs are on their way again, and there are more.').waitFor();
  });

  it('shows a long list part by part', async () => {
    const { page } = await site().open();
    await page.route('**/v1/jobs?limit=25*', (route) =>
      route.continue({ url: route.request().url().replace('limit=25', 'limit=1') }),
    );
    await page.getByRole('link', { name: 'Jobs' }).click();
    const jobs = page.getByRole('list', { name: 'Jobs found' }).locator('.job');
    await jobs.first().waitFor();
    expect(await jobs.count()).toBe(1);
    await page.getByRole('button', { name: 'Show more' }).click();
    await jobs.nth(1).waitFor();
  });

  it.each(Object.entries(appearances))('has nothing that axe finds fault with: %s', async (name, options) => {
    const { page } = await open(options);
    await page.getByRole('list', { name: 'Jobs found' }).waitFor();
    await page.getByText('Without a model').waitFor();
    await page.getByText('History').first().click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport?.width);
    await keepScreenshot(page, `monitor-${name}`);
  });
});
