import { describe, expect, it } from '@jest/globals';
import type { BodyProduct } from '#core/ifc';
import { orderOfShapes } from '#core/processing';

/** Class by class; the digits are the places of the statements, in the order of the file. */
const expected = ['IfcWall 5', 'IfcWall 9', 'IfcSpace 7', 'IfcSpace 2', 'IfcDoor 6', 'IfcDoor 3'].map(
  (text): BodyProduct => {
    const [name = '', id] = text.split(' ');
    return { expressId: Number(id), globalId: null, class: name, name: null, isSpace: name === 'IfcSpace' };
  },
);
const order = (isHeld: boolean) => [
  ...orderOfShapes(expected, { index: { isHeld }, placeOf: (expressId) => ({ expressId, byte: expressId * 1e10 }) }),
];

describe('The order in which shapes are made', () => {
  it('is class by class where the file is held whole, spaces first', () => {
    expect(order(true)).toEqual([7, 2, 5, 9, 6, 3]);
  });

  it('is that of the file where it is read in pages, spaces first', () => {
    expect(order(false)).toEqual([2, 7, 3, 5, 6, 9]);
  });
});
