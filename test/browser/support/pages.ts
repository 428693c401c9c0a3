import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Git ignores it; for people to look at. */
const screenshots = fileURLToPath(new URL('../../../dist/screenshots/', import.meta.url));

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 720 }, colorScheme: 'light' };
export const dark: BrowserContextOptions = { ...desktop, colorScheme: 'dark' };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'light',
  hasTouch: true,
  isMobile: true,
};

export const darkPhone: BrowserContextOptions = { ...phone, colorScheme: 'dark' };

/** Every way in which a page is looked at. */
export const appearances = { light: desktop, dark, phone, 'dark-phone': darkPhone } as const;

/** A page of its own, and what went wrong on it. */
export interface Opened {
  readonly page: Page;
  /** Errors of the page's scripts and in its console. */
  readonly errors: string[];
}

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  return { page, errors };
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

/** Waits until the whole picture is there, and nothing in the 3D view changes any more. */
export async function atRest(page: Page): Promise<void> {
  const canvas = page.locator('canvas');
  let previous = '';
  for (let turn = 0; turn < 60; turn++) {
    await page.locator('canvas[data-picture=whole]').waitFor({ timeout: 60_000 });
    const now = (await picture(page)).toString('base64');
    if (now === previous && (await canvas.getAttribute('data-picture')) === 'whole') return;
    previous = now;
    await page.waitForTimeout(200);
  }
  throw new Error('The 3D view did not come to rest.');
}

/** The 3D view as it is when no picture follows. */
export async function pictureAtRest(page: Page): Promise<Buffer> {
  await atRest(page);
  return picture(page);
}

/** The 3D view without what lies over it: the levels, for one, come when the tree does. */
export function picture(page: Page): Promise<Buffer> {
  return page
    .locator('canvas')
    .screenshot({ style: '.viewer > :not(canvas) { visibility: hidden } canvas { outline: none !important }' });
}

/** A tool of the 3D view. */
export function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar').getByRole('button', { name });
}

/** Finds an element in the tree by its name, and selects it. */
export async function selectInTree(page: Page, name: string): Promise<void> {
  await page.getByLabel(/Search the tree/).fill(name);
  await page.getByRole('treeitem', { name }).last().click();
  await page.locator('[role=treeitem][aria-selected=true]').waitFor();
}

/** Drops a file somewhere on the page. */
export async function dropFile(page: Page, target: string, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName));
      return data;
    },
    [name, content] as const,
  );
  await page.locator(target).dispatchEvent('dragover', { dataTransfer });
  await page.locator(target).dispatchEvent('drop', { dataTransfer });
}

export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png` });
}

/** Share of the 3D view's pixels, 0 to 1, that are far from the colour in its upper left corner. */
export async function drawnShare(page: Page): Promise<number> {
  const [pixels] = await pixelsOf(page, [await picture(page)]);
  return pixels === undefined ? 0 : shareOf(pixels, 60, (at, channel) => (pixels[at] ?? 0) - (pixels[channel] ?? 0));
}

/** Whether two pictures of the 3D view look the same; the browser composes the same ones a shade differently at times. */
export async function isSame(page: Page, one: Buffer, other: Buffer): Promise<boolean> {
  const [a, b] = await pixelsOf(page, [one, other]);
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return shareOf(a, 10, (at) => (a[at] ?? 0) - (b[at] ?? 0)) < 0.0005;
}

/** Share of the pixels of which a channel (of 0 to 255) is off by more than a limit; `off` of the byte at a place. */
function shareOf(pixels: Uint8Array, limit: number, off: (at: number, channel: number) => number): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(off(at + channel, channel)) > limit)) count++;
  }
  return count / (pixels.length / 4);
}

/** Red, green, blue and opacity of each pixel, decoded by the browser. */
async function pixelsOf(page: Page, pngs: readonly Buffer[]): Promise<Uint8Array[]> {
  const decoded = await page.evaluate(
    (images) =>
      Promise.all(
        images.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          if (context === null) throw new Error('There is no 2D canvas.');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          let text = '';
          for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
          return btoa(text);
        }),
      ),
    pngs.map((png) => png.toString('base64')),
  );
  return decoded.map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
}
