import type { Page } from 'playwright-core';

/** The control that has the focus: its name, and whether one sees that it has it. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    // What shows the focus may be around it (a search field) or lie over it (a card).
    const shows = [element, element.parentElement].filter((one) => one !== null);
    const styles = shows.flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')]);
    const isSeen = styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
    const label = 'labels' in element && element.labels instanceof NodeList ? element.labels[0]?.firstChild : undefined;
    const name = element.getAttribute('aria-label') ?? (label ?? element).textContent?.trim() ?? '';
    return { name, isSeen };
  });
}

/** Presses Tab until it is round. @returns every control on the way. */
export async function tabThrough(page: Page) {
  const stops: { name: string; isSeen: boolean }[] = [];
  for (let turn = 0; turn < 120; turn++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}
