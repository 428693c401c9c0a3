import { describe, expect, it } from '@jest/globals';
import { bytesSource, stepText } from '../../support/step.ts';
import { openCut } from './open-cut.ts';

/** A, B, C, A, B, C, ... with ids that go down. */
const keywords = ['A', 'B', 'C'];
const count = 300;
const lines = Array.from({ length: count }, (_, row) => `#${count - row}=${keywords[row % 3]}(${row});`);
const types = new Map([
  ['C', 'the third'],
  ['A', 'the first'],
  ['NOTHING', 'of which there is none'],
]);

const partsOf = async (isHeld: boolean) => {
  const { step } = await openCut(bytesSource(stepText(lines.join('\n'))), 32, isHeld);
  const place = (id: number) => step.placeOf(id).byte ?? -1;
  return { step, place, parts: [...step.idsInParts(types)].map(([type, ids]) => ({ type, ids: [...ids] })) };
};

describe('Ids of several types', () => {
  it('come type by type where the file is held whole, in the order in which the types are given', async () => {
    const { step, parts } = await partsOf(true);
    expect(parts).toEqual([
      { type: 'the third', ids: [...step.ids('C')] },
      { type: 'the first', ids: [...step.ids('A')] },
    ]);
  });

  it('come part by part where it is read in pages: each once, no part before the one in front of it', async () => {
    const { step, place, parts } = await partsOf(false);
    const of = (type: string) => parts.flatMap((part) => (part.type === type ? part.ids : []));
    expect(of('the third')).toEqual([...step.ids('C')]);
    expect(of('the first')).toEqual([...step.ids('A')]);
    expect(parts.length).toBeGreaterThan(10);
    // 64 pages of 32 bytes are kept, which four parts share.
    const numbers = parts.map(({ ids }) => ids.map((id) => Math.floor(place(id) / (16 * 32))));
    expect(numbers.every((part) => new Set(part).size === 1)).toBe(true);
    const order = numbers.map(([first = 0]) => first);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});
