import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Git ignores it; for people to look at. */
const screenshots = fileURLToPath(new URL('../../../dist/screenshots/', import.meta.url));

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 720 }, colorScheme: 'light' };
export const dark: BrowserContextOptions = { ...desktop, colorScheme: 'dark' };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 800 },
  colorScheme: 'light',
  hasTouch: true,
  isMobile: true,
};

/** A page of its own, and what went wrong on it. */
export interface Opened {
  readonly page: Page;
  /** Errors of the page's scripts and in its console. */
  readonly errors: string[];
}

export async function open(browser: Browser, url: string, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  return { page, errors };
}

/** Opens a model and waits for its building. */
export async function openModel(browser: Browser, url: string, options = desktop): Promise<Opened> {
  const opened = await open(browser, url, options);
  await buildingDrawn(opened.page);
  return opened;
}

/** Milliseconds from the navigation to the first picture of the building. */
export async function buildingDrawn(page: Page): Promise<number> {
  const mark = await page.waitForFunction(
    () => performance.getEntriesByName('plinth:first-picture')[0]?.startTime,
    null,
    { timeout: 60_000 },
  );
  return (await mark.jsonValue()) ?? 0;
}

/** Waits until no picture follows for half a second: the whole one is there. */
export async function atRest(page: Page): Promise<void> {
  let previous = '';
  for (let turn = 0; turn < 40; turn++) {
    const now = (await page.locator('canvas').screenshot()).toString('base64');
    if (now === previous) return;
    previous = now;
    await page.waitForTimeout(500);
  }
}

export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png` });
}

/** Share of the 3D view's pixels, 0 to 1, that are far from the colour in its upper left corner. */
export async function drawnShare(page: Page): Promise<number> {
  const png = (await page.locator('canvas').screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('There is no 2D canvas.');
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    let drawn = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const away = [0, 1, 2].map((channel) => Math.abs((pixels[at + channel] ?? 0) - (pixels[channel] ?? 0)));
      if (Math.max(...away) > 60) drawn++;
    }
    return drawn / (pixels.length / 4);
  }, png);
}
