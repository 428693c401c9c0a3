import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byteRange } from '../../../api/byte-range.ts';

describe('a Range header', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 4 }],
    ['bytes=4-', { start: 4, end: 10 }],
    ['bytes=-3', { start: 7, end: 10 }],
    ['bytes=-99', { start: 0, end: 10 }],
    ['bytes=8-99', { start: 8, end: 10 }],
    ['bytes = 0 - 0', { start: 0, end: 1 }],
  ])('%s asks for a part of ten bytes', (header, range) => {
    expect(byteRange(header, 10)).toEqual(range);
  });

  it.each([undefined, 'items=0-1', 'bytes=', 'bytes=-', 'bytes=0-1,4-5', 'bytes=3-1', 'nonsense'])(
    '%s gets the whole',
    (header) => {
      expect(byteRange(header, 10)).toBeUndefined();
    },
  );

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s is nowhere in ten bytes', (header) => {
    expect(byteRange(header, 10)).toBeNull();
  });

  it('never leads out of the file', () => {
    const bound = fc.option(fc.nat(2000), { nil: '' });
    fc.assert(
      fc.property(bound, bound, fc.nat(1000), (first, last, size) => {
        const range = byteRange(`bytes=${first}-${last}`, size);
        if (!range) return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(size);
      }),
    );
  });
});
