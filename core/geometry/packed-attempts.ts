import type { Body } from './body.ts';
import { ELEMENT_NUMBERS, writeElementNumbers } from './element-numbers.ts';
import type { Attempt } from './file-tessellator.ts';
import type { ElementGeometry } from './mesh.ts';
import { PackedElement, type PackedElements, writePlacements } from './packed-element.ts';

/** An attempt, and for which of the products it was made. */
export interface PositionedAttempt {
  readonly position: number;
  readonly attempt: Attempt;
}

/**
 * Attempts in a few large arrays: handed from thread to thread so, elements take a tenth of the time that their objects
 * do.
 */
export interface PackedAttempts extends PackedElements {
  /** Of the elements that were produced. */
  readonly positions: Uint32Array;
  /** What they are made of: numbers of `kinds`, whose 0 is not known. */
  readonly bodies: Uint16Array;
  readonly kinds: readonly (Body | undefined)[];
  readonly milliseconds: Float64Array;
  /** Few as a rule. */
  readonly others: readonly PositionedAttempt[];
}

/** How many attempts there are; those that produced something come first. */
export const countOf = ({ positions, others }: PackedAttempts): number => positions.length + others.length;

/** For which of the products attempt `at` was made. */
export function positionAt({ positions, others }: PackedAttempts, at: number): number {
  return (at < positions.length ? positions[at] : others[at - positions.length]?.position) ?? 0;
}

/** Attempt `at`; an element that it produced stays in the columns. */
export function attemptAt(packed: PackedAttempts, at: number): Attempt {
  const produced = packed.positions.length;
  if (at >= produced) {
    const other = packed.others[at - produced];
    if (other === undefined) throw new RangeError(`There is no attempt ${at}.`);
    return other.attempt;
  }
  const geometry = new PackedElement(packed, at);
  const body = packed.kinds[packed.bodies[at] ?? 0];
  if (body === undefined) return { status: 'produced', geometry };
  const { item, openings } = body;
  return { status: 'produced', geometry, made: { item, openings, milliseconds: packed.milliseconds[at] ?? 0 } };
}

/** An element in columns: in those that it is in, or alone. */
export function packElement(geometry: ElementGeometry): PackedElement {
  if (geometry instanceof PackedElement) return geometry;
  const { placements, expressId } = geometry;
  const columns = columnsFor(1, placements.length);
  columns.expressIds[0] = expressId;
  columns.ends[0] = placements.length;
  writePlacements(placements, columns, 0);
  writeElementNumbers(geometry, columns.numbers, 0);
  return new PackedElement(columns, 0);
}

/** Columns for so many elements and placements, all 0: in one piece of memory, which threads share instead of copying it. */
export function columnsFor(elements: number, placements: number) {
  const doubles = elements * (ELEMENT_NUMBERS + 1) + placements * (4 + 16);
  const words = elements * 3 + placements;
  const memory = new SharedArrayBuffer(doubles * 8 + words * 4 + elements * 2);
  let at = 0;
  // Those of eight bytes first, as they have to begin on multiples of 8.
  const numbers = <Column>(Type: ColumnType<Column>, length: number): Column => {
    const column = new Type(memory, at, length);
    at += length * Type.BYTES_PER_ELEMENT;
    return column;
  };
  return {
    numbers: numbers(Float64Array, elements * ELEMENT_NUMBERS),
    milliseconds: numbers(Float64Array, elements),
    colors: numbers(Float64Array, placements * 4),
    matrices: numbers(Float64Array, placements * 16),
    positions: numbers(Uint32Array, elements),
    expressIds: numbers(Uint32Array, elements),
    ends: numbers(Uint32Array, elements),
    meshes: numbers(Uint32Array, placements),
    bodies: numbers(Uint16Array, elements),
  };
}

interface ColumnType<Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: SharedArrayBuffer, offset: number, length: number): Column;
}
