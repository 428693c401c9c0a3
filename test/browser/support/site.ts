import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { UploadRequest } from '#api/contracts';
import { ApiClient } from '../../support/api-client.ts';
import { describeBrowser, openBrowser } from './chromium.ts';
import { buildingDrawn, desktop, type Opened, openPage } from './pages.ts';
import { exampleHouse, WebServer } from './web-server.ts';

/** A server with the page on it, a browser before it, and a folder for files to upload. */
export class Site {
  readonly client: ApiClient;
  readonly #server: WebServer;
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'plinth-files-'));

  static async start(hasAccounts: boolean): Promise<Site> {
    const [server, browser] = await Promise.all([WebServer.start(hasAccounts), openBrowser()]);
    return new Site(server, browser);
  }

  private constructor(server: WebServer, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
    this.client = new ApiClient(server.url, server.key);
  }

  /** Of the start page, without a slash at its end. */
  get url(): string {
    return this.#server.url;
  }

  /** Where the owner of a site with accounts signs in, once. */
  get signInLink(): string {
    return this.#server.signInLink;
  }

  /** @returns the path of a new file. */
  file(name: string, content: string): string {
    const path = join(this.#folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** @returns the path of the example house. */
  house(): string {
    return exampleHouse(this.#folder);
  }

  /** Uploads a file and waits for its model. @returns the address of the model's page. */
  async model(content: string, given: Partial<UploadRequest> = {}): Promise<string> {
    const { id } = await this.client.upload(content, given);
    const job = await this.client.waitFor(id);
    if (job.state !== 'succeeded') throw new Error(`The upload ended: ${JSON.stringify(job)}`);
    return this.pageOf(job.modelId);
  }

  async houseModel(): Promise<string> {
    return this.model(readFileSync(this.house(), 'utf8'), { fileName: 'plinth-house.ifc' });
  }

  pageOf(modelId: string | null): string {
    return `${this.url}/?model=${modelId}`;
  }

  /** An API key of a site with accounts. */
  get key(): string {
    if (this.#server.key === undefined) throw new Error('Here nobody has to sign in.');
    return this.#server.key;
  }

  /** Opens a page as someone would who was never there before. */
  open(address = this.url, options: BrowserContextOptions = desktop): Promise<Opened> {
    return openPage(this.#browser, address, options);
  }

  /** A browser in which something can be prepared before a page is opened. */
  newContext(options: BrowserContextOptions = desktop): Promise<BrowserContext> {
    return this.#browser.newContext(options);
  }

  /** Opens a model and waits for its building. */
  async openModel(address: string, options: BrowserContextOptions = desktop): Promise<Opened> {
    const opened = await this.open(address, options);
    await buildingDrawn(opened.page);
    return opened;
  }

  /** Closes every page: many 3D views at once slow each other down. */
  async closePages(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.#server.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

interface SiteOptions {
  /**
   * Whether one has to sign in.
   *
   * @default false
   */
  readonly hasAccounts?: boolean;
}

/** A `describe` with a site of its own, for all of its tests; `site` may be called in tests and hooks only. */
export function describeSite(
  subject: string,
  tests: (site: () => Site) => void,
  { hasAccounts = false }: SiteOptions = {},
): void {
  describeBrowser(subject, () => {
    let site: Site | undefined;
    beforeAll(async () => {
      site = await Site.start(hasAccounts);
    });
    afterEach(() => site?.closePages());
    afterAll(() => site?.end());
    tests(() => {
      if (site === undefined) throw new Error('The site has not been started yet.');
      return site;
    });
  });
}
