import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../../api/cursor.ts';

const Place = z.object({ id: z.string(), at: z.number() });

describe('a cursor', () => {
  it('leads back to the place it was made from', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (id, at) => {
        const cursor = encodeCursor({ id, at });
        expect(decodeCursor(Place, cursor)).toEqual({ id, at });
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });

  it('is nothing where it was made up', () => {
    fc.assert(fc.property(fc.string(), (made) => expect(decodeCursor(Place, made)).toBeUndefined()));
    expect(decodeCursor(Place, encodeCursor({ id: 7 }))).toBeUndefined();
  });
});
