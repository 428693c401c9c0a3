import type { Body } from './body.ts';
import { ELEMENT_NUMBERS, writeElementNumbers } from './element-numbers.ts';
import type { Attempt } from './file-tessellator.ts';
import type { ElementGeometry } from './mesh.ts';
import { PackedElement, type PackedElements } from './packed-element.ts';

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

/** @returns columns that all lie in one piece of memory, so that one copy of it takes them from thread to thread. */
export function packAttempts(attempts: readonly PositionedAttempt[]): PackedAttempts {
  const others: PositionedAttempt[] = [];
  const kinds = new Kinds();
  let placements = 0;
  for (const positioned of attempts) {
    const { attempt } = positioned;
    if (attempt.status === 'produced') placements += attempt.geometry.placements.length;
    else others.push(positioned);
  }
  const columns = columnsFor(attempts.length - others.length, placements);
  let element = 0;
  let end = 0;
  for (const { position, attempt } of attempts) {
    if (attempt.status !== 'produced') continue;
    const { geometry, made } = attempt;
    columns.positions[element] = position;
    columns.expressIds[element] = geometry.expressId;
    columns.bodies[element] = kinds.numberOf(made);
    columns.milliseconds[element] = made === undefined ? 0 : made.milliseconds;
    writeElementNumbers(geometry, columns.numbers, element * ELEMENT_NUMBERS);
    end = writePlacements(geometry, columns, end);
    columns.ends[element++] = end;
  }
  return { ...columns, kinds: kinds.list, others };
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

/** Columns of numbers, those of eight bytes first, as they have to begin on multiples of 8. */
function columnsFor(elements: number, placements: number) {
  const doubles = elements * (ELEMENT_NUMBERS + 1) + placements * (4 + 16);
  const words = elements * 3 + placements;
  const memory = new ArrayBuffer(doubles * 8 + words * 4 + elements * 2);
  let at = 0;
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
  new (memory: ArrayBuffer, offset: number, length: number): Column;
}

/** Writes the element's placements behind the others; answers where they end. Number by number: `set` takes longer. */
function writePlacements({ placements }: ElementGeometry, { meshes, colors, matrices }: PackedElements, first: number) {
  let at = first;
  for (const { mesh, color, matrix } of placements) {
    meshes[at] = mesh;
    for (let part = 0; part < 4; part++) colors[at * 4 + part] = color[part] ?? 0;
    for (let entry = 0; entry < 16; entry++) matrices[at * 16 + entry] = matrix[entry] ?? 0;
    at++;
  }
  return at;
}

/** Numbers bodies; 0 is none. */
class Kinds {
  readonly list: (Body | undefined)[] = [undefined];

  numberOf(body: Body | undefined): number {
    if (body === undefined) return 0;
    const { item, openings } = body;
    for (let number = 1; number < this.list.length; number++) {
      const known = this.list[number];
      if (known !== undefined && known.item === item && known.openings === openings) return number;
    }
    return this.list.push({ item, openings }) - 1;
  }
}
