import { level, stair } from './dimensions.ts';

/** Heights and depths of the flight in mm. */
export const flight = {
  riser: level.upper / stair.risers,
  treads: stair.risers - 1,
  run: (stair.risers - 1) * stair.going,
  width: stair.east - stair.west,
} as const;

/** Steel plates on both sides, from `below` the pitch line to `above` it; they stand `gap` off wall and slab. */
export const stringer = { thickness: 12, above: 40, below: 250, gap: 10 } as const;

/** Where the stringers begin and end across the flight. */
export const stringerFaces = { inner: stringer.gap, outer: flight.width - stringer.gap } as const;

/** Height of the line through the nosings, `x` mm after the first riser. */
export function pitchLine(x: number): number {
  return (x / stair.going + 1) * flight.riser;
}
