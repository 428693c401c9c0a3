import { decline } from '../declined.ts';
import { listOf, numberOf, type Source } from '../source.ts';
import { type CurveSegment, radiusOf } from './curve-segment.ts';

/** Radians by which a parabola may leave the direction that its placement has, before it would have to be turned. */
const SAME_ANGLE = 1e-4;

/** Height and its derivative. */
export interface HeightAndSlope {
  readonly height: number;
  readonly slope: number;
}

/** A segment of an IfcGradientCurve: heights over the distance along the curve that it lies on. */
export interface VerticalSegment {
  /** Distance along the base curve. */
  readonly start: number;
  readonly at: (distance: number) => HeightAndSlope;
}

/** A constant gradient, an arc or a parabola. @throws Declined where its parent curve is another one. */
export function verticalSegment(source: Source, segment: CurveSegment): VerticalSegment {
  const { start, keyword } = segment;
  switch (keyword) {
    case 'IFCLINE': {
      const slope = Math.tan(start.angle);
      return { start: start.x, at: (distance) => ({ height: start.y + slope * (distance - start.x), slope }) };
    }
    case 'IFCCIRCLE':
      return arc(segment, radiusOf(source, segment.parent));
    case 'IFCPOLYNOMIALCURVE':
      return parabola(source, segment);
    default:
      return decline(`gradient along ${keyword}`);
  }
}

function arc({ start, direction }: CurveSegment, radius: number): VerticalSegment {
  const at = (distance: number) => {
    const sine = Math.sin(start.angle) + (direction * (distance - start.x)) / radius;
    if (!(Math.abs(sine) < 1)) decline('distance beyond its gradient');
    const cosine = Math.sqrt(1 - sine * sine);
    const height = start.y + direction * radius * (Math.cos(start.angle) - cosine);
    return { height, slope: sine / cosine };
  };
  return { start: start.x, at };
}

/** IfcPolynomialCurve of which x is the parameter: y = b x + c x² + ... */
function parabola({ reader }: Source, { start, parent, from, direction }: CurveSegment): VerticalSegment {
  const [, coefficientsX, coefficientsY, coefficientsZ] = reader.read(parent);
  const [zero, one, ...more] = listOf(coefficientsX).map(numberOf);
  const isByX = zero === 0 && one === 1 && more.every((factor) => factor === 0);
  if (!isByX || coefficientsZ !== null || from !== 0 || direction < 0) decline('polynomial of another kind');
  const [, ...factors] = listOf(coefficientsY).map(numberOf);
  if (Math.abs(Math.atan(factors[0] ?? 0) - start.angle) > SAME_ANGLE) decline('polynomial that is turned');
  const at = (distance: number) => {
    const x = distance - start.x;
    let [height, slope] = [start.y, 0];
    for (const [power, factor] of factors.entries()) {
      height += factor * x ** (power + 1);
      slope += factor * (power + 1) * x ** power;
    }
    return { height, slope };
  };
  return { start: start.x, at };
}
