import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PropertyOperator, parsePropertyCondition } from '#core/model';

describe('a property condition as text', () => {
  it.each([
    ['Pset_DoorCommon.FireRating=EI30', { set: 'Pset_DoorCommon', name: 'FireRating', operator: '=', value: 'EI30' }],
    ['A.B>=2.5', { set: 'A', name: 'B', operator: '>=', value: '2.5' }],
    [' A . B c  !=  x y ', { set: 'A', name: 'B c', operator: '!=', value: 'x y' }],
    ['A.B~a=b', { set: 'A', name: 'B', operator: '~', value: 'a=b' }],
    ['A.B=', { set: 'A', name: 'B', operator: '=', value: '' }],
    ['A.Outer.Inner<1', { set: 'A', name: 'Outer.Inner', operator: '<', value: '1' }],
    ['"My.Set"."is ""it"" > 1"<=7', { set: 'My.Set', name: 'is "it" > 1', operator: '<=', value: '7' }],
  ])('reads %j', (text, condition) => {
    expect(parsePropertyCondition(text)).toEqual(condition);
  });

  it.each(['', 'A', 'A.B', 'A=1', '.B=1', 'A.=1', '"A.B=1', 'A.B'])('does not read %j', (text) => {
    expect(parsePropertyCondition(text)).toBeUndefined();
  });

  it('takes any names in quotes', () => {
    const name = fc.string({ minLength: 1 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const property = fc.property(
      name,
      name,
      fc.constantFrom(...PropertyOperator.options),
      (set, property, operator) => {
        const text = `${quoted(set)}.${quoted(property)}${operator}value`;
        expect(parsePropertyCondition(text)).toEqual({ set, name: property, operator, value: 'value' });
      },
    );
    fc.assert(property);
  });
});
