import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { letIn } from '../../scripts/aws-local/people/make-person.mjs';
import { describeBrowser, openBrowser } from '../browser/support/chromium.ts';
import { buildingDrawn, desktop, drawnShare, keepScreenshot, openPage } from '../browser/support/pages.ts';
import { smallModel } from '../support/small-model.ts';
import { variable } from './deployed-edition.ts';
import { password } from './people.ts';
import type { RunningEdition } from './running-edition.ts';

const LONG = { timeout: 90_000 };
const BYTES = 40 * 2 ** 20;

/** Somebody who has nothing but a browser: from signing up to signing out, in one go. */
export function browserSuite(edition: () => RunningEdition): void {
  describeBrowser('somebody in a browser', () => {
    const email = `bea-${randomUUID()}@example.com`;
    const name = `tower-${randomUUID().slice(0, 8)}`;
    const fileName = `${name}.ifc`;
    let browser: Browser;
    let page: Page;
    const errors: string[] = [];

    beforeAll(async () => {
      browser = await openBrowser();
    });

    afterAll(() => browser.close());

    it('signs up, and is let in when an owner has given them a tenant and a role', async () => {
      const { page: url, users } = edition().edition;
      ({ page } = await openPage(browser, url, desktop));
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('link', { name: 'Sign up' }).click();
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign up' }).click();
      await page.getByLabel('Code').fill('123456');
      await page.getByRole('button', { name: 'Confirm account' }).click();
      await signInAtThePool(page, email);
      await page.getByText('an owner has to let you in').waitFor();

      await letIn(users.poolId, { email, tenant: 'acme', role: 'editor' });
      await page.getByRole('button', { name: 'Sign in' }).click();
      await signInAtThePool(page, email);
      await page.getByRole('button', { name: `Account: ${email}` }).waitFor();
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    });

    it('uploads straight to S3, pauses, and goes on after a reload without signing in again', async () => {
      const path = join(edition().edition.folder, fileName);
      writeFileSync(path, smallModel({ bytes: BYTES }));
      await page.route('**/*partNumber=*', slowly);
      const sent = partsSentBy(page);
      const input = page.getByLabel('Choose IFC files to upload');
      await input.setInputFiles(path);
      await page.waitForFunction(() => localStorage.getItem('plinth:uploads')?.includes('multipartId'));
      await page.getByRole('button', { name: `Pause ${fileName}` }).click();
      await page.getByText(/^Paused · /).waitFor();
      expect(new Set(sent.map(({ bucket }) => bucket))).toEqual(new Set([edition().edition.uploadBucket]));

      await page.reload();
      await page.getByText('Drop the same file again').waitFor(LONG);
      await page.unroute('**/*partNumber=*');
      const before = sent.splice(0).map(({ part }) => part);
      await input.setInputFiles(path);
      await page.getByRole('link', { name: fileName }).waitFor(LONG);
      const after = sent.map(({ part }) => part);
      const arrived = before.slice(0, -1);
      expect(after.filter((part) => arrived.includes(part))).toEqual([]);
      expect(new Set([...before, ...after])).toEqual(new Set([1, 2, 3, 4, 5]));
    });

    it('sees the job among the others of the tenant', async () => {
      await page.getByRole('link', { name: 'Jobs', exact: true }).click();
      const jobs = page.getByRole('list', { name: 'Jobs found' });
      await jobs.getByText(fileName).first().waitFor();
      await page.getByRole('region', { name: 'Numbers' }).getByText('Waiting').first().waitFor();
      await keepScreenshot(page, 'aws-jobs');
    });

    it('looks at the model, whose artifacts come from where artifacts are', async () => {
      const places = new Set<string | undefined>();
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (searchParams.has('X-Amz-Signature')) places.add(pathname.split('/')[1]);
      });
      await page.getByRole('link', { name: 'Models', exact: true }).click();
      await page.getByRole('link', { name, exact: true }).click();
      await buildingDrawn(page);
      expect(await drawnShare(page)).toBeGreaterThan(0.002); // grey walls before a grey sky
      expect(places).toEqual(new Set([variable(edition().task, 'ARTIFACT_BUCKET')]));
      await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
      await keepScreenshot(page, 'aws-model');
    });

    it('signs out, and is nobody then', async () => {
      expect(errors).toEqual([]);
      await page.getByRole('button', { name: `Account: ${email}` }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
      expect(kept).not.toMatch(/eyJ|refresh-token/);
    });
  });
}

/** At the page of the user pool; the way back leads to the web app. */
async function signInAtThePool(page: Page, email: string): Promise<void> {
  await page.getByLabel('Username').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Parts of a file that the page sends, in the order in which it sends them, and to which bucket. */
function partsSentBy(page: Page): { readonly part: number; readonly bucket: string | undefined }[] {
  const sent: { part: number; bucket: string | undefined }[] = [];
  page.on('request', (request) => {
    const { searchParams, pathname } = new URL(request.url());
    const part = searchParams.get('partNumber');
    if (request.method() === 'PUT' && part !== null) sent.push({ part: Number(part), bucket: pathname.split('/')[1] });
  });
  return sent;
}

/** What the page has given up meanwhile, by a pause or a reload, cannot go on. */
async function slowly(route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await route.continue().catch((error: unknown) => {
    if (!/already handled/.test(String(error))) throw error;
  });
}
