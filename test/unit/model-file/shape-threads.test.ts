import { describe, expect, it } from '@jest/globals';
import { shapeThreads, usualShapeThreads } from '#adapters/model-file';

describe('The number of threads that make shapes', () => {
  it('is what PLINTH_SHAPE_THREADS says', () => {
    expect(shapeThreads({ PLINTH_SHAPE_THREADS: '3' })).toBe(3);
  });

  it('leaves the thread that reads the data a processor, but is never 0', () => {
    expect(shapeThreads({})).toBe(usualShapeThreads());
    expect(shapeThreads({ PLINTH_SHAPE_THREADS: '' })).toBe(usualShapeThreads());
    expect(usualShapeThreads()).toBeGreaterThan(0);
  });

  it.each(['0', '65', '1.5', '1e1', 'many'])('is never %j', (text) => {
    expect(() => shapeThreads({ PLINTH_SHAPE_THREADS: text })).toThrow('a whole number from 1 to 64');
  });
});
