import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlainNumberReader } from '../../../core/step/plain-number.ts';
import { NumberList, readPlainNumbers, readPlainReferences, readPlainTuple } from '../../../core/step/plain-tuple.ts';
import { RecentTexts } from '../../../core/step/recent-texts.ts';

const bytesOf = (text: string) => Buffer.from(`${text}\0`, 'latin1');

function tuple(text: string): number[] | undefined {
  const found = { x: 7, y: 7, z: 7 };
  return readPlainTuple(bytesOf(text), 0, found) ? [found.x, found.y, found.z] : undefined;
}

/** Whole and fractional part as a file writes them: `12.`, `-0.5`, `7`. */
const written = fc
  .tuple(fc.boolean(), fc.stringMatching(/^[0-9]{1,9}$/), fc.option(fc.stringMatching(/^[0-9]{0,18}$/)))
  .map(([isNegative, whole, part]) => `${isNegative ? '-' : ''}${whole}${part === null ? '' : `.${part}`}`);

describe('a number', () => {
  const read = (text: string) => new PlainNumberReader().read(bytesOf(text), 0);

  it('is what Number reads, to the last bit, also of more digits than a double holds', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{15,17}$/);
    fc.assert(
      fc.property(digits, fc.nat({ max: 18 }), (all, behind) => {
        const text = `${all.slice(0, all.length - Math.min(behind, all.length))}.${all.slice(all.length - Math.min(behind, all.length))}`;
        const number = read(text);
        if (!Number.isNaN(number)) expect(number).toBe(Number(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('is seldom left to the reader of everything', () => {
    const numbers = fc
      .sample(fc.double({ min: -1000, max: 1000, noNaN: true }), 1000)
      .filter((one) => Math.abs(one) > 1e-3);
    const left = numbers.filter((one) => Number.isNaN(read(String(one))));
    expect(left.length).toBeLessThan(numbers.length / 20);
  });
});

describe('a list of tuples', () => {
  it('is read flat', () => {
    const target = new NumberList();
    const text = '((1.,-2.5),(3.,4.))';
    expect(readPlainNumbers(bytesOf(text), 0, target)).toBe(text.length);
    expect([...target.values.subarray(0, target.length)]).toEqual([1, -2.5, 3, 4]);
  });

  it.each(['((1., 2.))', '($)', '((1.,2.)', '((1.E0))'])(
    'is left to the reader of everything where it is %s',
    (text) => {
      expect(readPlainNumbers(bytesOf(text), 0, new NumberList())).toBe(-1);
    },
  );
});

describe('a tuple of numbers', () => {
  it('is read as Number reads each of them, or not at all', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 3 }), (numbers) => {
        const found = tuple(`((${numbers.join(',')}))`);
        if (found === undefined) return;
        read++;
        expect(found).toEqual([0, 1, 2].map((at) => Number(numbers[at] ?? '0')));
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it.each([
    '((1.,2. ,3.))',
    '((1.E2))',
    '((+1.))',
    '(())',
    '((1.;',
    '((1.,2.,3.,4.))',
    '((12345678901234567.))',
    '(1.)',
  ])('is left to the reader of everything where it is %s', (text) => expect(tuple(text)).toBeUndefined());
});

describe('a list of references', () => {
  it('is read where nothing stands between them', () => {
    const target: number[] = [];
    expect(readPlainReferences(bytesOf('(#1,#23,#4294967295)'), 0, target)).toBe(3);
    expect(target).toEqual([1, 23, 4294967295]);
  });

  it.each(['()', '(#1, #2)', '($)', '(#)', '(#1', '#1)'])(
    'is left to the reader of everything where it is %s',
    (text) => {
      expect(readPlainReferences(bytesOf(text), 0, [])).toBe(-1);
    },
  );
});

describe('texts that come again', () => {
  it('are the text of their bytes, whatever came before', () => {
    const texts = new RecentTexts();
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 50 }), (words) => {
        for (const word of words) {
          const bytes = Buffer.from(word, 'latin1');
          expect(texts.of(bytes, 0, bytes.length)).toBe(bytes.toString('latin1'));
        }
      }),
    );
  });
});
