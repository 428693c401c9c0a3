import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { objectLine } from '../../../adapters/postgres/load/object-lines.ts';
import { SetCutter } from '../../../adapters/postgres/load/set-cutter.ts';
import { single, someSet } from '../../support/database-model.ts';

const texts = fc.string({ unit: 'grapheme' }).map((text) => `},{"source":"${text}","expressIds":[1]`);
const sets = fc.array(
  fc.record({
    source: fc.constantFrom('occurrence', 'type', 'both'),
    name: fc.option(texts),
    kind: fc.constant('PropertySet'),
    class: fc.constant('IfcPropertySet'),
    expressIds: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    properties: fc.array(fc.record({ name: texts, kind: fc.constant('single'), value: texts }), { maxLength: 2 }),
  }),
  { maxLength: 4 },
);
const objects = fc.record({
  expressId: fc.nat(),
  globalId: fc.option(fc.string()),
  class: fc.constant('IfcWall'),
  sets,
});

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a cutter of property sets', () => {
  it('finds what the line says, or leaves it to others', () => {
    const cutter = new SetCutter();
    let cut = 0;
    fc.assert(
      fc.property(objects, (object) => {
        const line = bytesOf(object);
        const count = cutter.cut(line);
        if (count === -1) return;
        cut++;
        const found = Array.from({ length: count }, (_, index) => ({
          source: cutter.source(index),
          expressIds: String(cutter.expressIds(index)),
          definition: cutter.definition(index).slice(1),
        }));
        const { expressId, class: className } = cutter;
        expect({ expressId, class: className, sets: found }).toEqual(objectLine(line.toString()));
      }),
    );
    expect(cut).toBeGreaterThan(10);
  });

  it('knows a set again by all of its bytes', () => {
    const cutter = new SetCutter();
    const line = (expressId: number, value: string) => bytesOf(someSet(expressId, 'Set', [single('A', value)]));
    for (const [number, value] of ['x', 'y', 'a longer value of more than sixteen bytes'].entries()) {
      expect(cutter.cut(line(1, value))).toBe(1);
      expect(cutter.number(0)).toBe(-1);
      cutter.remember(0, number);
    }
    expect(cutter.cut(line(2, 'y'))).toBe(1);
    expect([cutter.number(0), cutter.expressIds(0)]).toEqual([1, 10002]);
    cutter.cut(line(3, 'a longer value of more than sixteen bytez'));
    expect(cutter.number(0)).toBe(-1);
  });

  it('goes on when it can remember no more', () => {
    const cutter = new SetCutter();
    const line = (value: number) => bytesOf(someSet(1, 'Set', [single('A', value), single('B', 'x'.repeat(2000))]));
    for (let value = 0; value < 5000; value++) {
      cutter.cut(line(value));
      expect(cutter.number(0)).toBe(-1);
      cutter.remember(0, value);
    }
    cutter.cut(line(4999));
    expect(cutter.number(0)).toBe(4999);
    cutter.cut(line(0));
    expect(cutter.number(0)).toBe(-1);
  });

  it.each([
    ['has no sets', '{"expressId":1,"globalId":null,"class":"IfcWall","sets":[]}'],
    ['is no object', '}]}'],
    ['is too long', ' '.repeat(1 << 21)],
    ['has an escape by number', JSON.stringify(someSet(1, 'A\u0001', [single('A', 1)]))],
    ['has its keys in another order', '{"class":"IfcWall","expressId":1,"globalId":null,"sets":[{"source":"type"}]}'],
    ['has a source that there is not', JSON.stringify(someSet(1, 'Set', [])).replace('occurrence', 'occurrencf')],
  ])('leaves a line that %s', (_, line) => {
    expect(new SetCutter().cut(Buffer.from(line))).toBe(-1);
  });
});
