import {
  ELEMENT_NUMBERS,
  type ElementColumns,
  type ElementGeometry,
  measuresAt,
  PackedElement,
  type Placement,
  wasInsideOutAt,
  writeElementNumbers,
} from '#core/geometry';
import type { Box3, MeshMeasures, Point3 } from '#core/model';

/** Elements, or placements, whose numbers lie in one piece of memory. */
const ROWS_PER_CHUNK = 1 << 12;
/** What `writeElementNumbers` writes, and where the element's placements end. */
const ELEMENT = ELEMENT_NUMBERS + 1;
const PLACEMENTS_END = ELEMENT_NUMBERS;
/** Mesh, colour, and the matrix without its last row. */
const PLACEMENT = 17;

/** See `ElementColumns`. */
export type PlacementColumns = Pick<ElementColumns, 'meshes' | 'colors' | 'matrices'>;

/**
 * What elements look like, in columns: 112 bytes for each and 136 for each placement, where their objects take five times
 * as much. Objects are made when they are asked for, and are the caller's.
 */
export class ElementStore {
  readonly #rows = new Map<number, number>();
  readonly #elements = new Rows(ELEMENT);
  readonly #placements = new Rows(PLACEMENT);

  get size(): number {
    return this.#rows.size;
  }

  has(expressId: number): boolean {
    return this.#rows.has(expressId);
  }

  get(expressId: number): ElementGeometry | undefined {
    const row = this.#rows.get(expressId);
    if (row === undefined) return undefined;
    const first = this.#firstPlacement(row);
    const end = this.#firstPlacement(row + 1);
    const stored = { numbers: this.#elements.chunk(row), at: this.#elements.place(row), first, end };
    return new StoredElement(expressId, stored, this.#placements);
  }

  /** What the shape of an element measures, without anything else of it. */
  measuresOf(expressId: number): MeshMeasures | undefined {
    const row = this.#rows.get(expressId);
    return row === undefined ? undefined : measuresAt(this.#elements.chunk(row), this.#elements.place(row));
  }

  /** How many placements all elements have together. */
  get placementCount(): number {
    return this.#placements.count;
  }

  /** What all elements have together: triangles, and the box around them in metres, inside out where there are none. */
  totals(): { readonly triangles: number; readonly box: Box3 } {
    const min: Point3 = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const max: Point3 = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let triangles = 0;
    for (let row = 0; row < this.#elements.count; row++) {
      const measures = measuresAt(this.#elements.chunk(row), this.#elements.place(row));
      triangles += measures.triangles;
      for (const axis of [0, 1, 2] as const) {
        min[axis] = Math.min(min[axis], measures.box.min[axis]);
        max[axis] = Math.max(max[axis], measures.box.max[axis]);
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
  copyPlacements(expressId: number, target: PlacementColumns, at: number): number {
    const row = this.#rows.get(expressId);
    if (row === undefined) return -1;
    const first = this.#firstPlacement(row);
    const end = this.#firstPlacement(row + 1);
    const rows = this.#placements;
    for (let from = first; from < end; from++) {
      copyPlacement(rows.chunk(from), rows.place(from), target, at + from - first);
    }
    return at + end - first;
  }

  /** @param geometry of an element that is not there yet. */
  add(geometry: ElementGeometry): void {
    this.#rows.set(geometry.expressId, this.#elements.count);
    const row = this.#elements.add();
    const element = this.#elements.chunk(row);
    const at = this.#elements.place(row);
    if (geometry instanceof PackedElement) this.#addPacked(geometry, element, at);
    else {
      for (const placement of geometry.placements) this.#addPlacement(placement);
      writeElementNumbers(geometry, element, at);
    }
    element[at + PLACEMENTS_END] = this.#placements.count;
  }

  /** Copies from columns to columns. */
  #addPacked({ columns, element, first, end }: PackedElement, target: Float64Array, at: number): void {
    const { numbers, meshes, colors, matrices } = columns;
    const from = element * ELEMENT_NUMBERS;
    for (let number = 0; number < ELEMENT_NUMBERS; number++) target[at + number] = numbers[from + number] ?? 0;
    for (let placement = first; placement < end; placement++) {
      const row = this.#placements.add();
      const [chunk, place] = [this.#placements.chunk(row), this.#placements.place(row)];
      writePlacement(chunk, place, meshes[placement] ?? 0, colors, 4 * placement, matrices, 16 * placement);
    }
  }

  #addPlacement({ mesh, color, matrix }: Placement): void {
    const row = this.#placements.add();
    writePlacement(this.#placements.chunk(row), this.#placements.place(row), mesh, color, 0, matrix, 0);
  }

  /** Of an element; where those of the element before it end. */
  #firstPlacement(row: number): number {
    if (row === 0) return 0;
    return this.#elements.chunk(row - 1)[this.#elements.place(row - 1) + PLACEMENTS_END] ?? 0;
  }
}

/** Where the numbers of an element are, and its placements among the rows. */
interface Stored {
  readonly numbers: Float64Array;
  readonly at: number;
  readonly first: number;
  readonly end: number;
}

/** An element of the store; what it has is made when it is asked for. */
class StoredElement implements ElementGeometry {
  readonly expressId: number;
  readonly #stored: Stored;
  readonly #rows: Rows;

  constructor(expressId: number, stored: Stored, placements: Rows) {
    this.expressId = expressId;
    this.#stored = stored;
    this.#rows = placements;
  }

  get placements(): Placement[] {
    const { first, end } = this.#stored;
    const placements: Placement[] = [];
    for (let row = first; row < end; row++) {
      placements.push(placementIn(this.#rows.chunk(row), this.#rows.place(row)));
    }
    return placements;
  }

  get measures(): MeshMeasures {
    return measuresAt(this.#stored.numbers, this.#stored.at);
  }

  get wasInsideOut(): boolean {
    return wasInsideOutAt(this.#stored.numbers, this.#stored.at);
  }
}

/** Writes a placement whose colour and matrix begin somewhere in what is given. */
function writePlacement(
  rows: Float64Array,
  row: number,
  mesh: number,
  colors: ArrayLike<number>,
  color: number,
  matrices: Float64Array,
  matrix: number,
): void {
  rows[row] = mesh;
  for (let part = 0; part < 4; part++) rows[row + 1 + part] = colors[color + part] ?? 0;
  for (let column = 0; column < 4; column++) {
    for (let axis = 0; axis < 3; axis++) {
      rows[row + 5 + column * 3 + axis] = matrices[matrix + column * 4 + axis] ?? 0;
    }
  }
}

function copyPlacement(rows: Float64Array, row: number, target: PlacementColumns, at: number): void {
  const { meshes, colors, matrices } = target;
  meshes[at] = rows[row] ?? 0;
  for (let part = 0; part < 4; part++) colors[4 * at + part] = rows[row + 1 + part] ?? 0;
  for (let column = 0; column < 4; column++) {
    for (let axis = 0; axis < 3; axis++) matrices[16 * at + 4 * column + axis] = rows[row + 5 + 3 * column + axis] ?? 0;
  }
  matrices[16 * at + 15] = 1;
}

function placementIn(rows: Float64Array, row: number): Placement {
  const matrix = new Float64Array(16);
  for (let column = 0; column < 4; column++) {
    for (let axis = 0; axis < 3; axis++) matrix[4 * column + axis] = rows[row + 5 + 3 * column + axis] ?? 0;
  }
  matrix[15] = 1;
  const color = [rows[row + 1] ?? 0, rows[row + 2] ?? 0, rows[row + 3] ?? 0, rows[row + 4] ?? 0] as const;
  return { mesh: rows[row] ?? 0, color, matrix };
}

/**
 * Rows of numbers in pieces of one size, so that nothing is copied when there are more. A row is read and written by its
 * chunk and its place there: a view of it would take longer to make than to use.
 */
class Rows {
  count = 0;
  readonly #chunks: Float64Array[] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  /** Answers the number of one more row, all of it 0. */
  add(): number {
    if (this.count % ROWS_PER_CHUNK === 0) this.#chunks.push(new Float64Array(ROWS_PER_CHUNK * this.#width));
    return this.count++;
  }

  chunk(row: number): Float64Array {
    const chunk = this.#chunks[Math.floor(row / ROWS_PER_CHUNK)];
    if (chunk === undefined) throw new RangeError(`There is no row ${row}.`);
    return chunk;
  }

  place(row: number): number {
    return (row % ROWS_PER_CHUNK) * this.#width;
  }
}
