import type { Site } from './site.ts';

/** How the machine is doing. */
export interface Pace {
  /** How many times longer the work of `calibrate` takes than on the reference machine at its quietest; at least 1. */
  readonly slowness: number;
}

/** Milliseconds for the work below on the machine of docs/performance.md at its quietest (297 to 357, load 1.5 to 4). */
const QUIET_MS = 320;

const WORKERS = 2;

/**
 * Does what the page of a model does most of, without any code of it: arithmetic in two threads at once. Tests whose
 * limits are times multiply them by this, so that they are about the page, not about what else the machine does.
 */
export async function calibrate(site: Site): Promise<Pace> {
  const { page } = await site.open(`${site.url}/healthz`);
  const milliseconds = await page.evaluate(async (count) => {
    const work = `onmessage = () => {
      const numbers = new Float32Array(1 << 20);
      for (let turn = 0; turn < 60; turn++)
        for (let at = 0; at < numbers.length; at++) numbers[at] = Math.sqrt(numbers[at] + at * turn);
      postMessage(numbers[12345]);
    }`;
    const address = URL.createObjectURL(new Blob([work], { type: 'text/javascript' }));
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: count }, () => {
        const worker = new Worker(address);
        return new Promise((resolve) => {
          worker.onmessage = resolve;
          worker.postMessage('go');
        });
      }),
    );
    return performance.now() - begun;
  }, WORKERS);
  await page.context().close();
  return { slowness: Math.max(1, milliseconds / QUIET_MS) };
}
