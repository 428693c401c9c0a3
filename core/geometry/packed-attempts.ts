import type { Body } from './body.ts';
import { ELEMENT_NUMBERS, measuresAt, wasInsideOutAt, writeElementNumbers } from './element-numbers.ts';
import type { Attempt } from './file-tessellator.ts';
import type { ElementGeometry, Placement } from './mesh.ts';

/** An attempt, and for which of the products it was made. */
export interface PositionedAttempt {
  readonly position: number;
  readonly attempt: Attempt;
}

/**
 * Attempts in a few large arrays: handed from thread to thread so, elements take a tenth of the time that their objects
 * do.
 */
export interface PackedAttempts {
  /** Of the elements that were produced. */
  readonly positions: Uint32Array;
  readonly expressIds: Uint32Array;
  /** What they are made of: numbers of `kinds`, whose 0 is not known. */
  readonly bodies: Uint16Array;
  readonly kinds: readonly (Body | undefined)[];
  readonly milliseconds: Float64Array;
  /** See `writeElementNumbers`. */
  readonly numbers: Float64Array;
  /** Placements of element `e` are those from `ends[e - 1]` up to `ends[e]`. */
  readonly ends: Uint32Array;
  readonly meshes: Uint32Array;
  /** Four per placement. */
  readonly colors: Float64Array;
  /** Sixteen per placement. */
  readonly matrices: Float64Array;
  /** Few as a rule. */
  readonly others: readonly PositionedAttempt[];
}

export function packAttempts(attempts: readonly PositionedAttempt[]): PackedAttempts {
  const positions: number[] = [];
  const others: PositionedAttempt[] = [];
  const produced: ElementGeometry[] = [];
  const bodies: number[] = [];
  const milliseconds: number[] = [];
  const kinds = new Kinds();
  let placements = 0;
  for (const positioned of attempts) {
    const { position, attempt } = positioned;
    if (attempt.status !== 'produced') others.push(positioned);
    else {
      positions.push(position);
      produced.push(attempt.geometry);
      bodies.push(kinds.numberOf(attempt.made));
      milliseconds.push(attempt.made?.milliseconds ?? 0);
      placements += attempt.geometry.placements.length;
    }
  }
  const numbers = new Float64Array(produced.length * ELEMENT_NUMBERS);
  const meshes = new Uint32Array(placements);
  const colors = new Float64Array(placements * 4);
  const matrices = new Float64Array(placements * 16);
  let end = 0;
  const ends = Uint32Array.from(produced, (geometry, element) => {
    writeElementNumbers(geometry, numbers, element * ELEMENT_NUMBERS);
    for (const { mesh, color, matrix } of geometry.placements) {
      meshes[end] = mesh;
      colors.set(color, end * 4);
      matrices.set(matrix, end * 16);
      end++;
    }
    return end;
  });
  const expressIds = Uint32Array.from(produced, ({ expressId }) => expressId);
  return {
    positions: Uint32Array.from(positions),
    expressIds,
    bodies: Uint16Array.from(bodies),
    kinds: kinds.list,
    milliseconds: Float64Array.from(milliseconds),
    numbers,
    ends,
    meshes,
    colors,
    matrices,
    others,
  };
}

/** @returns those that were produced first. The matrices are views of the packed ones. */
export function unpackAttempts(packed: PackedAttempts): PositionedAttempt[] {
  const attempts: PositionedAttempt[] = [];
  let first = 0;
  for (const [element, end] of packed.ends.entries()) {
    const placements: Placement[] = [];
    for (; first < end; first++) placements.push(placementAt(packed, first));
    const geometry = {
      expressId: packed.expressIds[element] ?? 0,
      placements,
      measures: measuresAt(packed.numbers, element * ELEMENT_NUMBERS),
      wasInsideOut: wasInsideOutAt(packed.numbers, element * ELEMENT_NUMBERS),
    };
    const body = packed.kinds[packed.bodies[element] ?? 0];
    const made = body && { ...body, milliseconds: packed.milliseconds[element] ?? 0 };
    const attempt = { status: 'produced', geometry, ...(made && { made }) } as const;
    attempts.push({ position: packed.positions[element] ?? 0, attempt });
  }
  return [...attempts, ...packed.others];
}

/** Numbers bodies; 0 is none. */
class Kinds {
  readonly list: (Body | undefined)[] = [undefined];

  numberOf(body: Body | undefined): number {
    if (body === undefined) return 0;
    const { item, openings } = body;
    const known = this.list.findIndex((one) => one !== undefined && one.item === item && one.openings === openings);
    return known >= 0 ? known : this.list.push({ item, openings }) - 1;
  }
}

function placementAt({ meshes, colors, matrices }: PackedAttempts, placement: number): Placement {
  const at = placement * 4;
  return {
    mesh: meshes[placement] ?? 0,
    color: [colors[at] ?? 0, colors[at + 1] ?? 0, colors[at + 2] ?? 0, colors[at + 3] ?? 0],
    matrix: matrices.subarray(placement * 16, placement * 16 + 16),
  };
}
