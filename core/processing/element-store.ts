import {
  ELEMENT_NUMBERS,
  type ElementColumns,
  type ElementGeometry,
  measuresAt,
  PackedElement,
  type PackedElements,
  packElement,
} from '#core/geometry';
import type { Box3, MeshMeasures, Point3 } from '#core/model';

/** Where `writeElementNumbers` puts the number of triangles. */
const TRIANGLES = 11;

/** See `ElementColumns`. */
export type PlacementColumns = Pick<ElementColumns, 'meshes' | 'colors' | 'matrices'>;

/**
 * What elements look like, in the columns in which threads handed them over: nothing is copied. Objects are made when they
 * are asked for; their matrices are views.
 */
export class ElementStore {
  readonly #rows = new Map<number, number>();
  /** Of each element, the columns that it is in, and its number there. */
  readonly #columns: PackedElements[] = [];
  readonly #numbers: number[] = [];
  #placements = 0;

  get size(): number {
    return this.#rows.size;
  }

  has(expressId: number): boolean {
    return this.#rows.has(expressId);
  }

  get(expressId: number): ElementGeometry | undefined {
    const row = this.#rows.get(expressId);
    return row === undefined ? undefined : new PackedElement(this.#columnsOf(row), this.#numbers[row] ?? 0);
  }

  /** What the shape of an element measures, without anything else of it. */
  measuresOf(expressId: number): MeshMeasures | undefined {
    const row = this.#rows.get(expressId);
    return row === undefined ? undefined : measuresAt(this.#columnsOf(row).numbers, this.#placeOf(row));
  }

  /** How many placements all elements have together. */
  get placementCount(): number {
    return this.#placements;
  }

  /** What all elements have together: triangles, and the box around them in metres, inside out where there are none. */
  totals(): { readonly triangles: number; readonly box: Box3 } {
    const min: Point3 = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const max: Point3 = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let triangles = 0;
    for (let row = 0; row < this.#numbers.length; row++) {
      const { numbers } = this.#columnsOf(row);
      const at = this.#placeOf(row);
      triangles += numbers[at + TRIANGLES] ?? 0;
      for (const axis of [0, 1, 2] as const) {
        min[axis] = Math.min(min[axis], numbers[at + axis] ?? 0);
        max[axis] = Math.max(max[axis], numbers[at + 3 + axis] ?? 0);
      }
    }
    return { triangles, box: { min, max } };
  }

  /**
   * Writes the placements of an element as columns of a GLB's model have them.
   *
   * @param at how many placements stand there already.
   * @returns how many stand there then; -1, with nothing written, where there is no such element.
   */
  copyPlacements(expressId: number, { meshes, colors, matrices }: PlacementColumns, at: number): number {
    const row = this.#rows.get(expressId);
    if (row === undefined) return -1;
    const columns = this.#columnsOf(row);
    const number = this.#numbers[row] ?? 0;
    const first = number === 0 ? 0 : (columns.ends[number - 1] ?? 0);
    const count = (columns.ends[number] ?? 0) - first;
    for (let one = 0; one < count; one++) meshes[at + one] = columns.meshes[first + one] ?? 0;
    for (let one = 0; one < 4 * count; one++) colors[4 * at + one] = columns.colors[4 * first + one] ?? 0;
    for (let one = 0; one < 16 * count; one++) matrices[16 * at + one] = columns.matrices[16 * first + one] ?? 0;
    return at + count;
  }

  /** @param geometry of an element that is not there yet. */
  add(geometry: ElementGeometry): void {
    const { columns, element, first, end } = packElement(geometry);
    this.#rows.set(geometry.expressId, this.#numbers.length);
    this.#columns.push(columns);
    this.#numbers.push(element);
    this.#placements += end - first;
  }

  #columnsOf(row: number): PackedElements {
    const columns = this.#columns[row];
    if (columns === undefined) throw new RangeError(`There is no element ${row}.`);
    return columns;
  }

  /** Where its numbers begin in its columns. */
  #placeOf(row: number): number {
    return (this.#numbers[row] ?? 0) * ELEMENT_NUMBERS;
  }
}
