import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Database, PostgresAccounts, PostgresApiKeys } from '#adapters/postgres';
import { hashPassword, keyScopes } from '#core/access';
import type { Account } from '#core/model';
import { someAccount, someApiKey } from '../../support/access.ts';
import { workerFile } from '../../support/database.ts';

/** Who has an account on a site with accounts: all of the tenant `acme`, and with the same password. */
export const people = {
  anna: { role: 'owner', projects: 'all' },
  emil: { role: 'editor', projects: ['tower', 'annex'] },
  vera: { role: 'viewer', projects: ['tower'] },
} as const satisfies Record<string, { role: Account['role']; projects: 'all' | readonly string[] }>;
export type PersonName = keyof typeof people;

export const password = 'correct horse battery staple';

/** Gives everybody their account in a data folder that no server has yet. @returns an API key for the project `tower`. */
export async function admitEverybody(dataFolder: string): Promise<string> {
  mkdirSync(dataFolder, { recursive: true });
  const database = await Database.open({ folder: join(dataFolder, 'database'), workerFile });
  const passwordHash = await hashPassword(password);
  for (const [name, { role, projects }] of Object.entries(people)) {
    const reach = projects === 'all' ? 'all' : [...projects];
    await new PostgresAccounts(database).insert(someAccount({ name, role, projects: reach, passwordHash }));
  }
  const { key, text } = someApiKey({ name: 'the tests', projects: ['tower'], scopes: [...keyScopes] });
  await new PostgresApiKeys(database).insert(key);
  await database.close();
  return text;
}

/** Fills in the form of the page to sign in, and waits until one is in. */
export async function signIn(page: Page, name: PersonName): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: `Account: ${name}` }).waitFor();
}
