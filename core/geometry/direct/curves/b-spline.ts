import { decline } from '../declined.ts';
import { listOf, numberOf, pointOf, referenceOf, type Source } from '../source.ts';

/** Chords per stretch between knots, and of a curve at the most. */
const CHORDS_PER_SPAN = 8;
const MOST_CHORDS = 1 << 14;
const HIGHEST_DEGREE = 25;

/** IfcBSplineCurveWithKnots and IfcRationalBSplineCurveWithKnots, from the first to the last knot: x, y, z in turn. */
export function bSpline(source: Source, id: number): number[] {
  const [degreeValue, controlPoints, , , , multiplicities, knotValues, , weightValues] = source.reader.read(id);
  const degree = numberOf(degreeValue);
  const poles = listOf(controlPoints).map((point) => [...pointOf(source, referenceOf(point)), 1]);
  const weights = weightValues === undefined ? poles.map(() => 1) : listOf(weightValues).map(numberOf);
  const counts = listOf(multiplicities).map(numberOf);
  if (!counts.every((count) => Number.isInteger(count) && count > 0)) decline('spline of odd knots');
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!Number.isInteger(degree) || degree < 1 || degree > HIGHEST_DEGREE) decline('spline of an odd degree');
  if (total !== poles.length + degree + 1 || weights.length !== poles.length) decline('spline of odd knots');
  const knots = listOf(knotValues).flatMap((knot, at) => Array<number>(counts[at] ?? 0).fill(numberOf(knot)));
  const weighted = poles.map((pole, at) => pole.map((coordinate) => coordinate * (weights[at] ?? 1)));
  const spans = new Set(knots.slice(degree, poles.length + 1)).size - 1;
  const chords = Math.min(MOST_CHORDS, Math.max(1, spans) * (degree === 1 ? 1 : CHORDS_PER_SPAN));
  const [first, last] = [knots[degree] ?? 0, knots[poles.length] ?? 0];
  if (!(last > first)) decline('spline of odd knots');
  const points: number[] = [];
  let span = degree;
  for (let step = 0; step <= chords; step++) {
    const at = first + ((last - first) * step) / chords;
    while (span < poles.length - 1 && at >= (knots[span + 1] ?? 0)) span++;
    const [x = 0, y = 0, z = 0, weight = 1] = deBoor(weighted, knots, degree, span, at);
    points.push(x / weight, y / weight, z / weight);
  }
  return points;
}

/** The point at a parameter between the knots `span` and `span + 1`, by de Boor's algorithm. */
function deBoor(
  poles: readonly (readonly number[])[],
  knots: readonly number[],
  degree: number,
  span: number,
  at: number,
): number[] {
  const near = Array.from({ length: degree + 1 }, (_, number) => [...(poles[span - degree + number] ?? [])]);
  for (let round = 1; round <= degree; round++) {
    for (let number = degree; number >= round; number--) {
      const low = knots[span - degree + number] ?? 0;
      const high = knots[span + number - round + 1] ?? 0;
      const share = high > low ? (at - low) / (high - low) : 0;
      near[number] = (near[number] ?? []).map((value, axis) => {
        const before = near[number - 1]?.[axis] ?? 0;
        return before + share * (value - before);
      });
    }
  }
  return near[degree] ?? [];
}
