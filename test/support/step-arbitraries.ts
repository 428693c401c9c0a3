import fc from 'fast-check';
import { Binary, Derived, Enumeration, Reference, type StepValue, TypedValue } from '#core/step';
import type { Instance, Style } from './step-writer.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_';
const keyword = fc
  .tuple(fc.constantFrom(...letters), fc.string({ unit: fc.constantFrom(...letters, ...'0123456789'), maxLength: 12 }))
  .map(([first, rest]) => `IFC${first}${rest}`);

const id = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 0xffffffff }));

/** Of all of Unicode, and of what looks like syntax. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom(';', "'", '\\', '\\S\\', '\\X2\\', '#1=', '/*', '*/', ')', '(', ',', 'ä', 'ENDSEC;', '😀'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((value) => Number(value.toFixed(3))),
);

const { value } = fc.letrec<{ value: StepValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.constant(Derived.value),
    number,
    text,
    id.map((to) => new Reference(to)),
    keyword.map((name) => new Enumeration(name)),
    fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), maxLength: 6 }).map((hex) => new Binary(`0${hex}`)),
    fc.tuple(keyword, tie('value')).map(([type, held]) => new TypedValue(type, held)),
    fc.array(tie('value'), { maxLength: 5 }),
  ),
}));
const values = fc.array(value, { maxLength: 6 });

const instance: fc.Arbitrary<Instance> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ id, keyword, values }) },
  {
    weight: 1,
    arbitrary: fc.record({
      id,
      keyword: fc.constant(''),
      values: fc.array(
        fc.tuple(keyword, values).map(([type, held]) => new TypedValue(type, held)),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
);

/** Instances with ids of their own, in any order. */
export const instances = fc.uniqueArray(instance, { selector: (each) => each.id, maxLength: 20 });

const comment = fc
  .array(fc.constantFrom("'", ';', '#1=IFCX(', '*', '/', '/*', '\n', 'ENDSEC;', 'x'), { maxLength: 5 })
  .map((parts) => `/*${parts.join('').replaceAll('*/', '* /')} */`);

/** Any way of writing them. */
export const style: fc.Arbitrary<Style> = fc.record({
  gaps: fc.oneof(
    fc.constant(['']),
    fc.array(fc.oneof(fc.constantFrom('', '', ' ', '\n', '\r\n', '\r', '\t'), comment), {
      minLength: 1,
      maxLength: 40,
    }),
  ),
  characters: fc.array(fc.nat(10), { minLength: 1, maxLength: 20 }),
  numbers: fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }),
});
