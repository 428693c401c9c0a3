import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { coverageOf, isAccounted, measuredIn, schemaErrors, shownIn } from '../support/artifact-checks.ts';
import { BLOCK, modelLines, product, throwing, trapping } from '../support/geometry.ts';
import { processed, recordsOf, temporaryFolder } from '../support/plinth.ts';
import { stepText } from '../support/step.ts';

/** A polyline as a body: nothing that has a surface. */
const curve = (id: number) => product(id, 'IFCPOLYLINE((#7,#12))');
/** A surface model without surfaces: a body that gives no triangles. */
const bodiless = (id: number) => product(id, 'IFCFACEBASEDSURFACEMODEL(())');

function processLines(lines: string) {
  const path = join(temporaryFolder(), 'model.ifc');
  writeFileSync(path, stepText(modelLines(lines)));
  return processed(path);
}

describe('coverage of a model whose shapes partly fail', () => {
  const lines = [
    ...[product(100, BLOCK), throwing(200), product(300, BLOCK), trapping(400), product(500, BLOCK)],
    ...[curve(600), bodiless(700), product(800, BLOCK, { class: 'IFCOPENINGELEMENT' }), product(900, BLOCK)],
  ].join('');

  it('accounts for each product, loses only those that fail, and names them with a reason', async () => {
    const { folder, events } = processLines(lines);
    const coverage = coverageOf(folder);
    expect(isAccounted(coverage)).toBe(true);
    expect(coverage).toMatchObject({ expected: 7, produced: 4, failed: 2, empty: 1 });
    expect(coverage.failures.map(({ expressId, code }) => [expressId, code])).toEqual([
      [200, 'geometry/engine-exception'],
      [400, 'geometry/engine-abort'],
    ]);
    expect(coverage.failures.every(({ reason }) => reason.length > 0)).toBe(true);
    expect(await shownIn(folder)).toEqual({ elements: [100, 300, 500, 900], spaces: [] });
    expect(measuredIn(folder).elements).toEqual([100, 300, 500, 900]);
    expect(schemaErrors(folder)).toEqual([]);
    expect(events.at(-1)).toMatchObject({ event: 'done', produced: 4, failed: 2 });
  });

  it('keeps the data of the elements that have no mesh', () => {
    const { folder } = processLines(lines);
    const elements = recordsOf(folder, 'elements.ndjson') as { expressId: number; geometry: unknown }[];
    const byId = new Map(elements.map((element) => [element.expressId, element.geometry]));
    expect([100, 200, 300, 400, 500, 600, 700, 800, 900].every((id) => byId.has(id))).toBe(true);
    expect(byId.get(200)).toBeNull();
    expect(byId.get(100)).toMatchObject({ volume: 24, area: 52, closed: true, triangles: 12 });
  });
});
