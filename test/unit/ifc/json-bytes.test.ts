import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonBytes } from '../../../core/ifc/json-bytes.ts';

const textOf = (out: JsonBytes) => Buffer.concat(out.finish()).toString();

describe('JSON written as bytes', () => {
  it('has numbers as JSON.stringify writes them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 20 }), (numbers) => {
        const out = new JsonBytes();
        for (const value of numbers) {
          out.number(value);
          out.text(',');
        }
        expect(textOf(out)).toBe(numbers.map((value) => `${JSON.stringify(value)},`).join(''));
      }),
    );
  });

  it('has texts in quotes as JSON.stringify writes them', () => {
    const text = fc.option(fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        const out = new JsonBytes();
        for (const each of texts) out.string(each);
        expect(textOf(out)).toBe(texts.map((each) => JSON.stringify(each)).join(''));
      }),
    );
  });

  it('has texts of any length and script, however they fall into chunks', () => {
    const text = fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.nat(3))
      .map(([unit, power]) => unit.repeat(10 ** (2 * power)));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const out = new JsonBytes();
        for (const each of texts) out.text(each);
        expect(out.written).toBe(Buffer.byteLength(texts.join('')));
        expect(textOf(out)).toBe(texts.join(''));
      }),
      { numRuns: 20 },
    );
  });
});
