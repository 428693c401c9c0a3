import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LongLists } from '../../../core/step/long-lists.ts';

const lists = new LongLists();
/** What follows the list in its statement, and the statement in its file. */
const BEHIND = ',$);\n#2=';

function numbersOf(text: string): number[] | undefined {
  const bytes = Buffer.from(`#1=X(${text}${BEHIND}`, 'latin1');
  const numbers = lists.numbers(bytes, 5, 5 + text.length + 4);
  if (numbers !== undefined) expect(lists.end).toBe(5 + text.length);
  return numbers && [...numbers];
}

const behind = (text: string) => {
  const bytes = Buffer.from(`#1=X(${text}${BEHIND}`, 'latin1');
  const end = lists.behind(bytes, 5, 5 + text.length + 4);
  return end < 0 ? end : end - 5;
};

/** As files write them: `12.`, `-0.5`, `7`, of up to 25 digits, and what doubles are printed as. */
const written = fc.oneof(
  fc
    .tuple(fc.boolean(), fc.stringMatching(/^[0-9]{1,12}$/), fc.option(fc.stringMatching(/^[0-9]{0,13}$/)))
    .map(([isNegative, whole, part]) => `${isNegative ? '-' : ''}${whole}${part === null ? '' : `.${part}`}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((real) => real.toExponential().toUpperCase()),
);

describe('numbers of a long list', () => {
  it('are what Number makes of their texts, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(fc.array(written, { minLength: 1, maxLength: 3 }), { minLength: 1 }), (tuples) => {
        const text = `(${tuples.map((tuple) => `(${tuple.join(',')})`).join(',')})`;
        expect(numbersOf(text)).toEqual(tuples.flat().map(Number));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['((1., 2.))', '($)', '((1.,2.)', '((1.E))', '((1.E999))', "('1.')", '((+1.))', '(#1)', '((1.,./**/2.))'])(
    'are left to the reader of everything where the list is %s',
    (text) => {
      expect(numbersOf(text)).toBeUndefined();
    },
  );

  it('are read of as many bytes as the memory has room for', () => {
    const count = 250_000;
    const numbers = Array.from({ length: count }, (_, at) => String(at % 1000));
    const text = `(${numbers.join(',')})`;
    expect(LongLists.takes(text.length)).toBe(true);
    expect(numbersOf(text)).toEqual(numbers.map(Number));
  });
});

describe('a long list', () => {
  it('ends where its parentheses do', () => {
    const nested = fc.letrec<{ list: string; item: string }>((tie) => ({
      item: fc.oneof(written, fc.constantFrom('$', '*', '#12', '.T.', ' ', 'IFCX(2.)'), tie('list')),
      list: fc.array(tie('item'), { maxLength: 20 }).map((items) => `(${items.join(',')})`),
    }));
    fc.assert(fc.property(nested.list, (text) => expect(behind(text)).toBe(text.length)));
  });

  it.each(["('a)',1)", '(/*)*/1)', '((1,(2)'])('is passed over by the reader of everything where it is %s', (text) => {
    expect(behind(text)).toBe(-1);
  });
});
