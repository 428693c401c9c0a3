import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonBytes } from '../../../core/ifc/json-bytes.ts';
import { WrittenLately } from '../../../core/ifc/properties/lines/written-lately.ts';

const MIB = 2 ** 20;
const textOf = (out: JsonBytes) => Buffer.concat(out.finish()).toString();

describe('JSON written as bytes', () => {
  it('has every number as JavaScript writes it', () => {
    const number = fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 20 }), (numbers) => {
        const out = new JsonBytes();
        for (const value of numbers) {
          out.reserve(12);
          out.uint(value);
          out.text(',');
        }
        expect(textOf(out)).toBe(numbers.map((value) => `${value},`).join(''));
      }),
    );
  });

  it('has numbers as JSON.stringify writes them, too', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 20 }), (numbers) => {
        const out = new JsonBytes();
        out.numbers(numbers);
        expect(textOf(out)).toBe(JSON.stringify(numbers));
      }),
    );
  });

  it('has numbers rounded to decimal places', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6), (value, places) => {
        const out = new JsonBytes();
        out.decimal(value, places);
        const rounded = (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places)) / 10 ** places;
        expect(Number(textOf(out))).toBe(rounded + 0);
        expect(textOf(out)).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
      }),
    );
  });

  it('has numbers rounded to nine digits, whatever their size', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -12, max: 18 }), (value, power) => {
        const out = new JsonBytes();
        const number = value * 10 ** power;
        out.significant(-number);
        expect(Math.abs(Number(textOf(out)) + number)).toBeLessThanOrEqual(number * 5.1e-9);
      }),
    );
    const out = new JsonBytes();
    for (const value of [0, 1e-30, 0.11985611220527304, 123456789012, 1e300]) {
      out.significant(value);
      out.text(' ');
    }
    expect(textOf(out)).toBe('0 0 0.119856112 123456789012 1e+300 ');
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

  it('puts into quotes only what is the same in STEP and in JSON', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{0,20}$/), (written) => {
        const out = new JsonBytes();
        out.reserve(100);
        const isBare = out.bare(Buffer.from(`'${written}'`), 1, written.length + 1);
        expect(isBare).toBe(!/["'\\]/.test(written));
        expect(textOf(out)).toBe(isBare ? JSON.stringify(written) : '');
      }),
    );
  });

  it('writes again what was written lately, and says so of what was not', () => {
    const out = new JsonBytes();
    const lately = new WrittenLately(4);
    const write = (id: number, text: string) => {
      if (lately.again(id, out)) return 'again';
      const { chunk, at } = out;
      out.text(text);
      lately.keep(id, out, chunk, at);
      return 'anew';
    };
    expect([write(1, 'one'), write(2, 'two'), write(1, 'one'), write(5, 'five'), write(1, 'one')]).toEqual([
      'anew',
      'anew',
      'again',
      'anew',
      'anew', // #5 has taken its place.
    ]);
    out.text('x'.repeat(3 * MIB));
    expect(write(1, 'one')).toBe('again');
    for (let mib = 0; mib < 40; mib++) out.text('y'.repeat(MIB));
    expect(write(1, 'one')).toBe('anew');
    expect(textOf(out)).toBe(`onetwoonefiveone${'x'.repeat(3 * MIB)}one${'y'.repeat(40 * MIB)}one`);
  });
});
