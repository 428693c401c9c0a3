import type { MeshMeasures } from '#core/model';
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
  target.set(box.min, at);
  target.set(box.max, at + 3);
  target.set(centroid, at + 6);
  target[at + 9] = area;
  target[at + 10] = volume;
  target[at + 11] = triangles;
  target[at + FLAGS] = (closed ? CLOSED : 0) | (wasInsideOut ? INSIDE_OUT : 0);
}

/** What `writeElementNumbers` has written. */
export function measuresAt(numbers: Float64Array, at: number): MeshMeasures {
  const number = (offset: number) => numbers[at + offset] ?? 0;
  return {
    triangles: number(11),
    box: { min: [number(0), number(1), number(2)], max: [number(3), number(4), number(5)] },
    area: number(9),
    volume: number(10),
    centroid: [number(6), number(7), number(8)],
    closed: (number(FLAGS) & CLOSED) !== 0,
  };
}

/** What `writeElementNumbers` has written. */
export function wasInsideOutAt(numbers: Float64Array, at: number): boolean {
  return ((numbers[at + FLAGS] ?? 0) & INSIDE_OUT) !== 0;
}
