import { beforeAll, expect, it, jest } from '@jest/globals';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { signIn } from './support/accounts.ts';
import { keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite(
  'the project of the page',
  (site) => {
    const choose = 'Choose IFC files to upload';
    let tower = '';
    beforeAll(async () => {
      tower = await site().model(smallModel(), { fileName: 'tower.ifc' });
    });

    it('is in the address, decides what is shown, and is remembered', async () => {
      const { page } = await site().open();
      await signIn(page, 'emil');
      await page.getByRole('link', { name: 'tower', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Project: tower' }).click();
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, 'project-menu');
      await page.getByRole('link', { name: 'annex' }).click();
      await page.getByText('No model yet').waitFor();
      expect(new URL(page.url()).searchParams.get('project')).toBe('annex');
      await page.goto(site().url);
      await page.getByRole('button', { name: 'Project: annex' }).waitFor();
      await page.goBack();
      await page.goBack();
      await page.getByRole('link', { name: 'tower', exact: true }).waitFor();
    });

    it('keeps an upload that goes on while another project is shown', async () => {
      const { page } = await site().open(`${site().url}/?project=annex`);
      await signIn(page, 'emil');
      await page.route('**/s3/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      });
      await page.getByLabel(choose).setInputFiles(site().file('late.ifc', smallModel({ walls: 2 })));
      await page.getByRole('progressbar', { name: 'Upload of late.ifc' }).waitFor();
      await page.getByRole('button', { name: 'Project: annex' }).click();
      await page.getByRole('link', { name: 'tower', exact: true }).first().click();
      await page.getByText('tower.ifc').waitFor();
      expect(await page.getByText('late.ifc').count()).toBe(0);
      await page.getByRole('button', { name: 'Project: tower' }).click();
      await page.getByRole('link', { name: 'annex' }).click();
      await page.getByRole('link', { name: 'late.ifc' }).waitFor({ timeout: 60_000 });
    });

    it('may be any for whoever has all of them', async () => {
      const { page } = await site().open(`${site().url}/?project=tower`);
      await signIn(page, 'anna');
      await page.getByRole('button', { name: 'Project: tower' }).click();
      await page.getByLabel('Another project').fill('hall-7');
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByText('No model yet').waitFor();
      await page.getByRole('button', { name: 'Project: hall-7' }).waitFor();
      await keepScreenshot(page, 'project-empty');
    });

    it('that is none of one’s own is said to be so', async () => {
      const { page } = await site().open(`${site().url}/?project=secret`);
      await signIn(page, 'emil');
      await page.getByText('The project secret is none of yours').waitFor();
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, 'project-foreign');
      await page.getByRole('link', { name: 'Go to tower' }).click();
      await page.getByRole('link', { name: 'tower', exact: true }).waitFor();
    });

    it('shows a viewer everything and offers no change', async () => {
      const { page } = await site().open();
      await signIn(page, 'vera');
      await page.locator('img.portrait').first().waitFor();
      expect(await page.getByLabel(choose).count()).toBe(0);
      for (const name of [/^Delete/, /^Cancel/, /^Try again/, /^Stop/]) {
        expect(await page.getByRole('button', { name }).count()).toBe(0);
      }
      expect(await page.getByLabel(/Upload the next version/).count()).toBe(0);
      expect(await page.getByRole('navigation').textContent()).toBe('ModelsJobsAPI');
      await keepScreenshot(page, 'viewer');
      await page.goto(`${tower}&project=tower`);
      await page.getByRole('tab', { name: 'Report' }).click();
      await page.getByText('Versions').waitFor();
      expect(await page.getByText('Upload the next version').count()).toBe(0);
      await page.goto(`${site().url}/?page=keys`);
      await page.getByText('The role viewer may not see this').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  },
  { hasAccounts: true },
);
