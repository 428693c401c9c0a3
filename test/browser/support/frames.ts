import type { Page } from 'playwright-core';

const ORBIT_MS = 4000;
/** Pixels from frame to frame. */
const STEP = 3;

/**
 * Turns the building as someone with a mouse would, further in every frame, so that each frame has a new picture: real
 * mouse events come too seldom on a busy machine, and frames without one would be counted.
 *
 * @returns pictures per second, from the median of the times between them.
 */
export async function framesWhileOrbiting(page: Page): Promise<number> {
  const box = await page.locator('canvas').boundingBox();
  if (box === null) throw new Error('There is no 3D view.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2, duration: ORBIT_MS, step: STEP };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  const median = await page.evaluate(orbit, middle);
  await page.mouse.up();
  return Math.round(10_000 / median) / 10;
}

/** Runs in the page, and so knows nothing that stands outside of it. @returns milliseconds between frames, the median. */
async function orbit({
  x,
  y,
  duration,
  step,
}: {
  x: number;
  y: number;
  duration: number;
  step: number;
}): Promise<number> {
  const canvas = document.querySelector('canvas');
  const intervals: number[] = [];
  const begun = performance.now();
  for (let last = begun; last < begun + duration; ) {
    const place = { clientX: x + step * (intervals.length + 1), clientY: y };
    canvas?.dispatchEvent(
      new PointerEvent('pointermove', { bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, ...place }),
    );
    if (canvas?.dataset['picture'] !== 'coming') throw new Error('The building does not turn.');
    const now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    intervals.push(now - last);
    last = now;
  }
  intervals.sort((a, b) => a - b);
  return intervals[intervals.length >> 1] ?? duration;
}
