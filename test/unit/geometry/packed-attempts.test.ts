import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Attempt,
  attemptAt,
  countOf,
  type ElementGeometry,
  type PackedAttempts,
  type PositionedAttempt,
  positionAt,
} from '#core/geometry';
import { inFull } from '../../support/geometry.ts';
import { packAttempts } from '../../support/packed.ts';

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const point = fc.tuple(number, number, number);
const whole = fc.nat(0xffff_ffff);

/** The last row is that of every matrix that places something. */
const matrix = fc
  .array(number, { minLength: 12, maxLength: 12 })
  .map((entries) =>
    Float64Array.from({ length: 16 }, (_, at) => (at % 4 < 3 ? (entries[at - (at >> 2)] ?? 0) : +(at === 15))),
  );
const placement = fc.record({ mesh: whole, color: fc.tuple(number, number, number, number), matrix });

const geometry: fc.Arbitrary<ElementGeometry> = fc.record({
  expressId: whole,
  placements: fc.array(placement, { minLength: 1, maxLength: 4 }),
  measures: fc.record({
    triangles: whole,
    box: fc.record({ min: point, max: point }),
    area: number,
    volume: number,
    centroid: point,
    closed: fc.boolean(),
  }),
  wasInsideOut: fc.boolean(),
});
const made = fc.record({
  item: fc.constantFrom('', 'IFCBLOCK', 'IFCSPHERE'),
  openings: fc.boolean(),
  milliseconds: number,
});

const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ status: fc.constant('produced' as const), geometry, made }) },
  fc.record({ status: fc.constant('produced' as const), geometry }),
  fc.record({ status: fc.constant('empty' as const), expressId: whole }),
  fc.record({ status: fc.constant('declined' as const), expressId: whole, reason: fc.string(), made }),
);
const attempts = fc.array(fc.record({ position: whole, attempt }), { maxLength: 20 });

/** All that can be read of them, by position where they came with one. */
const unpacked = (packed: PackedAttempts): PositionedAttempt[] =>
  Array.from({ length: countOf(packed) }, (_, at) => {
    const told = attemptAt(packed, at);
    return { position: positionAt(packed, at), attempt: told.status === 'declined' ? told : inFull(told) };
  });

describe('Attempts in columns', () => {
  it('are read as they were packed, those that produced something first', () => {
    fc.assert(
      fc.property(attempts, (given) => {
        const isProduced = ({ attempt: { status } }: PositionedAttempt) => status === 'produced';
        const expected = [...given.filter(isProduced), ...given.filter((one) => !isProduced(one))];
        expect(unpacked(structuredClone(packAttempts(given)))).toEqual(expected);
      }),
    );
  });

  it('lie in one piece of memory', () => {
    const {
      others: _others,
      kinds: _kinds,
      ...columns
    } = packAttempts(fc.sample(fc.record({ position: whole, attempt }), 9));
    expect(new Set(Object.values(columns).map(({ buffer }) => buffer)).size).toBe(1);
  });
});
