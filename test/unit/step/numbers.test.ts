import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decoded } from '../../support/step.ts';

/** Many numbers of one file, so that a property does not open one for each. */
async function numbers(texts: readonly string[]): Promise<readonly unknown[]> {
  const { values, codes } = await decoded(texts.join(','));
  expect(codes).toEqual([]);
  return values;
}

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['42', 42],
    ['+3', 3],
    ['-7', -7],
    ['007', 7],
    ['1.', 1],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['+.25', 0.25],
    ['1.E3', 1000],
    ['1.e3', 1000],
    ['1E3', 1000],
    ['1.E+3', 1000],
    ['-1.5E-07', -1.5e-7],
    ['0.0E-400', 0],
    ['1.E-400', 0],
    ['4.9E-324', 5e-324],
    ['1.7976931348623157E308', Number.MAX_VALUE],
    ['0.017453292519943295', 0.017453292519943295],
    ['0.1000000000000000055511151231257827', 0.1],
    ['9007199254740993', 9007199254740992],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['1.E22', 1e22],
    ['1.E23', 1e23],
    ['0.000000000000000000000000000001', 1e-30],
  ])('%s is read', async (text, expected) => {
    expect(await numbers([text])).toEqual([expected]);
  });

  it('are exactly what Number makes of their text, however doubles are written', async () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    const text = fc.oneof(
      double.map(String),
      double.map((value) => value.toExponential().toUpperCase()),
      fc
        .tuple(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.integer({ min: 1, max: 21 }))
        .map(([value, digits]) => value.toPrecision(digits)),
      fc
        .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 20 }))
        .map(([value, digits]) => value.toFixed(digits)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 200, maxLength: 200 }), async (texts) => {
        expect(await numbers(texts)).toEqual(texts.map(Number));
      }),
      { numRuns: 50 },
    );
  });

  it('are exactly what Number makes of their text, for any digits, point and exponent', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 25 });
    const sign = fc.constantFrom('', '-', '+');
    const exponent = fc.oneof(
      fc.constant(''),
      fc.tuple(fc.constantFrom('E', 'e'), sign, fc.integer({ min: 0, max: 280 })).map((parts) => parts.join('')),
    );
    const text = fc.tuple(sign, digits, fc.constantFrom('', '.'), digits, exponent).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 200, maxLength: 200 }), async (texts) => {
        expect(await numbers(texts)).toEqual(texts.map(Number));
      }),
      { numRuns: 50 },
    );
  });

  it.each([['1e400'], ['-1.E999999999999'], ['-'], ['+'], ['-.'], ['1.E'], ['1.E+'], ['1.2.3'], ['1-2'], ['0x10']])(
    '%s is none, and reported',
    async (text) => {
      const { values, codes } = await decoded(`${text},7`);
      expect(codes).toEqual(['step/malformed-statement']);
      expect(values).toHaveLength(2);
      expect(values[1]).toBe(7);
    },
  );

  it('that are too large for a double are not given', async () => {
    expect((await decoded('1e400')).values).toEqual([null]);
  });
});
