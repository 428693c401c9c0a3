import { beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { JobList, problems } from '#api/contracts';
import { BLOCK, modelLines, product, trapping } from '../support/geometry.ts';
import { smallModel } from '../support/small-model.ts';
import { stepText } from '../support/step.ts';
import { violations } from './support/accessibility.ts';
import { atRest, drawnShare, keepScreenshot, tool } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite('where something is wrong', (site) => {
  let house = '';
  beforeAll(async () => {
    house = await site().houseModel();
  });

  const isProper = async (page: Page, name: string) => {
    expect(await violations(page)).toEqual([]);
    await keepScreenshot(page, name);
  };

  it('each element that failed is named with its reason, and can be selected', async () => {
    const lines = [product(100, BLOCK), trapping(200).replace("',$,$,$,$", "',$,'Bent pipe',$,$")].join('');
    const { page } = await site().openModel(await site().model(stepText(modelLines(lines))));
    await page.getByRole('tab', { name: 'Report' }).click();
    await page.getByText('1 of 2 elements are in 3D').waitFor();
    const failure = page.locator('.report-list li', { hasText: 'Bent pipe' });
    expect(await failure.textContent()).toMatch(/IfcBuildingElementProxy.*web-ifc broke down/);
    await isProper(page, 'failed-element');
    await failure.getByRole('button', { name: 'Bent pipe' }).click();
    await page.getByRole('tab', { name: 'Properties' }).click();
    await page.getByRole('heading', { name: 'Bent pipe' }).waitFor();
  });

  it('a model without shapes says so and still has its tree and report', async () => {
    const { page, errors } = await site().open(await site().model(stepText(modelLines(''))));
    await page.getByText('Nothing to show in 3D').waitFor();
    await page.getByRole('treeitem').first().waitFor();
    await isProper(page, 'empty');
    expect(errors).toEqual([]);
  });

  it('a model that is not there is not found', async () => {
    const { page } = await site().open(site().pageOf('00000000-0000-4000-8000-000000000000'));
    await page.getByText('There is no such model').waitFor();
    await isProper(page, 'no-model');
    await page.getByRole('link', { name: 'All models' }).click();
    await page.getByRole('heading', { name: 'Models' }).waitFor();
  });

  it('a 3D file that does not arrive is asked for again', async () => {
    const { page } = await site().open();
    await page.context().route('**/model.glb*', (route) => route.abort());
    await page.goto(house);
    await page.getByText('The 3D file could not be loaded').waitFor();
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await isProper(page, 'no-3d-file');
    await page.context().unroute('**/model.glb*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await tool(page, 'Fit').waitFor();
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
  });

  it('a browser without WebGL shows everything but the picture', async () => {
    const { page } = await site().open();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(house);
    await page.getByText('This browser cannot draw in 3D').waitFor();
    await page.getByLabel(/Search the tree/).fill('Entrance door');
    await page.getByRole('treeitem', { name: 'Entrance door' }).click();
    await page.getByRole('heading', { name: 'Entrance door' }).waitFor();
    await isProper(page, 'no-webgl');
  });

  it('a job that failed gives its reason and remedy, and another try', async () => {
    await site().model(smallModel());
    const { jobs, nextCursor } = await site().client.get('/v1/jobs?limit=1', JobList);
    const error = { code: 'job/crashed', message: 'The conversion broke down.', remedy: 'Try it again.' };
    const failed = jobs.map((job) => ({ ...job, state: 'failed', error }));
    const { page } = await site().open();
    await page.route('**/v1/jobs?*', (route) => route.fulfill({ json: { jobs: failed, nextCursor } }));
    await page.reload();
    const job = page.locator('.job.is-failed');
    expect(await job.textContent()).toMatch(/Failed.*The conversion broke down\. Try it again\./);
    await isProper(page, 'job-failed');
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.method() === 'POST'),
      job.getByRole('button', { name: /^Try again/ }).click(),
    ]);
    expect(new URL(request.url()).pathname).toBe(`/v1/jobs/${jobs[0]?.id}/retry`);
    // This one has succeeded, so the server refuses; the page says so.
    await job.getByRole('alert').waitFor();
  });

  it('a server that is gone is said to be so, and asked until it is there again', async () => {
    const { page } = await site().open();
    await page.locator('img.portrait').first().waitFor();
    const note = page.getByText('The server does not answer');
    await page.context().setOffline(true);
    await note.waitFor({ timeout: 40_000 });
    expect(await page.locator('img.portrait').count()).toBeGreaterThan(0); // what there was stays
    await isProper(page, 'server-gone');
    await page.getByRole('link', { name: 'plinth-house', exact: true }).click();
    await page.getByText('This page has failed').waitFor();
    await page.context().setOffline(false);
    await page.getByText('The server does not answer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
  });

  it('a server that is asked too often is waited for, and says so', async () => {
    const page = await (await site().newContext()).newPage();
    let refusals = 0;
    await page.route('**/v1/models?*', (route) => {
      if (refusals++ > 0) return route.continue();
      return route.fulfill({ status: 429, headers: { 'retry-after': '3' }, json: {} });
    });
    await page.goto(site().url);
    await page.getByText('The server is busy').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'plinth-house', exact: true }).waitFor();
    await page.getByText('The server is busy').waitFor({ state: 'detached' });
    expect(refusals).toBeGreaterThan(1);
  });

  it('what changes something is not sent twice, but said to be one too many', async () => {
    const { page } = await site().open();
    await page.route('**/v1/models/*', (route) => {
      if (route.request().method() !== 'DELETE') return route.continue();
      const { status, title } = problems['request/too-many'];
      const detail = 'Ask again in 3 s.';
      const json = { type: '/docs#request/too-many', title, status, detail, code: 'request/too-many' };
      return route.fulfill({ status, headers: { 'retry-after': '3' }, json });
    });
    await page.getByRole('button', { name: 'Delete plinth-house' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('alert').getByText('There are too many requests at this moment. Ask again in 3 s.').waitFor();
  });

  it('a server that cannot be reached at first is asked again', async () => {
    const { page } = await site().open();
    await page.route('**/config.json', (route) => route.abort());
    await page.reload();
    await page.getByText('Plinth cannot be opened').waitFor();
    await isProper(page, 'not-opened');
    await page.unroute('**/config.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'plinth-house', exact: true }).waitFor();
  });
});
