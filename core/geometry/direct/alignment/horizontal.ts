import { decline } from '../declined.ts';
import { numberOf, type Source } from '../source.ts';
import { type CurveSegment, type PlacedTangent, radiusOf } from './curve-segment.ts';

/** Radians that a curve may turn over one step of the integration: five nodes leave less than 1E-15 of its length. */
const STEP = 0.2;
/** Turns of more than this are no alignment. */
const MOST_STEPS = 10_000;
/** Gauss-Legendre on -1 to 1. */
const NODES = [
  [0, 128 / 225],
  ...[-1, 1].flatMap((side) => [
    [(side * Math.sqrt(5 - 2 * Math.sqrt(10 / 7))) / 3, (322 + 13 * Math.sqrt(70)) / 900] as const,
    [(side * Math.sqrt(5 + 2 * Math.sqrt(10 / 7))) / 3, (322 - 13 * Math.sqrt(70)) / 900] as const,
  ]),
] as const;

/** How a curve turns: the angle since a start, by the length from there, and its greatest curvature. */
interface Turning {
  readonly turned: (along: number) => number;
  readonly sharpest: number;
}

/** A segment of an alignment as seen from above: a line, an arc, or a clothoid between them. */
export class HorizontalSegment {
  readonly length: number;
  readonly #start: PlacedTangent;
  readonly #turning: Turning;

  /** @throws Declined where its parent curve is another one. */
  constructor(source: Source, segment: CurveSegment) {
    this.length = segment.length;
    this.#start = segment.start;
    this.#turning = turningOf(source, segment);
  }

  /** @param along length from its start. */
  at(along: number): PlacedTangent {
    const { turned, sharpest } = this.#turning;
    const { x, y, angle } = this.#start;
    const steps = Math.max(1, Math.ceil((sharpest * along) / STEP));
    if (!(steps <= MOST_STEPS)) decline('curve of too many turns');
    const half = along / steps / 2;
    let [dx, dy] = [0, 0];
    for (let step = 0; step < steps; step++) {
      for (const [node, weight] of NODES) {
        const there = angle + turned((2 * step + 1 + node) * half);
        dx += weight * Math.cos(there);
        dy += weight * Math.sin(there);
      }
    }
    return { x: x + dx * half, y: y + dy * half, angle: angle + turned(along) };
  }
}

function turningOf(source: Source, { keyword, parent, from, length, direction }: CurveSegment): Turning {
  switch (keyword) {
    case 'IFCLINE':
      return { turned: () => 0, sharpest: 0 };
    case 'IFCCIRCLE': {
      const radius = radiusOf(source, parent);
      return { turned: (along) => (direction * along) / radius, sharpest: 1 / radius };
    }
    case 'IFCCLOTHOID': {
      // Its curvature is A s / |A³|: what it has turned since its middle is s² / 2A², to the side of A's sign.
      const constant = numberOf(source.reader.argument(parent, 1));
      if (constant === 0) decline('curve without radius');
      const rate = Math.sign(constant) / constant ** 2;
      const angle = (at: number) => (rate * at * at) / 2;
      const furthest = Math.max(Math.abs(from), Math.abs(from + direction * length));
      return {
        turned: (along) => angle(from + direction * along) - angle(from),
        sharpest: Math.abs(rate) * furthest,
      };
    }
    default:
      return decline(`alignment along ${keyword}`);
  }
}
