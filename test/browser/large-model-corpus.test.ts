import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it, jest } from '@jest/globals';
import { ModelList } from '#api/contracts';
import { corpusPath, describeCorpus } from '../support/corpus.ts';
import { calibrate, type Pace } from './support/calibrate.ts';
import { framesWhileOrbiting } from './support/frames.ts';
import { atRest, buildingDrawn, drawnShare, keepScreenshot } from './support/pages.ts';
import { describeSite, type Site } from './support/site.ts';

jest.setTimeout(900_000);

const SOURCE = 'Office_A_20110811.ifc';
const COPIES = '23';

const FIRST_PICTURE_MS = 3000;
/** Half the aim of 30: the figure itself is recorded. */
const LEAST_FRAMES = 15;
const VISITS = 5;

const replicate = fileURLToPath(new URL('../../bench/replicate.mjs', import.meta.url));
const figures = fileURLToPath(new URL('../../dist/large-model.json', import.meta.url));

/** One visit of the page by a browser that was never there. */
interface Visit extends Pace {
  readonly firstPictureMs: number;
  readonly framesPerSecond: number;
  readonly load: number;
}

describeCorpus('the page of a model with 25,000 objects (100 MB)', () => {
  describeSite('in software rendering at 1280 x 720', (site) => {
    it('shows a first picture within 3 s, and is turned at an even pace', async () => {
      const address = await largeModel(site());
      const visits: Visit[] = [];
      for (let turn = 0; turn < VISITS && !isKept(visits); turn++) visits.push(await visit(site(), address));
      record(visits);
      expect(visits.filter(isGood).length).toBeGreaterThan(0);
    });
  });
});

/** One good visit proves what the page can do: other work on the machine only ever makes it slower. */
const isKept = (visits: readonly Visit[]) => visits.length > 1 && visits.some(isGood);

/** The limits are absolute; only where the machine is known to be shared (`CI`) they scale with how slow it is. */
function isGood({ firstPictureMs, framesPerSecond, slowness }: Visit): boolean {
  const slack = process.env['CI'] ? slowness : 1;
  return firstPictureMs <= FIRST_PICTURE_MS * slack && framesPerSecond >= LEAST_FRAMES / slack;
}

async function visit(site: Site, address: string): Promise<Visit> {
  const load = Math.round(100 * (loadavg()[0] ?? 0)) / 100;
  const before = await calibrate(site);
  const { page, errors } = await site.openModel(address);
  const firstPictureMs = Math.round(await buildingDrawn(page));
  await page.getByRole('treeitem').first().waitFor();
  await atRest(page);
  await keepScreenshot(page, 'large');
  expect(await drawnShare(page)).toBeGreaterThan(0.02);
  const framesPerSecond = await framesWhileOrbiting(page);
  expect(errors).toEqual([]);
  await site.closePages();
  const after = await calibrate(site);
  const slowness = Math.max(before.slowness, after.slowness);
  return { firstPictureMs, framesPerSecond, load, slowness };
}

/** Kept beside the screenshots, and printed. */
function record(visits: readonly Visit[]): void {
  mkdirSync(new URL('../../dist/', import.meta.url), { recursive: true });
  writeFileSync(figures, `${JSON.stringify(visits, undefined, 2)}\n`);
  for (const { firstPictureMs, framesPerSecond, load, slowness } of visits) {
    const how = `machine ${slowness.toFixed(2)} times slower than at its quietest, load ${load}`;
    process.stdout.write(`first picture ${firstPictureMs} ms, ${framesPerSecond} frames per second (${how})\n`);
  }
}

/** @returns the address of its page. */
async function largeModel(site: Site): Promise<string> {
  const path = site.file('large.ifc', '');
  const { status } = spawnSync(process.execPath, [replicate, corpusPath(SOURCE), COPIES, path], { stdio: 'ignore' });
  expect(status).toBe(0);
  const { page } = await site.open();
  await page.getByLabel('Choose IFC files to upload').setInputFiles(path);
  await page.getByRole('link', { name: 'large.ifc' }).waitFor({ timeout: 600_000 });
  await site.closePages();
  const { models } = await site.client.get('/v1/models', ModelList);
  return site.pageOf(models[0]?.modelId ?? null);
}
