import { describe, expect, it } from '@jest/globals';
import { ShapesByNumbers } from '../../../../core/geometry/direct/shape-key.ts';
import { TwoGenerations } from '../../../../core/geometry/direct/two-generations.ts';

const asked = (shapes: ShapesByNumbers<string>, ...numbers: number[]) => {
  shapes.reset();
  for (const number of numbers) shapes.add(number);
  return shapes;
};

describe('shapes by their numbers', () => {
  it('are found again by the same numbers, and by no others', () => {
    const shapes = new ShapesByNumbers<string>();
    asked(shapes, 1, 2, 3).keep('a');
    asked(shapes, 1, 2, 3.0000000000000004).keep('b');
    expect(asked(shapes, 1, 2, 3).find()).toBe('a');
    expect(asked(shapes, 1, 2, 3.0000000000000004).find()).toBe('b');
    expect(asked(shapes, 1, 2).find()).toBeUndefined();
    expect(asked(shapes, 3, 2, 1).find()).toBeUndefined();
  });

  it('tell two lists from one that is as long as both', () => {
    const shapes = new ShapesByNumbers<string>();
    shapes.reset();
    shapes.addAll([1, 2]);
    shapes.addAll([3]);
    shapes.keep('two lists');
    shapes.reset().addAll([1, 2, 3]);
    expect(shapes.find()).toBeUndefined();
  });

  it('may be of any number of numbers', () => {
    const shapes = new ShapesByNumbers<string>();
    const many = Array.from({ length: 5000 }, (_, at) => at / 7);
    asked(shapes, ...many).keep('long');
    expect(asked(shapes, ...many).find()).toBe('long');
    expect(asked(shapes, ...many.slice(1)).find()).toBeUndefined();
  });
});

describe('what is recent', () => {
  it('is kept as long as it is asked for, and no more than two generations of it', () => {
    const recent = new TwoGenerations<number, number>(10);
    for (let key = 0; key < 100; key++) {
      recent.set(key, key);
      expect(recent.get(0)).toBe(0);
    }
    const known = Array.from({ length: 100 }, (_, key) => recent.get(key)).filter((value) => value !== undefined);
    expect(known.length).toBeLessThanOrEqual(21);
    expect(recent.get(99)).toBe(99);
  });

  it('is less where it weighs more', () => {
    const recent = new TwoGenerations<number, string>(10, (text) => text.length);
    recent.set(1, 'a word of twenty signs');
    expect(recent.get(1)).toBeDefined();
    recent.set(2, 'another of about as many');
    expect(recent.get(1)).toBeDefined();
    recent.set(3, 'x');
    expect(recent.get(2)).toBeUndefined();
    expect(recent.get(3)).toBe('x');
  });
});
