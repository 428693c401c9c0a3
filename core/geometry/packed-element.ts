import type { MeshMeasures } from '#core/model';
import { ELEMENT_NUMBERS, measuresAt, wasInsideOutAt } from './element-numbers.ts';
import type { ElementGeometry, Placement } from './mesh.ts';

/** Elements in columns. */
export interface PackedElements {
  readonly expressIds: Uint32Array;
  /** See `writeElementNumbers`. */
  readonly numbers: Float64Array;
  /** Placements of element `e` are those from `ends[e - 1]` up to `ends[e]`. */
  readonly ends: Uint32Array;
  readonly meshes: Uint32Array;
  /** Four per placement. */
  readonly colors: Float64Array;
  /** Sixteen per placement. */
  readonly matrices: Float64Array;
}

/** Writes placements behind so many others. Number by number: `set` takes longer. */
export function writePlacements(
  placements: readonly Placement[],
  { meshes, colors, matrices }: Pick<PackedElements, 'meshes' | 'colors' | 'matrices'>,
  first: number,
): void {
  let at = first;
  for (const { mesh, color, matrix } of placements) {
    meshes[at] = mesh;
    for (let part = 0; part < 4; part++) colors[at * 4 + part] = color[part] ?? 0;
    for (let entry = 0; entry < 16; entry++) matrices[at * 16 + entry] = matrix[entry] ?? 0;
    at++;
  }
}

/**
 * An element that stays in its columns: its placements and measures become objects when they are asked for, each time
 * anew. Whoever keeps numbers copies them from `columns`: 18,000 elements then take a quarter of the time.
 */
export class PackedElement implements ElementGeometry {
  readonly columns: PackedElements;
  /** Its number among those in the columns. */
  readonly element: number;

  constructor(columns: PackedElements, element: number) {
    this.columns = columns;
    this.element = element;
  }

  get expressId(): number {
    return this.columns.expressIds[this.element] ?? 0;
  }

  /** Its first placement in the columns. */
  get first(): number {
    return this.element === 0 ? 0 : (this.columns.ends[this.element - 1] ?? 0);
  }

  /** The first placement in the columns that is not its own any more. */
  get end(): number {
    return this.columns.ends[this.element] ?? 0;
  }

  /** The matrices are views of the packed ones. */
  get placements(): readonly Placement[] {
    const placements: Placement[] = [];
    for (let at = this.first; at < this.end; at++) placements.push(placementAt(this.columns, at));
    return placements;
  }

  get measures(): MeshMeasures {
    return measuresAt(this.columns.numbers, this.element * ELEMENT_NUMBERS);
  }

  get wasInsideOut(): boolean {
    return wasInsideOutAt(this.columns.numbers, this.element * ELEMENT_NUMBERS);
  }
}

function placementAt({ meshes, colors, matrices }: PackedElements, placement: number): Placement {
  const at = placement * 4;
  return {
    mesh: meshes[placement] ?? 0,
    color: [colors[at] ?? 0, colors[at + 1] ?? 0, colors[at + 2] ?? 0, colors[at + 3] ?? 0],
    matrix: matrices.subarray(placement * 16, placement * 16 + 16),
  };
}
