import type { MeshMeasures, Point3 } from '#core/model';
import type { ElementGeometry } from './mesh.ts';

/** Numbers that tell of an element apart from its placements: box, centroid, area, volume, triangles, flags. */
export const ELEMENT_NUMBERS = 13;
const FLAGS = 12;
const CLOSED = 1;
const INSIDE_OUT = 2;

/** Writes the element's numbers from `at` on. */
export function writeElementNumbers(
  { measures, wasInsideOut }: Pick<ElementGeometry, 'measures' | 'wasInsideOut'>,
  target: Float64Array,
  at: number,
): void {
  const { box, centroid, area, volume, triangles, closed } = measures;
  // One by one: `set` goes through the iterator of what is no typed array.
  for (let axis = 0; axis < 3; axis++) {
    target[at + axis] = box.min[axis] ?? 0;
    target[at + 3 + axis] = box.max[axis] ?? 0;
    target[at + 6 + axis] = centroid[axis] ?? 0;
  }
  target[at + 9] = area;
  target[at + 10] = volume;
  target[at + 11] = triangles;
  target[at + FLAGS] = (closed ? CLOSED : 0) | (wasInsideOut ? INSIDE_OUT : 0);
}

/** What `writeElementNumbers` has written. */
export function measuresAt(numbers: Float64Array, at: number): MeshMeasures {
  return {
    triangles: numbers[at + 11] ?? 0,
    box: { min: pointAt(numbers, at), max: pointAt(numbers, at + 3) },
    area: numbers[at + 9] ?? 0,
    volume: numbers[at + 10] ?? 0,
    centroid: pointAt(numbers, at + 6),
    closed: ((numbers[at + FLAGS] ?? 0) & CLOSED) !== 0,
  };
}

function pointAt(numbers: Float64Array, at: number): Point3 {
  return [numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0];
}

/** What `writeElementNumbers` has written. */
export function wasInsideOutAt(numbers: Float64Array, at: number): boolean {
  return ((numbers[at + FLAGS] ?? 0) & INSIDE_OUT) !== 0;
}
