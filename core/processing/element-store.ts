import type { ElementGeometry, Placement } from '#core/geometry';
import type { MeshMeasures } from '#core/model';

/** Elements, or placements, whose numbers lie in one piece of memory. */
const ROWS_PER_CHUNK = 1 << 12;
/** Box, centroid, area, volume, triangles, flags, and where the element's placements end. */
const ELEMENT = 14;
/** Mesh, colour, and the matrix without its last row. */
const PLACEMENT = 17;
const CLOSED = 1;
const INSIDE_OUT = 2;

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
    return row === undefined ? undefined : this.#at(expressId, row);
  }

  *values(): Generator<ElementGeometry> {
    for (const [expressId, row] of this.#rows) yield this.#at(expressId, row);
  }

  /** @param geometry of an element that is not there yet. */
  add({ expressId, placements, measures, wasInsideOut }: ElementGeometry): void {
    const { box, centroid, area, volume, triangles, closed } = measures;
    this.#rows.set(expressId, this.#elements.count);
    for (const placement of placements) this.#addPlacement(placement);
    const element = this.#elements.next();
    element.set(box.min, 0);
    element.set(box.max, 3);
    element.set(centroid, 6);
    element[9] = area;
    element[10] = volume;
    element[11] = triangles;
    element[12] = (closed ? CLOSED : 0) | (wasInsideOut ? INSIDE_OUT : 0);
    element[13] = this.#placements.count;
  }

  #addPlacement({ mesh, color, matrix }: Placement): void {
    const row = this.#placements.next();
    row[0] = mesh;
    row.set(color, 1);
    for (let column = 0; column < 4; column++) {
      row[5 + column * 3] = matrix[column * 4] ?? 0;
      row[6 + column * 3] = matrix[column * 4 + 1] ?? 0;
      row[7 + column * 3] = matrix[column * 4 + 2] ?? 0;
    }
  }

  #at(expressId: number, row: number): ElementGeometry {
    const element = this.#elements.at(row);
    const first = row === 0 ? 0 : (this.#elements.at(row - 1)[13] ?? 0);
    const placementsBetween = (from: number, to: number) => this.#placementsBetween(from, to);
    return {
      expressId,
      get placements() {
        return placementsBetween(first, element[13] ?? 0);
      },
      get measures() {
        return measuresIn(element);
      },
      wasInsideOut: ((element[12] ?? 0) & INSIDE_OUT) !== 0,
    };
  }

  #placementsBetween(from: number, to: number): Placement[] {
    const placements: Placement[] = [];
    for (let at = from; at < to; at++) placements.push(placementIn(this.#placements.at(at)));
    return placements;
  }
}

function measuresIn(element: Float64Array): MeshMeasures {
  const number = (at: number) => element[at] ?? 0;
  return {
    triangles: number(11),
    box: { min: [number(0), number(1), number(2)], max: [number(3), number(4), number(5)] },
    area: number(9),
    volume: number(10),
    centroid: [number(6), number(7), number(8)],
    closed: (number(12) & CLOSED) !== 0,
  };
}

function placementIn(row: Float64Array): Placement {
  const matrix = new Float64Array(16);
  for (let column = 0; column < 4; column++) {
    matrix[column * 4] = row[5 + column * 3] ?? 0;
    matrix[column * 4 + 1] = row[6 + column * 3] ?? 0;
    matrix[column * 4 + 2] = row[7 + column * 3] ?? 0;
  }
  matrix[15] = 1;
  return { mesh: row[0] ?? 0, color: [row[1] ?? 0, row[2] ?? 0, row[3] ?? 0, row[4] ?? 0], matrix };
}

/** Rows of numbers in pieces of one size, so that nothing is copied when there are more. */
class Rows {
  count = 0;
  readonly #chunks: Float64Array[] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  /** A view of one more row, all of it 0. */
  next(): Float64Array {
    if (this.count % ROWS_PER_CHUNK === 0) this.#chunks.push(new Float64Array(ROWS_PER_CHUNK * this.#width));
    return this.at(this.count++);
  }

  at(row: number): Float64Array {
    const from = (row % ROWS_PER_CHUNK) * this.#width;
    const chunk = this.#chunks[Math.floor(row / ROWS_PER_CHUNK)];
    if (chunk === undefined) throw new RangeError(`There is no row ${row}.`);
    return chunk.subarray(from, from + this.#width);
  }
}
