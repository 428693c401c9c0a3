import type { MeshMeasures } from '#core/model';
import type { Attempt } from './file-tessellator.ts';
import type { ElementGeometry, Placement } from './mesh.ts';

/** Box, area, volume, centroid, triangles. */
const NUMBERS_PER_ELEMENT = 12;
const CLOSED = 1;
const INSIDE_OUT = 2;

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
  readonly flags: Uint8Array;
  readonly measures: Float64Array;
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
  let placements = 0;
  for (const positioned of attempts) {
    const { position, attempt } = positioned;
    if (attempt.status !== 'produced') others.push(positioned);
    else {
      positions.push(position);
      produced.push(attempt.geometry);
      placements += attempt.geometry.placements.length;
    }
  }
  const measures = new Float64Array(produced.length * NUMBERS_PER_ELEMENT);
  const meshes = new Uint32Array(placements);
  const colors = new Float64Array(placements * 4);
  const matrices = new Float64Array(placements * 16);
  let end = 0;
  const ends = Uint32Array.from(produced, (geometry, element) => {
    packMeasures(geometry.measures, measures, element * NUMBERS_PER_ELEMENT);
    for (const { mesh, color, matrix } of geometry.placements) {
      meshes[end] = mesh;
      colors.set(color, end * 4);
      matrices.set(matrix, end * 16);
      end++;
    }
    return end;
  });
  const expressIds = Uint32Array.from(produced, ({ expressId }) => expressId);
  const flags = Uint8Array.from(produced, flagsOf);
  return {
    positions: Uint32Array.from(positions),
    expressIds,
    flags,
    measures,
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
      measures: measuresAt(packed, element),
      wasInsideOut: ((packed.flags[element] ?? 0) & INSIDE_OUT) !== 0,
    };
    attempts.push({ position: packed.positions[element] ?? 0, attempt: { status: 'produced', geometry } });
  }
  return [...attempts, ...packed.others];
}

const flagsOf = ({ measures, wasInsideOut }: ElementGeometry): number =>
  (measures.closed ? CLOSED : 0) | (wasInsideOut ? INSIDE_OUT : 0);

function packMeasures(
  { box, area, volume, centroid, triangles }: MeshMeasures,
  target: Float64Array,
  at: number,
): void {
  target.set(box.min, at);
  target.set(box.max, at + 3);
  target.set(centroid, at + 6);
  target[at + 9] = area;
  target[at + 10] = volume;
  target[at + 11] = triangles;
}

function measuresAt({ measures, flags }: PackedAttempts, element: number): MeshMeasures {
  const at = element * NUMBERS_PER_ELEMENT;
  const number = (offset: number) => measures[at + offset] ?? 0;
  return {
    triangles: number(11),
    box: { min: [number(0), number(1), number(2)], max: [number(3), number(4), number(5)] },
    area: number(9),
    volume: number(10),
    centroid: [number(6), number(7), number(8)],
    closed: ((flags[element] ?? 0) & CLOSED) !== 0,
  };
}

function placementAt({ meshes, colors, matrices }: PackedAttempts, placement: number): Placement {
  const at = placement * 4;
  return {
    mesh: meshes[placement] ?? 0,
    color: [colors[at] ?? 0, colors[at + 1] ?? 0, colors[at + 2] ?? 0, colors[at + 3] ?? 0],
    matrix: matrices.subarray(placement * 16, placement * 16 + 16),
  };
}
