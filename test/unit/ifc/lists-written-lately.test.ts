import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonBytes } from '../../../core/ifc/json-bytes.ts';
import { ListsWrittenLately } from '../../../core/ifc/properties/lines/lists-written-lately.ts';

/** Writes each list as text, again where it is remembered; answers how often that was. */
function write(lists: readonly (readonly number[])[], textOf: (list: readonly number[]) => string) {
  const out = new JsonBytes();
  const lately = new ListsWrittenLately();
  let remembered = 0;
  for (const list of lists) {
    if (lately.again(list, list.length, out)) {
      remembered++;
      continue;
    }
    const { chunk, at } = out;
    out.text(textOf(list));
    lately.keep(list, list.length, out, chunk, at);
  }
  return { remembered, text: Buffer.concat(out.finish()).toString() };
}

const shown = (list: readonly number[]) => `[${list.join()}]`;

describe('ListsWrittenLately', () => {
  it('writes for each list what was written for that list', () => {
    const list = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    const check = (lists: number[][]) => expect(write(lists, shown).text).toBe(lists.map(shown).join(''));
    fc.assert(fc.property(fc.array(list, { maxLength: 60 }), check));
  });

  it('forgets lists when more ids have come than it keeps', () => {
    const lists = Array.from({ length: 3000 }, (_, at) => Array.from({ length: 100 }, (_, item) => at * 100 + item));
    const twice = [...lists, ...lists.toReversed()];
    const { text, remembered } = write(twice, shown);
    expect(text === twice.map(shown).join('')).toBe(true);
    expect(remembered).toBeGreaterThan(1000);
    expect(remembered).toBeLessThan(3000);
  });

  it('forgets lists that were written too many chunks ago', () => {
    const lists = Array.from({ length: 120 }, (_, at) => [at % 2 === 0 ? 0 : at]);
    const textOf = (list: readonly number[]) => `${shown(list)}${'x'.repeat(1 << 19)}`;
    const { text, remembered } = write([...lists, [0], [3]], textOf);
    expect(text === [...lists, [0], [3]].map(textOf).join('')).toBe(true);
    expect(remembered).toBe(lists.length / 2);
  });
});
