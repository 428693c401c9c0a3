import { describe, expect, it } from '@jest/globals';
import { IfcFile } from '#core/ifc';
import { buildHouse } from '../../../examples/house/build-house.ts';
import { linesOfElements, propertyTexts } from '../../support/ifc-records.ts';
import { bytesSource } from '../../support/step.ts';
import { openCut } from '../step/open-cut.ts';

const house = buildHouse();

/** The example building, with pages of 4 kB: in seven parts, where it is not held whole. */
async function read(isHeld: boolean) {
  const { step, diagnostics } = await openCut(bytesSource(house), 4096, isHeld);
  const file = new IfcFile(step, diagnostics);
  return { elements: await linesOfElements(file), properties: propertyTexts(file) };
}

const idOf = (line: string): unknown => JSON.parse(line).expressId;

describe('A file that is read in pages', () => {
  it('has the same elements and properties as one that is held whole, part by part', async () => {
    const [whole, paged] = [await read(true), await read(false)];
    for (const artifact of ['elements', 'properties'] as const) {
      expect([...paged[artifact]].sort()).toEqual([...whole[artifact]].sort());
      expect(paged[artifact].map(idOf)).not.toEqual(whole[artifact].map(idOf));
    }
  });
});
