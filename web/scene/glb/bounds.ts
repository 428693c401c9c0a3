import type { Building } from '../building.ts';
import type { PlacedElement } from './placements.ts';

/** So many times farther from the middle than four fifths of the elements are: left out of what is looked at. */
const ASTRAY = 4;
const MOST = 0.8;

/** What a building stands on and among: terrain, plants. */
const surroundings: ReadonlySet<string> = new Set(['IfcSite', 'IfcGeographicElement']);

/** Numbers of the elements that are no spaces; of all where there are only spaces. */
export function withoutSpaces(elements: readonly PlacedElement[]): number[] {
  return keepSome([...elements.keys()], (number) => elements[number]?.isSpace === false);
}

/** Those of the elements that are no surroundings; all where there is nothing else. */
export function withoutSurroundings(numbers: readonly number[], elements: readonly PlacedElement[]): number[] {
  return keepSome(numbers, (number) => !surroundings.has(elements[number]?.class ?? ''));
}

/** Those that are wanted; all where there are none. */
function keepSome(numbers: readonly number[], isWanted: (number: number) => boolean): number[] {
  const wanted = numbers.filter(isWanted);
  return wanted.length === 0 ? [...numbers] : wanted;
}

/**
 * The elements without those astray: one forgotten object at the origin of the map, kilometres away, must not make the
 * building a dot. Measured from the median of their middles.
 */
export function nearTheOthers(elements: readonly number[], boxes: Float32Array): number[] {
  const middle = (element: number, axis: number) =>
    ((boxes[6 * element + axis] ?? 0) + (boxes[6 * element + 3 + axis] ?? 0)) / 2;
  const centre = [0, 1, 2].map((axis) =>
    share(
      elements.map((element) => middle(element, axis)),
      0.5,
    ),
  );
  const distances = elements.map((element) =>
    Math.hypot(...centre.map((value, axis) => middle(element, axis) - value)),
  );
  const limit = ASTRAY * share(distances, MOST) + 1;
  return elements.filter((_, at) => (distances[at] ?? 0) <= limit);
}

function share(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

/** The box around all of the elements; zero where there are none. */
export function boundsOf(elements: readonly number[], boxes: Float32Array): Building['bounds'] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const element of elements) {
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis] ?? 0, boxes[6 * element + axis] ?? 0);
      high[axis] = Math.max(high[axis] ?? 0, boxes[6 * element + 3 + axis] ?? 0);
    }
  }
  const [minX = 0, minY = 0, minZ = 0] = low;
  const [maxX = 0, maxY = 0, maxZ = 0] = high;
  return minX <= maxX ? [minX, minY, minZ, maxX, maxY, maxZ] : [0, 0, 0, 0, 0, 0];
}
