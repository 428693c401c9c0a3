import { beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallModel } from '../support/small-model.ts';
import { violations } from './support/accessibility.ts';
import { FakeIdentityProvider } from './support/identity-provider.ts';
import { appearances, keepScreenshot } from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite(
  'where an identity provider has the accounts',
  (site) => {
    let tower = '';
    beforeAll(async () => {
      tower = await site().model(smallModel(), { fileName: 'tower.ifc' });
    });

    async function open(provider: FakeIdentityProvider, options = appearances.light): Promise<Page> {
      const context = await site().newContext(options);
      await provider.enter(context, site().url);
      const page = await context.newPage();
      await page.goto(tower);
      return page;
    }

    async function signedIn(provider: FakeIdentityProvider): Promise<Page> {
      const page = await open(provider);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('link', { name: 'Let me in' }).click();
      await page.getByRole('heading', { level: 1, name: 'tower' }).waitFor();
      return page;
    }

    it.each(Object.entries(appearances))('its page is one click away: %s', async (name, options) => {
      const page = await open(new FakeIdentityProvider(site().key), options);
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await keepScreenshot(page, `provider-${name}`);
    });

    it('one signs in there by a code and its proof, and is back where one was', async () => {
      const provider = new FakeIdentityProvider(site().key);
      const page = await signedIn(provider);
      expect(provider.grants).toEqual(['authorization_code']);
      expect([...new URL(page.url()).searchParams.keys()].sort()).toEqual(['model', 'project']);
      // No key and no id token is kept where a script of later could find it.
      expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(site().key);
    });

    it('a reload asks for a new token without asking the person', async () => {
      const provider = new FakeIdentityProvider(site().key);
      const page = await signedIn(provider);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'tower' }).waitFor();
      expect(provider.grants).toEqual(['authorization_code', 'refresh_token']);
    });

    it('a token is renewed before it ends, once for all who need it', async () => {
      const provider = new FakeIdentityProvider(site().key);
      provider.lasts = 30;
      const page = await open(provider);
      await page.getByRole('button', { name: 'Sign in' }).click();
      provider.lasts = 30;
      await page.getByRole('link', { name: 'Let me in' }).click();
      await page.getByRole('heading', { level: 1, name: 'tower' }).waitFor();
      provider.lasts = 3600;
      await page.getByRole('tab', { name: 'Report' }).click();
      await page.getByText('2 of 2 elements are in 3D').waitFor();
      const before = provider.grants.length;
      expect(provider.grants).toContain('refresh_token');
      await page.getByRole('tab', { name: 'Classes' }).click();
      await page.getByRole('link', { name: 'Plinth: all models' }).click();
      await page.getByRole('link', { name: 'tower', exact: true }).waitFor();
      expect(provider.grants.length - before).toBeLessThan(2);
    });

    it('a session that was ended there ends here, and says so', async () => {
      const provider = new FakeIdentityProvider(site().key);
      const page = await signedIn(provider);
      provider.isSessionAlive = false;
      await page.reload();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(provider.grants.at(-1)).toBe('refresh_token refused');
      expect(await page.evaluate(() => sessionStorage.getItem('plinth:refresh-token'))).toBeNull();
    });

    it('a way back that nobody here has begun lets nobody in', async () => {
      const provider = new FakeIdentityProvider(site().key);
      const page = await open(provider);
      await page.goto(`${site().url}/?code=stolen&state=made-up`);
      await page.getByText('This sign-in could not be finished').waitFor();
      expect(page.url()).toBe(`${site().url}/`);
      expect(provider.grants).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });

    it('a token that the API does not take is told with its reason', async () => {
      const provider = new FakeIdentityProvider(`plk_${'a'.repeat(16)}_${'b'.repeat(43)}`);
      const page = await open(provider);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('link', { name: 'Let me in' }).click();
      await page.getByText('There is no such API key').waitFor();
    });

    it('one signs out there, too, and the refresh token is worth nothing any more', async () => {
      const provider = new FakeIdentityProvider(site().key);
      const page = await signedIn(provider);
      await page.getByRole('button', { name: 'Account: the tests' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Back' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      expect(provider.grants).toEqual(['authorization_code', 'revoke']);
    });
  },
  { hasAccounts: true },
);
