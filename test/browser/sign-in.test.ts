import { beforeAll, expect, it, jest } from '@jest/globals';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { password, signIn } from './support/accounts.ts';
import { appearances, buildingDrawn, keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite(
  'whoever has an account',
  (site) => {
    let tower = '';
    beforeAll(async () => {
      tower = await site().model(smallModel(), { fileName: 'tower.ifc' });
    });

    it.each(Object.entries(appearances))('is asked for name and password: %s', async (name, options) => {
      const { page } = await site().open(site().url, options);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport?.width);
      await keepScreenshot(page, `sign-in-${name}`);
    });

    it('is told where they are wrong, and no more than that', async () => {
      const { page } = await site().open();
      await page.getByLabel('Name').fill('emil');
      await page.getByLabel('Password').fill('guessed');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('The name or the password is wrong.').waitFor();
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, 'sign-in-wrong');
    });

    it('signs in by the keyboard alone, and arrives where the address leads', async () => {
      const { page } = await site().open(tower);
      await page.getByLabel('Name').focus();
      await page.keyboard.type('emil');
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'tower' }).waitFor();
      expect(new URL(page.url()).searchParams.get('project')).toBe('tower');
      await buildingDrawn(page);
    });

    it('stays signed in over a reload, and signs out', async () => {
      const { page } = await site().open();
      await signIn(page, 'emil');
      await page.reload();
      await page.getByRole('button', { name: 'Account: emil' }).click();
      await page.getByText('editor').waitFor();
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, 'account-menu');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    });

    it('signs in again where the session has ended, and is where they were', async () => {
      const { page } = await site().open();
      await signIn(page, 'emil');
      await page.locator('img.portrait').first().waitFor();
      await page.context().clearCookies();
      await page.getByRole('link', { name: 'tower', exact: true }).click();
      await page.getByText('Your session has ended').waitFor();
      await keepScreenshot(page, 'session-ended');
      await signIn(page, 'emil');
      await page.getByRole('heading', { level: 1, name: 'tower' }).waitFor();
    });

    it('comes in by the link of the owner, which is good once', async () => {
      const { page } = await site().open(site().signInLink);
      await page.getByRole('button', { name: 'Account: owner' }).waitFor();
      expect(page.url()).not.toContain('token');
      const other = await site().open(site().signInLink);
      expect(await other.page.textContent('body')).toContain('The link was used already');
    });
  },
  { hasAccounts: true },
);
