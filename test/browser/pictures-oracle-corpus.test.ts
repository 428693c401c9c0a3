import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { NoPython, pythonWithIfcOpenShell } from '../../bench/oracle/python.mjs';
import { corpusPath, describeCorpus } from '../support/corpus.ts';
import { processed } from '../support/plinth.ts';
import { describeBrowser, openBrowser } from './support/chromium.ts';
import { comparePictures, glbByIfcOpenShell } from './support/compare-pictures.ts';
import type { SeenElement } from './support/two-pictures.ts';

jest.setTimeout(300_000);

/** Of 255: two steps of rounding, on edges that one of the two draws a pixel wider. */
const SAME_COLOR = 3;

/**
 * Models, and how many elements in the picture have no style of their own in the file: IfcOpenShell draws them in a colour that
 * it has for their class, Plinth in that of their material (IfcMaterialDefinitionRepresentation, that of the first layer
 * where it is in layers), or white.
 */
const models = [
  { file: 'AC20-FZK-Haus.ifc', unstyled: 0 },
  { file: 'duplex.ifc', unstyled: 2 },
  { file: 'Office_A_20110811.ifc', unstyled: 35 },
  { file: 'infra-bridge.ifc', unstyled: 0 },
  { file: 'tested_sample_project.ifc', unstyled: 0 },
  { file: 'IfcOpenHouse_IFC4.ifc', unstyled: 0 },
];

describeCorpus('Beside the picture by IfcOpenShell', () => {
  describeBrowser('of the same file, from the same camera,', () => {
    const python = installed();
    if (python === undefined) {
      // biome-ignore lint/suspicious/noSkippedTests: the skip is the report
      it.skip('needs Python with IfcOpenShell: see `npm run oracle`', () => undefined);
    } else comparisons(python);
  });
});

function installed(): string | undefined {
  try {
    return pythonWithIfcOpenShell();
  } catch (error) {
    if (error instanceof NoPython) return undefined;
    throw error;
  }
}

function comparisons(python: string): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(models)('$file has the same silhouette, elements and colours', async ({ file, unstyled }) => {
    const theirs = glbByIfcOpenShell(python, corpusPath(file));
    const ours = join(processed(corpusPath(file)).folder, 'model.glb');
    const seen = await comparePictures(browser, [ours, theirs.path]).finally(theirs.remove);
    expect(seen.share).toBeGreaterThan(0.45);
    expect(seen.silhouettes).toBeGreaterThanOrEqual(0.99);
    expect(seen.sameElement).toBeGreaterThanOrEqual(0.99);
    expect([seen.onlyFirst, seen.onlySecond]).toEqual([[], []]);
    const others = seen.elements.filter((element) => colorDifference(element) > SAME_COLOR);
    expect(others.filter(({ materials }) => materials.some(isStyle))).toEqual([]);
    expect(others.length).toBeLessThanOrEqual(unstyled);
    expect(seen.elements.length).toBeGreaterThan(others.length);
  });
}

/** IfcOpenShell calls materials by class and express id of their style (`IfcSurfaceStyleRendering-67`), its own without. */
const isStyle = (material: string): boolean => /-\d+$/.test(material);

function colorDifference({ colors: [first, second] }: SeenElement): number {
  return Math.max(...first.map((channel, at) => Math.abs(channel - (second[at] ?? 0))));
}
