import { expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from './support/accessibility.ts';
import { signIn } from './support/accounts.ts';
import { appearances, keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';
import { tabThrough } from './support/tab-through.ts';

jest.setTimeout(180_000);

describeSite(
  'an owner',
  (site) => {
    async function open(page: 'keys' | 'audit', options = appearances.light): Promise<Page> {
      const opened = await site().open(`${site().url}/?page=${page}`, options);
      await signIn(opened.page, 'anna');
      return opened.page;
    }

    const asked = (key: string) => site().client.fetch('/v1/models', { headers: { authorization: `Bearer ${key}` } });

    it('makes a key that is shown once, is let in by it, and revokes it', async () => {
      const page = await open('keys');
      await page.getByLabel('Name of the key').fill('Nightly import');
      await page.getByLabel('Upload files').check();
      await page.getByLabel('Lasts').selectOption('a year');
      await page.getByRole('button', { name: 'Make a key' }).click();
      const key = await page.getByLabel('The key', { exact: true }).inputValue();
      expect(key).toMatch(/^plk_[a-z0-9]{16}_[\w-]{43}$/);
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, 'key-made');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByText('Copied.').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
      await page.getByRole('button', { name: 'Done' }).click();
      expect(await page.content()).not.toContain(key);

      expect((await asked(key)).status).toBe(200);
      await page.getByRole('button', { name: 'Revoke Nightly import' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
      await page.locator('.key', { hasText: 'Nightly import' }).getByText('revoked on').waitFor();
      expect((await asked(key)).status).toBe(401);
    });

    it('is told what a key lacks', async () => {
      const page = await open('keys');
      await page.getByLabel('Name of the key').fill('Nothing');
      await page.getByLabel('Read models').uncheck();
      await page.getByRole('button', { name: 'Make a key' }).click();
      await page.getByRole('alert').getByText('scopes').waitFor();
    });

    it('reads in the audit log who did what, and what was refused', async () => {
      const { page: other } = await site().open();
      await other.getByLabel('Name').fill('vera');
      await other.getByLabel('Password').fill('guessed');
      await other.getByRole('button', { name: 'Sign in' }).click();
      await other.getByRole('alert').waitFor();
      const page = await open('audit');
      const row = page.getByRole('row', { name: /vera/ }).first();
      await row.waitFor();
      expect(await row.textContent()).toMatch(/vera.*Signed in.*access\/wrong-password/);
      expect(await page.getByRole('row', { name: /anna/ }).first().textContent()).toMatch(/Signed in.*done/);
    });

    it('reaches everything by the keyboard alone, and sees where the focus is', async () => {
      const page = await open('keys');
      await page.reload();
      await page.getByRole('list', { name: 'Keys that were made' }).waitFor();
      const stops = await tabThrough(page);
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
      const names = stops.map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(['Project: local', 'Account: anna', 'Name of the key', 'Make a key']),
      );
      await page.getByRole('button', { name: 'Account: anna' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sign out');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached' });
    });

    it.each(Object.entries(appearances))('has nothing that axe finds fault with: %s', async (name, options) => {
      const page = await open('keys', options);
      await page.getByRole('list', { name: 'Keys that were made' }).waitFor();
      for (const [state, heading] of [
        ['keys', 'API keys'],
        ['audit', 'Audit log'],
        ['jobs', 'Jobs'],
      ] as const) {
        await page.getByRole('navigation').getByRole('link', { name: heading }).click();
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await page.waitForLoadState('networkidle');
        expect([state, await violations(page)]).toEqual([state, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport?.width);
        await keepScreenshot(page, `${state}-${name}`);
      }
    });
  },
  { hasAccounts: true },
);
